import fs from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, expect, type Page, test as base } from '@playwright/test';
import { Caller } from '../support/caller.ts';
import { freePort } from '../support/free-port.ts';
import { type Host, startHost } from '../support/host.ts';
import { ClinicServer, isOnServer, putOnServer } from './on-server.ts';
import { temporary } from './temporary.ts';
import { enterInElectron, hostedInElectron, isInElectron, openInElectron } from './electron-host.ts';

export { expect, type Page, temporary };

export const DEMO_PASSWORD = 'demo-clinic-2026';
export const ADMIN = 'admin@clinic.example';
export const DESK = 'desk@clinic.example';

/** A host that can be stopped and started again at the same address, with the same data. */
export interface TestHost extends Pick<Host, 'rpc' | 'stop'> {
  url: string;
  restart(): Promise<void>;
}

interface WorkerFixtures {
  /** A folder with a demonstration clinic, made once; each test gets a copy. */
  template: string;
  /** The same on a server, for tests that look at several desks, and for all where PostgreSQL keeps the data. */
  clinicServer: ClinicServer;
}

interface WindowOptions extends BrowserContextOptions {
  /** The screen that it opens with, such as `/#/bookings`; without it, the one that everybody begins with. */
  at?: string;
}

export type Open = (email?: string, options?: WindowOptions) => Promise<Page>;

interface Fixtures {
  /** The built application with the demonstration clinic, for this test alone. */
  host: TestHost;
  /** The built application on an empty folder. */
  emptyHost: TestHost;
  /** A program signed in as the demonstration's admin. */
  admin: Caller;
  /** Opens a window of its own at the demonstration; signed in when an email is given. */
  open: Open;
  /** The same at another host. */
  openAt: (host: TestHost, email?: string, options?: WindowOptions) => Promise<Page>;
}

type Use = (host: TestHost) => Promise<void>;

async function hostInFile({ template }: Pick<WorkerFixtures, 'template'>, use: Use): Promise<void> {
  const folder = temporary('demo');
  fs.cpSync(template, folder, { recursive: true });
  await hosted(folder, use);
}

// oxlint-disable-next-line no-empty-pattern -- Playwright reads the names out of the pattern
async function emptyHostInFile({}: object, use: Use): Promise<void> {
  await hosted(temporary('empty'), use);
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  template: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names out of the pattern
    async ({}, use) => {
      const folder = temporary('template');
      await (await startHost(folder, ['--demo'])).stop();
      // Closing made one; most tests begin with a clinic that has none.
      fs.rmSync(path.join(folder, 'backups'), { recursive: true, force: true });
      await use(folder);
      fs.rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  clinicServer: [
    // oxlint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const server = await ClinicServer.start();
      await use(server);
      await server.end();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  host: isOnServer
    ? async ({ clinicServer }, use) => {
        await hosted(await folderOnServer(clinicServer, 'demo'), use);
      }
    : hostInFile,

  emptyHost: isOnServer
    ? async ({ clinicServer }, use) => {
        await hosted(await folderOnServer(clinicServer, 'empty'), use);
      }
    : emptyHostInFile,

  admin: async ({ host }, use) => {
    await use(await Caller.signIn(host, ADMIN, DEMO_PASSWORD));
  },

  open: async ({ host, openAt }, use) => {
    await use((email, options) => openAt(host, email, options));
  },

  openAt: async ({ browser }, use) => {
    const windows: Window[] = [];
    await use(async ({ url }, email, { at = '/', ...options } = {}) => {
      const window = await openWindow(browser, { ...options, baseURL: url });
      windows.push(window);
      if (email) await enter(window.page, email);
      await window.page.goto(at);
      return window.page;
    });
    for (const { page, mistakes } of windows) {
      if (!isInElectron) await page.context().close();
      expect(mistakes, 'nothing goes wrong in the page itself').toEqual([]);
    }
  },
});

/** The same for what begins with a clinic in a file, wherever the others have theirs. */
export const testInFile = test.extend<Pick<Fixtures, 'host' | 'emptyHost'>>({
  host: hostInFile,
  emptyHost: emptyHostInFile,
});

interface Window {
  page: Page;
  /** Exceptions, complaints of React or the content security policy, and dialogs that a script opened. */
  mistakes: string[];
}

async function openWindow(browser: Browser, options: BrowserContextOptions): Promise<Window> {
  const page = isInElectron
    ? await openInElectron(options.baseURL ?? '', options)
    : await (await browser.newContext(options)).newPage();
  const mistakes: string[] = [];
  page.on('pageerror', (error) => mistakes.push(String(error)));
  page.on('console', (message) => {
    // The browser logs each refused call by itself.
    const isOurs = !message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && isOurs) mistakes.push(message.text());
  });
  page.on('dialog', (dialog) => {
    mistakes.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { page, mistakes };
}

/** Signs in as the page does, without its form: the tests of the form are in `sign-in.spec.ts`. */
async function enter(page: Page, email: string): Promise<void> {
  if (isInElectron) return expect(await enterInElectron(page, email, DEMO_PASSWORD)).toBe(true);
  const answer = await page.request.post('/rpc/auth.login', { data: { email, password: DEMO_PASSWORD } });
  expect(answer.ok(), `${email} can sign in`).toBe(true);
}

/** A host on a folder, which is gone with it. */
export async function hosted(folder: string, use: (host: TestHost) => Promise<void>): Promise<void> {
  if (isInElectron) return hostedInElectron(folder, use);
  const port = await freePort();
  let running = await startHost(folder, [], port);
  try {
    await use({
      url: running.url,
      rpc: (...call) => running.rpc(...call),
      stop: () => running.stop(),
      restart: async () => {
        await running.stop();
        running = await startHost(folder, [], port);
      },
    });
  } finally {
    // What it would put away at an end goes with the folder.
    await running.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function folderOnServer(server: ClinicServer, of: 'demo' | 'empty'): Promise<string> {
  const folder = temporary(of);
  putOnServer(folder, await server.database(of), 'Desk');
  return folder;
}

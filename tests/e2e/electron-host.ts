/**
 * The same tests in the real Electron: `MEDIBOOK_HOST=electron`. Windows are the app's own, and what a test asks beside
 * them goes through further windows, each with a sign-in of its own. A test of what only a browser has (the wire, a
 * server that stops, downloads, a locale of one window) skips itself where it first asks for that.
 */
import fs from 'node:fs';
import path from 'node:path';
import {
  _electron,
  type BrowserContextOptions,
  type ElectronApplication,
  type Page,
  test,
} from '@playwright/test';
import type { Input, Output, ProcedureName } from '../../src/shared/contract/index.ts';
import type { Result } from '../../src/shared/errors.ts';
import type { TestHost } from './fixtures.ts';

export const isInElectron = process.env['MEDIBOOK_HOST'] === 'electron';

const ORIGIN = 'app://medibook';
const VIEWPORT = { width: 1280, height: 800 };
/** What a context of a browser can be given, and a window of Electron cannot. */
const BROWSER_OPTIONS = ['locale', 'timezoneId', 'javaScriptEnabled', 'offline', 'storageState'] as const;

interface Bridge {
  medibook: { call: (name: string, input: unknown) => Promise<Result<unknown>> };
}

interface Running {
  app: ElectronApplication;
  /** The window that the app opened by itself, until somebody takes it. */
  first: Page | null;
}
const running = new Map<string, Running>();

/** The app on a folder, which is gone with it. */
export async function hostedInElectron(
  folder: string,
  use: (host: TestHost) => Promise<void>,
): Promise<void> {
  const app = await launch(folder);
  const url = `electron:${folder}`;
  running.set(url, { app, first: await app.firstWindow() });
  const desks = new Map<string, Page>();
  try {
    await use({
      url,
      rpc: async (name, input, token = '') => {
        const isLogin = name === 'auth.login';
        const desk = (!isLogin && desks.get(token)) || (await freshPage(url));
        const signedIn = isLogin ? `desk-${desks.size}` : token;
        desks.set(signedIn, desk);
        return withToken(await callIn(desk, name, input), signedIn);
      },
      stop: async () => needsBrowser('a server that stops'),
      restart: async () => needsBrowser('a server that is started again'),
    });
  } finally {
    running.delete(url);
    await app.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function launch(folder: string): Promise<ElectronApplication> {
  // Chromium refuses its sandbox to root; everybody else keeps it.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [path.resolve(import.meta.dirname, '../..'), '--data', folder, '--lang=en-GB', ...sandbox];
  return _electron.launch({ args });
}

/** A window for the test to look at, at the start page. */
export async function openInElectron(url: string, options: BrowserContextOptions): Promise<Page> {
  for (const option of BROWSER_OPTIONS) if (options[option] !== undefined) needsBrowser(option);
  const page = await freshPage(url);
  await page.setViewportSize(options.viewport ?? VIEWPORT);
  const { colorScheme = null, reducedMotion = null, forcedColors = null } = options;
  await page.emulateMedia({ colorScheme, reducedMotion, forcedColors });
  return asInBrowser(page);
}

/** Signs a window in as its page does, without its form. */
export async function enterInElectron(page: Page, email: string, password: string): Promise<boolean> {
  return (await callIn(page, 'auth.login', { email, password })).ok;
}

async function freshPage(url: string): Promise<Page> {
  const host = running.get(url);
  if (!host) throw new Error(`Nobody runs at ${url}`);
  const page = host.first ?? (await newWindow(host.app));
  host.first = null;
  await page.waitForLoadState();
  return page;
}

/** By the menu, as a person does. */
async function newWindow(app: ElectronApplication): Promise<Page> {
  const opened = app.waitForEvent('window');
  await app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    items.find(({ accelerator }) => accelerator === 'CmdOrCtrl+Shift+N')?.click();
  });
  return opened;
}

function callIn<N extends ProcedureName>(page: Page, name: N, input: Input<N>): Promise<Result<Output<N>>> {
  const asked = page.evaluate(
    ([name, input]) => (globalThis as unknown as Bridge).medibook.call(name, input),
    [name, input] as const,
  );
  return asked as Promise<Result<Output<N>>>;
}

/** The token stays in main: to whoever asked, the window is named in its place. */
function withToken<T>(answer: Result<T>, token: string): Result<T> {
  const hasToken = answer.ok && typeof answer.value === 'object' && answer.value && 'token' in answer.value;
  return hasToken ? { ...answer, value: { ...answer.value, token } } : answer;
}

/** Addresses are the app's own, and what needs the wire says so. */
function asInBrowser(page: Page): Page {
  const goto = page.goto.bind(page);
  const waitForEvent = page.waitForEvent.bind(page) as (event: string, options?: object) => Promise<never>;
  Object.defineProperty(page, 'request', { get: () => needsBrowser('requests of its own') });
  const isOfBrowser = (event: string) => event === 'download' || event === 'filechooser';
  return Object.assign(page, {
    goto: (address: string, options?: object) => goto(new URL(address, `${ORIGIN}/`).href, options),
    route: async () => needsBrowser('requests on the wire'),
    waitForEvent: async (event: string, options?: object) =>
      isOfBrowser(event) ? needsBrowser(`a ${event} of the browser`) : waitForEvent(event, options),
  });
}

function needsBrowser(what: string): never {
  test.info().skip(true, `Only a browser has this: ${what}`);
  throw new Error('Playwright has skipped this test');
}

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { type Host, startHost } from '../support/host.ts';

export { expect };

export const DEMO_PASSWORD = 'demo-clinic-2026';
export const ADMIN = 'admin@clinic.example';
export const DESK = 'desk@clinic.example';

interface WorkerFixtures {
  /** A folder with a demonstration clinic, made once; each test gets a copy. */
  template: string;
}

interface Fixtures {
  /** The built application with the demonstration clinic, for this test alone. */
  host: Host;
  /** The built application on an empty folder. */
  emptyHost: Host;
  /** Opens the application in a window of its own, signed in when an email is given. */
  open: (email?: string) => Promise<Page>;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  template: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names out of the pattern
    async ({}, use) => {
      const folder = temporary('template');
      await (await startHost(folder, ['--demo'])).stop();
      await use(folder);
      fs.rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  host: async ({ template }, use) => {
    const folder = temporary('demo');
    fs.cpSync(template, folder, { recursive: true });
    await hosted(folder, use);
  },

  // oxlint-disable-next-line no-empty-pattern -- as above
  emptyHost: async ({}, use) => {
    await hosted(temporary('empty'), use);
  },

  open: async ({ browser, host }, use) => {
    const pages: Page[] = [];
    await use(async (email) => {
      const context = await browser.newContext({ baseURL: host.url });
      const page = await context.newPage();
      pages.push(page);
      await page.goto('/');
      if (email) await signIn(page, email);
      return page;
    });
    for (const page of pages) await page.context().close();
  },
});

/** Signs in on the screen, as a person does. */
export async function signIn(page: Page, email: string, password = DEMO_PASSWORD): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
}

async function hosted(folder: string, use: (host: Host) => Promise<void>): Promise<void> {
  const host = await startHost(folder);
  await use(host);
  await host.stop();
  fs.rmSync(folder, { recursive: true, force: true });
}

function temporary(name: string): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), `medibook-${name}-`));
}

/** The demonstration clinic on a morning that is always the same, for pictures that change only with the screens. */
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { speechIn, type Words } from './guide-words.ts';
import type { Browser, Page } from '@playwright/test';
import type { Language } from '../../src/shared/languages.ts';
import { Caller } from '../support/caller.ts';
import { type Host, startHost } from '../support/host.ts';
import { ADMIN, DEMO_PASSWORD, temporary } from './fixtures.ts';

/** A Tuesday morning; the clinic's clock stands there. */
export const TODAY = '2027-03-09';
const NOW = Date.parse(`${TODAY}T10:14:00Z`);
const CLOCK = pathToFileURL(path.resolve(import.meta.dirname, '../support/still-clock.mjs')).href;

export const SIZE = { width: 1120, height: 760 };

export interface StillClinic {
  admin: Caller;
  page: Page;
  say: Words;
  /** Puts a folder that a clinic might have in the place of the one that it lies in here. */
  hideFolder: () => Promise<void>;
  /** Goes to a host where nothing is set up yet. */
  openEmpty: () => Promise<void>;
}

async function startStill(folder: string, options: string[]): Promise<Host> {
  const before = { ...process.env };
  Object.assign(process.env, {
    NODE_OPTIONS: `--import=${CLOCK}`,
    MEDIBOOK_TEST_NOW: String(NOW),
    TZ: 'UTC',
  });
  try {
    return await startHost(folder, options);
  } finally {
    process.env = before;
  }
}

/** What the desk has noted by then. */
async function morning(admin: Caller): Promise<void> {
  const today = await admin.bookings({ status: 'CONFIRMED', date: TODAY });
  const from = (time: string) => today.filter(({ startsAt }) => startsAt >= `${TODAY}T${time}`);
  const early = today.filter(({ startsAt }) => startsAt < `${TODAY}T10:00`);
  for (const [index, { id }] of early.entries()) {
    await admin.call('bookings.mark', { id, state: index % 9 === 4 ? 'NO_SHOW' : 'ARRIVED' });
    if (index % 9 !== 4) await admin.call('bookings.mark', { id, state: 'DONE' });
  }
  const next = from('10:00').toReversed();
  for (const { id } of next.slice(0, 9)) await admin.call('bookings.mark', { id, state: 'ARRIVED' });
  for (const { id } of next.slice(0, 5)) await admin.call('bookings.mark', { id, state: 'IN_ROOM' });
  for (const { id } of next.slice(12, 20)) {
    await admin.call('bookings.update', { id, isPatientConfirmed: true });
  }
}

async function hideFolder(page: Page, folder: string): Promise<void> {
  await page.evaluate((shown) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      text.textContent = (text.textContent ?? '').replace(shown, '/home/clinic');
    }
  }, folder);
}

export async function withStillClinic(
  browser: Browser,
  language: Language,
  use: (clinic: StillClinic) => Promise<void>,
): Promise<void> {
  const [folder, emptyFolder] = [temporary('still'), temporary('still-empty')];
  let empty: Host | undefined;
  const host = await startStill(folder, ['--demo']);
  try {
    const admin = await Caller.signIn(host, ADMIN, DEMO_PASSWORD);
    await admin.call('settings.update', { language });
    await morning(admin);
    const context = await browser.newContext({
      baseURL: host.url,
      viewport: SIZE,
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await page.clock.setFixedTime(NOW);
    await page.request.post('/rpc/auth.login', { data: { email: ADMIN, password: DEMO_PASSWORD } });
    await page.goto('/');
    await use({
      admin,
      page,
      say: speechIn(language),
      hideFolder: () => hideFolder(page, folder),
      openEmpty: async () => {
        empty = await startStill(emptyFolder, []);
        await page.goto(empty.url);
        await page.evaluate((own) => localStorage.setItem('medibook.language', own), language);
        await page.reload();
      },
    });
    await context.close();
  } finally {
    await host.kill();
    await empty?.kill();
    for (const each of [folder, emptyFolder]) fs.rmSync(each, { recursive: true, force: true });
  }
}

/** The window at a clinic of ten years, in a real Chromium: `node bench/window.ts`. Needs a build. */
import fs from 'node:fs';
import os from 'node:os';
import { type BrowserContext, chromium, expect, type Page } from '@playwright/test';
import { findBrowser } from '../scripts/find-browser.mjs';
import { addDays, dateAt, isWeekend } from '../src/shared/calendar.ts';
import { BookingPanel } from '../tests/e2e/pages/booking-panel.ts';
import { dayAt } from '../tests/e2e/pages/day.ts';
import { Caller } from '../tests/support/caller.ts';
import { freePort } from '../tests/support/free-port.ts';
import { type Host, startHost } from '../tests/support/host.ts';
import { ADMIN, bigClinic, DESK, PASSWORD, SIZES, ZONE } from './big-clinic.ts';
import { percentile } from './clients.ts';
import { type Noted, takeNotes } from './window-page.ts';

const STARTS = 6;
const ARROWS = 60;
const OPENINGS = 12;
const BOOKINGS = 30;
const CHANGES_OF_A_DAY = 500;
/** On a busy computer a step may take long; what it takes is measured in the page. */
const PATIENTLY = { timeout: 60_000 };
const NAMES = ['maria', 'anna', 'smith', 'garcia', 'berg'];

const began = performance.now();
console.log(`${os.cpus()[0]?.model}, ${os.cpus().length} cores, Node ${process.versions.node}`);
const { folder } = await bigClinic(SIZES['100×']);
const port = await freePort();
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
let host: Host | undefined;
try {
  host = await startHost(folder, [], port);
  const context = await signedIn(host);
  console.log('\n| what | times | p50 | p95 | max |\n| --- | --- | --- | --- | --- |');
  host = await measureStarts(context, host);
  const page = await openDay(context);
  await measureKeys(page);
  await measureBookings(page);
  await measureMemory(page, host);
} finally {
  await browser.close();
  await host?.kill();
  fs.rmSync(folder, { recursive: true, force: true });
}
console.log(`\nThis took ${((performance.now() - began) / 1000).toFixed(0)} s`);

async function signedIn({ url }: Host): Promise<BrowserContext> {
  const viewport = { width: 1600, height: 900 };
  const context = await browser.newContext({ baseURL: url, viewport, locale: 'en-GB' });
  await context.addInitScript(takeNotes);
  await context.request.post('/rpc/auth.login', { data: { email: DESK, password: PASSWORD } });
  return context;
}

/** From starting the program until its line, and from then until the board of today can be seen. */
async function measureStarts(context: BrowserContext, running: Host): Promise<Host> {
  const [ready, usable, together]: [number[], number[], number[]] = [[], [], []];
  let current = running;
  for (let start = 0; start < STARTS; start += 1) {
    await current.kill();
    const from = performance.now();
    current = await startHost(folder, [], port);
    ready.push(performance.now() - from);
    const page = await context.newPage();
    await page.goto(dayAt(workingDay()));
    await expect.poll(async () => (await notedOn(page)).usable ?? 0, PATIENTLY).toBeGreaterThan(0);
    usable.push((await notedOn(page)).usable ?? 0);
    await page.close();
    together.push((ready.at(-1) ?? 0) + (usable.at(-1) ?? 0));
  }
  row('from starting the program until it answers', ready);
  row('from opening the page until the board is painted', usable);
  row('together: from start to usable', together);
  return current;
}

async function openDay(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(dayAt(workingDay()));
  await page.locator('[data-slot-id]').first().waitFor();
  await page.waitForTimeout(2000);
  return page;
}

async function measureKeys(page: Page): Promise<void> {
  await page.locator('[data-slot-id]').first().focus();
  await forget(page);
  for (let press = 0; press < ARROWS; press += 1) {
    await page.keyboard.press(
      ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft'][press % 5] ?? '',
    );
    await page.waitForTimeout(50);
  }
  row('an arrow on the board', await tookOf(page, /^Arrow/));
  const panel = new BookingPanel(page);
  const letters: number[] = [];
  const openings: number[] = [];
  for (let opening = 0; opening < OPENINGS; opening += 1) {
    await page.locator('#main').focus();
    await page.keyboard.press('n');
    await expect(panel.search).toBeFocused(PATIENTLY);
    openings.push(...(await tookOf(page, /^n$/)));
    await page.keyboard.type(NAMES[opening % NAMES.length] ?? '', { delay: 80 });
    await panel.options.first().waitFor();
    letters.push(...(await tookOf(page, /^[a-z]$/)));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await panel.dialog.waitFor({ state: 'hidden' });
  }
  row('N, until the booking panel is painted', openings);
  row('a letter in the patient box', letters);
}

/** The fourth key of a booking: from Enter until the notice that it is confirmed is painted. */
async function measureBookings(page: Page): Promise<void> {
  const panel = new BookingPanel(page);
  await forget(page);
  for (let booking = 0; booking < BOOKINGS; booking += 1) {
    await page.locator('#main').focus();
    await page.keyboard.press('n');
    await expect(panel.search).toBeFocused(PATIENTLY);
    await page.keyboard.type(NAMES[booking % NAMES.length] ?? '');
    await panel.options.first().waitFor();
    await page.keyboard.press('Enter');
    await panel.timer.waitFor();
    await page.keyboard.press('Enter');
    await panel.dialog.waitFor({ state: 'hidden' });
    await expect.poll(async () => (await notedOn(page)).confirmed.length, PATIENTLY).toBe(booking + 1);
  }
  row('from Enter until “Confirmed” is painted', (await notedOn(page)).confirmed);
}

/** Another desk books and cancels on the day that is shown, while the window is open. */
async function measureMemory(page: Page, running: Host): Promise<void> {
  const admin = await Caller.signIn(running, ADMIN, PASSWORD);
  const client = await page.context().newCDPSession(page);
  const heap = async () => {
    for (let round = 0; round < 3; round += 1) await client.send('HeapProfiler.collectGarbage');
    return (await client.send('Runtime.getHeapUsage')).usedSize / 2 ** 20;
  };
  const { items } = await admin.call('slots.list', { date: workingDay(), availableOnly: true, limit: 5000 });
  const change = async (count: number) => {
    for (let done = 0; done < count; done += 2) {
      const slot = items[(done / 2) % items.length];
      const { id } = await admin.call('bookings.create', { slotId: slot?.id ?? 0, patientId: 1 + done });
      await admin.call('bookings.cancel', { id });
    }
    await page.waitForTimeout(2000);
  };
  await change(20);
  const before = await heap();
  await change(CHANGES_OF_A_DAY);
  const after = await heap();
  console.log(
    `\nThe page’s memory: ${before.toFixed(1)} MB, and after ${CHANGES_OF_A_DAY} changes on the day that it shows ${after.toFixed(1)} MB`,
  );
}

/** The next working day but one: it is busy, and nothing of it is over. */
function workingDay(): string {
  const today = dateAt(Date.now(), ZONE);
  const dates = Array.from({ length: 7 }, (_, ahead) => addDays(today, ahead + 2));
  return dates.find((date) => !isWeekend(date)) ?? today;
}

function notedOn(page: Page): Promise<Noted> {
  return page.evaluate(() => (window as unknown as { noted: Noted }).noted);
}

async function forget(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.assign((window as unknown as { noted: Noted }).noted, { keys: [], confirmed: [] });
  });
}

/** What keys of a kind took since the last look. */
async function tookOf(page: Page, kind: RegExp): Promise<number[]> {
  await page.waitForTimeout(100);
  const { keys } = await notedOn(page);
  await forget(page);
  return keys.filter(({ key }) => kind.test(key)).map(({ took }) => took);
}

function row(what: string, times: readonly number[]): void {
  const cells = [percentile(times, 0.5), percentile(times, 0.95), Math.max(...times)];
  console.log(`| ${what} | ${times.length} | ${cells.map((ms) => `${ms.toFixed(0)} ms`).join(' | ')} |`);
}

/** Statistics by the keyboard alone, on the screen, in a spreadsheet and on paper; and how they look. */
import fs from 'node:fs';
import { addDays, dateAt } from '../../src/shared/calendar.ts';
import { keep } from './accessible.ts';
import { ADMIN, expect, type Page, test } from './fixtures.ts';
import { freeDay } from './free-day.ts';
import { PaperPage } from './pages/paper.ts';
import { Shell } from './pages/shell.ts';

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });

/** To the statistics and into their list of parts, by keys. */
async function openByKeys(page: Page): Promise<void> {
  await expect(new Shell(page).heading(/\d{4}$/)).toBeVisible();
  await page.keyboard.press('Shift+I');
  await expect(new Shell(page).heading('Statistics')).toBeVisible();
  await tabTo(page, 'Overview');
}

async function tabTo(page: Page, name: string): Promise<void> {
  await expect(tab(page, name)).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await tab(page, name).evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not come to ${name}`);
}

test('how the time was used, by keys: the numbers of the core, and as a file', async ({ open, admin }) => {
  const page = await open(ADMIN);
  await openByKeys(page);
  await page.keyboard.press('ArrowRight');
  await expect(tab(page, 'Use of time')).toHaveAttribute('aria-selected', 'true');
  const { timeZone } = await admin.call('settings.get', {});
  const today = dateAt(Date.now(), timeZone);
  const from = `${today.slice(0, 7)}-01`;
  const to = addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1);
  const { now } = await admin.call('stats.report', { from, to });
  const table = page.getByRole('table', { name: 'Use of time by doctor' });
  const share = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });
  for (const { doctorName, booked, offered } of now.usedByDoctor.slice(0, 3)) {
    const row = table.getByRole('row', { name: doctorName });
    await expect(row.getByRole('cell').nth(2)).toHaveText(offered ? share.format(booked / offered) : '–');
  }
  const week = page.getByRole('table', { name: 'Use of time through the week' });
  const hours = new Set(now.usedByWeek.map(({ hour }) => hour));
  await expect(week.getByRole('rowheader')).toHaveCount(Math.max(...hours) - Math.min(...hours) + 1);

  const button = page.getByRole('button', { name: 'Use of time by doctor, CSV for a spreadsheet' });
  await button.focus();
  const arriving = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const download = await arriving;
  expect(download.suggestedFilename()).toBe(`statistics-use-${from}-${to}.csv`);
  const text = fs.readFileSync(await download.path(), 'utf8');
  expect(text.startsWith('\uFEFFDoctor,Offered,Booked,Use,Before,Difference,')).toBe(true);
  expect(text.trim().split('\r\n')).toHaveLength(1 + now.usedByDoctor.length);
});

test('Ctrl+P prints the report under the name of the clinic, and Esc comes back', async ({ open }) => {
  const page = await open(ADMIN);
  await openByKeys(page);
  await page.keyboard.press('Control+p');
  const paper = new PaperPage(page);
  await expect(paper.print).toBeFocused();
  const sheet = page.getByTestId('sheet');
  await expect(sheet.getByRole('heading', { level: 2, name: 'Riverside Clinic' })).toBeVisible();
  await expect(sheet.getByRole('table', { name: 'Waiting time by doctor' })).toBeVisible();
  await keep(page, 'statistics-paper');
  await page.keyboard.press('Escape');
  await expect(new Shell(page).heading('Statistics')).toBeVisible();
});

test('many bookings that fail are told to an admin, in the list of screens and in words', async ({
  open,
  admin,
}) => {
  const { free } = await freeDay(admin);
  const slotId = free[0]?.id ?? 0;
  const book = () => admin.ask('bookings.create', { slotId, patient: { name: 'Pat Patient' } });
  for (let tries = 0; tries < 8; tries += 1) await book();
  const page = await open(ADMIN);
  const link = new Shell(page).navigation.getByRole('link', { name: 'Statistics Something needs a look' });
  await expect(link).toBeVisible();
  await link.focus();
  await page.keyboard.press('Enter');
  await tabTo(page, 'Overview');
  await page.keyboard.press('End');
  await expect(page.getByText(/of tries to book failed in the hour from/)).toBeVisible();
  const answers = page.getByRole('table', { name: 'How the desk answers' });
  const row = answers.getByRole('row', { name: 'bookings.create' });
  await expect(row.getByRole('cell').first()).toHaveText('8');
  await expect(row.getByRole('cell').last()).toHaveText('7');
  await keep(page, 'statistics-health');
});

test('the look of each part, narrow, and with nothing to show', async ({ open }) => {
  const page = await open(ADMIN, { at: '/#/statistics' });
  for (const [name, there] of [
    ['Use of time', 'Use of time by hour'],
    ['Visits', 'By visit type'],
    ['Waiting', 'Waiting time by doctor'],
  ] as const) {
    await tab(page, name).click();
    await expect(page.getByRole('table', { name: there })).toBeVisible();
    await keep(page, `statistics-${name.toLowerCase().replaceAll(' ', '-')}`);
  }
  await page.setViewportSize({ width: 800, height: 900 });
  await keep(page, 'statistics-800');
  await page.getByRole('button', { name: /Period$/ }).click();
  await page.getByRole('option', { name: 'Last month' }).click();
  await expect(page.getByText('Nothing in this period')).toBeVisible();
  await keep(page, 'statistics-empty');
});

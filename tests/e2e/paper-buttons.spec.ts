import fs from 'node:fs';
import { DESK, expect, test } from './fixtures.ts';
import { freeDay } from './free-day.ts';
import { dayAt, DayPage } from './pages/day.ts';
import { PaperPage } from './pages/paper.ts';

test('Ctrl+P on the day opens its sheet, and closing comes back', async ({ open, admin }) => {
  const { date } = await freeDay(admin);
  const page = await open(DESK, { at: dayAt(date) });
  const day = new DayPage(page);
  await day.goto(date);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+p');
  const paper = new PaperPage(page);
  await expect(page.getByRole('heading', { level: 1, name: /^Day sheet/ })).toBeVisible();
  await expect(paper.print).toBeFocused();
  await page.keyboard.press('Escape');
  await day.expectDate(date);
  await page.getByRole('button', { name: 'Blank sheet' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Blank sheet/ })).toBeVisible();
  await page.goto('/#/bookings');
  const arriving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const download = await arriving;
  expect(download.suggestedFilename()).toMatch(/^bookings-.*csv$/);
  const text = fs.readFileSync(await download.path(), 'utf8');
  expect(text.startsWith('\uFEFFBooking,Status,Date')).toBe(true);
  expect(text.split('\r\n').length).toBeGreaterThan(1000);
});

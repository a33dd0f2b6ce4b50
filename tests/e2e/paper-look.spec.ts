import fs from 'node:fs';
import path from 'node:path';
import { violationsOn } from './axe.ts';
import { DESK, expect, type Page, test } from './fixtures.ts';
import { freeDay } from './free-day.ts';
import { DayPage } from './pages/day.ts';
import { PaperPage } from './pages/paper.ts';

const SCREENS = path.resolve(import.meta.dirname, '../../artifacts/screens');
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Keeps pictures of a preview in both themes and on a narrow screen, and lets axe look at both themes. */
async function keep(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: path.join(SCREENS, `${name}-${colorScheme}.png`) });
    expect(await violationsOn(page, { runOnly: STANDARDS }), `${name}, ${colorScheme}`).toEqual([]);
  }
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.screenshot({ path: path.join(SCREENS, `${name}-1024.png`) });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
}

test('the previews are right for everybody, in both themes', async ({ open, admin }) => {
  test.slow();
  const { date, sameDoctor } = await freeDay(admin);
  const patient = { name: 'Marguerite Delacroix', phone: '+33 6 12 34 56 78', dateOfBirth: '1961-11-02' };
  const booking = await admin.call('bookings.create', { slotId: sameDoctor[0].id, patient });
  const entry = await admin.call('queue.join', { patient: { name: 'Wendell Walkin' } });
  const page = await open(DESK);
  const paper = new PaperPage(page);
  const doctor = sameDoctor[0].doctorId;
  for (const [name, address] of [
    ['print-day', `day?date=${date}&doctor=${doctor}`],
    ['print-blank', `blank?date=${date}&doctor=${doctor}`],
    ['print-slip', `slip?booking=${booking.id}`],
    ['print-ticket', `ticket?queue=${entry.id}`],
  ] as const) {
    await paper.goto(address);
    await keep(page, name);
  }
});

test('paper is black on white, whatever the theme', async ({ open, admin }) => {
  const { date } = await freeDay(admin);
  const page = await open(DESK, { colorScheme: 'dark' });
  const paper = new PaperPage(page);
  await paper.goto(`day?date=${date}`);
  const colours = () =>
    page.evaluate(() => {
      const cell = document.querySelector('td strong, td p');
      return {
        text: cell && getComputedStyle(cell).color,
        ground: getComputedStyle(document.body).backgroundColor,
        scheme: getComputedStyle(document.documentElement).colorScheme,
      };
    });
  expect(await colours()).toMatchObject({ text: 'rgb(0, 0, 0)', scheme: 'light dark' });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await colours()).toEqual({ text: 'rgb(0, 0, 0)', ground: 'rgb(255, 255, 255)', scheme: 'light' });
  await page.evaluate(() => {
    document.documentElement.dataset['theme'] = 'dark';
  });
  expect(await colours()).toEqual({ text: 'rgb(0, 0, 0)', ground: 'rgb(255, 255, 255)', scheme: 'light' });
});

test('printing and coming back need the keyboard alone', async ({ open, admin }) => {
  const { date } = await freeDay(admin);
  const page = await open(DESK);
  await page.addInitScript(() => {
    // The printer's own dialog is the browser's, which no test can see: count how often it is asked for.
    window.print = () => {
      document.documentElement.dataset['printed'] = String(
        Number(document.documentElement.dataset['printed'] ?? 0) + 1,
      );
    };
  });
  await page.reload();
  const printed = () => page.evaluate(() => Number(document.documentElement.dataset['printed'] ?? 0));
  const day = new DayPage(page);
  await day.goto(date);
  const paper = new PaperPage(page);
  await paper.goto(`day?date=${date}`);
  await expect(paper.print).toBeFocused();
  await page.keyboard.press('Enter');
  expect(await printed()).toBe(1);
  await page.keyboard.press('Control+p');
  expect(await printed()).toBe(2);
  await page.keyboard.press('Escape');
  await day.expectDate(date);
});

test('a preview that was opened by its address closes to the day', async ({ open, admin }) => {
  const { date } = await freeDay(admin);
  const first = await open(DESK);
  const page = await first.context().newPage();
  const paper = new PaperPage(page);
  await paper.goto(`day?date=${date}`);
  await paper.close.click();
  await new DayPage(page).expectDate(date);
});

test('the slip’s calendar file is a download', async ({ open, admin }) => {
  const { sameDoctor } = await freeDay(admin);
  const patient = { name: 'Marguerite Delacroix' };
  const booking = await admin.call('bookings.create', { slotId: sameDoctor[0].id, patient });
  const page = await open(DESK);
  await new PaperPage(page).goto(`slip?booking=${booking.id}`);
  const arriving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Calendar file' }).click();
  const download = await arriving;
  expect(download.suggestedFilename()).toMatch(/^appointment-\d{4}-\d\d-\d\d-\d{4}\.ics$/);
  const text = fs.readFileSync(await download.path(), 'utf8');
  expect(text).toContain('METHOD:PUBLISH');
  expect(text).not.toContain('Delacroix');
});

/** The user guide inside the app: for the screen that is open, by searching, by keys alone, and back again. */
import { keep, picture, THEMES } from './accessible.ts';
import { ADMIN, DESK, expect, type Page, test } from './fixtures.ts';
import { speechIn } from './guide-words.ts';
import { Shell } from './pages/shell.ts';

const chapter = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });
const search = (page: Page) => page.getByLabel('Search the guide');
const found = (page: Page) => page.getByRole('menu', { name: 'Found in the guide' }).getByRole('menuitem');

test('F1 opens the chapter of the screen, Esc goes back to where one was', async ({ open }) => {
  const page = await open(ADMIN);
  const shell = new Shell(page);
  await expect(shell.heading(/\d{4}$/)).toBeVisible();
  await page.keyboard.press('F1');
  await expect(chapter(page, 'The day')).toBeFocused();
  await expect(page.getByRole('img').first()).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(shell.heading(/\d{4}$/)).toBeVisible();

  // What the screen was set to is in its address; F1 acts while somebody types, too.
  await page.goto('/#/bookings?search=ma');
  const field = page.getByRole('searchbox', { name: 'Search' });
  await field.press('F1');
  await expect(chapter(page, 'Finding a booking')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('ma');

  await page.goto('/#/schedules?view=holidays');
  await expect(shell.heading('Schedules')).toBeVisible();
  await page.keyboard.press('F1');
  await expect(chapter(page, 'Schedules, leave and holidays')).toBeVisible();
  await page.getByRole('button', { name: /^Back to the desk/ }).click();
  await expect(shell.heading('Schedules')).toBeVisible();
  await expect(page).toHaveURL(/view=holidays/);
});

/** Waits until what the field says is marked is there: it is told a moment after the list has changed. */
async function marked(page: Page): Promise<void> {
  await expect(async () => {
    const id = await search(page).getAttribute('aria-activedescendant');
    if (id) await expect(page.locator(`[id="${id}"]`)).toHaveCount(1, { timeout: 500 });
  }).toPass();
}

test('found by typing, with the keyboard alone', async ({ open }) => {
  const page = await open(DESK);
  await expect(new Shell(page).heading(/\d{4}$/)).toBeVisible();
  await page.keyboard.press('F1');
  await expect(chapter(page, 'The day')).toBeVisible();
  await page.keyboard.press('F1');
  await expect(search(page)).toBeFocused();
  await page.keyboard.type('power went');
  await expect(found(page).first()).toContainText('What to do when …');
  await expect(found(page).first().locator('mark').first()).toHaveText('power');
  await marked(page);
  await keep(page, 'help-search');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(chapter(page, 'What to do when …')).toBeFocused();
  await expect(page.locator('[data-found]')).toContainText('The power went out');

  // Esc empties the field first, and then leads back.
  await page.keyboard.press('F1');
  await page.keyboard.press('Escape');
  await expect(search(page)).toHaveValue('');
  await expect(page.getByRole('navigation', { name: 'Chapters', exact: true })).toBeVisible();
  await page.keyboard.type('xyzzy');
  await expect(page.getByText('Nothing in the guide matches.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(new Shell(page).heading(/\d{4}$/)).toBeVisible();
});

test('it shows everybody their own keys, and leads from chapter to chapter', async ({ open, admin }) => {
  await admin.call('shortcuts.set', { action: 'book', keys: 'b' });
  const page = await open(ADMIN);
  await page.goto('/#/help?chapter=booking');
  const booking = chapter(page, 'Booking by phone');
  await expect(booking.locator('kbd').first()).toHaveText('B');
  await booking.getByRole('link', { name: 'the waiting list' }).click();
  await expect(chapter(page, 'The waiting list')).toBeFocused();
  await expect(page.getByRole('img', { name: /^The waiting list/ })).not.toHaveJSProperty('naturalWidth', 0);
  await keep(page, 'help-chapter');
  await page.setViewportSize({ width: 700, height: 800 });
  for (const theme of THEMES) await picture(page, `help-700-${theme}`, theme);
});

test('a doctor has the guide, too', async ({ open }) => {
  const page = await open('doctor@clinic.example');
  await expect(new Shell(page).heading(/\d{4}$/)).toBeVisible();
  await page.keyboard.press('F1');
  await expect(chapter(page, 'For doctors')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(new Shell(page).heading(/\d{4}$/)).toBeVisible();
});

const WORDS = { de: 'strom', ar: 'كهرباء' } as const;

for (const language of ['de', 'ar'] as const) {
  test(`the guide in another language, with its own pictures: ${language}`, async ({ open }) => {
    const say = speechIn(language);
    const page = await open(ADMIN, { at: '/#/flow' });
    // The way from the sign-in must have come to its end, or it ends after the reload.
    await expect(new Shell(page).heading(speechIn('en')('flow.title'))).toBeVisible();
    await page.evaluate((own) => localStorage.setItem('medibook.language', own), language);
    await page.reload();
    await expect(new Shell(page).heading(say('flow.title'))).toBeVisible();
    await page.keyboard.press('F1');
    await expect(page.getByRole('img').first()).not.toHaveJSProperty('naturalWidth', 0);
    await keep(page, `help-${language}`);
    await page.keyboard.press('F1');
    await page.keyboard.type(WORDS[language]);
    await expect(page.getByRole('menuitem').first().locator('mark')).not.toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-found]')).toBeInViewport();
    await picture(page, `help-found-${language}`, 'light');
    await page.keyboard.press('Escape');
    await expect(new Shell(page).heading(say('flow.title'))).toBeVisible();
  });
}

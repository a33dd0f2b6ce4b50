/** The desk in other languages: turned round, by keyboard, and on paper. */
import { addDays, dateAt } from '../../src/shared/calendar.ts';
import { ar } from '../../src/shared/messages/ar.ts';
import { de } from '../../src/shared/messages/de.ts';
import { sayIn, speechOf } from '../../src/shared/messages/format.ts';
import { keep } from './accessible.ts';
import { ADMIN, DESK, expect, type Page, test } from './fixtures.ts';
import { freeDay } from './free-day.ts';
import { DayPage } from './pages/day.ts';
import { Shell } from './pages/shell.ts';

const arabic = sayIn(speechOf('ar', ar));
const german = sayIn(speechOf('de', de));

/** Opens a field's list and chooses by its first letters, without the pointer. */
async function chooseByKeys(page: Page, field: RegExp, option: string): Promise<void> {
  await page.getByRole('button', { name: field }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: option })).toBeVisible();
  for (let at = 0; at < 6; at += 1) {
    if ((await page.locator('[role=option]:focus').textContent()) === option) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

const leftOf = async (page: Page) => (await new DayPage(page).focused.boundingBox())?.x ?? Number.NaN;

test('Arabic, by keyboard alone: the board runs from the right, and somebody is booked', async ({
  open,
  admin,
}) => {
  await admin.call('patients.create', { name: 'ثريا المنفلوطي', phone: '+20 2 5550 199' });
  const { date, timeZone, sameDoctor } = await freeDay(admin);
  const [free] = sameDoctor;
  const tomorrow = addDays(dateAt(Date.now(), timeZone), 1);
  const page = await open(DESK);
  await expect(new Shell(page).heading(/\d{4}$/)).toBeVisible();
  await page.keyboard.press('Shift+A');
  await chooseByKeys(page, /Language$/, 'العربية');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await expect(new Shell(page).heading(arabic('account.title'))).toBeVisible();

  // To a day with many free slots, which the palette understands in Arabic.
  await page.keyboard.press('Control+k');
  await page.keyboard.type(arabic('dates.tomorrow'));
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  await page.keyboard.press('Enter');
  const day = new DayPage(page);
  await expect(page).toHaveURL(new RegExp(tomorrow));
  await page.keyboard.press('+');
  await page.keyboard.press('0');
  // Nobody works on a Sunday.
  for (let at = tomorrow; at < date; at = addDays(at, 1)) await page.keyboard.press(']');
  await expect(day.slot(free)).toBeVisible();
  await page.keyboard.press('f');
  await expect(day.focused).toBeVisible();
  // The next doctor is on the left, and so is the way there.
  const at = await leftOf(page);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => leftOf(page)).toBeLessThan(at);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => leftOf(page)).toBe(at);
  await keep(page, 'arabic-day');

  await page.keyboard.press('n');
  await page.keyboard.type('ثريا');
  await expect(page.getByRole('option', { name: /ثريا/ }).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('timer')).toBeVisible();
  await keep(page, 'arabic-panel');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  const [booking] = await admin.bookings({ status: 'CONFIRMED', search: 'ثريا' });
  expect(booking?.patient?.name).toBe('ثريا المنفلوطي');

  // It stays so in this browser, from the sign-in screen on.
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
});

test('the clinic’s language is on the screen and on paper; a person’s own is on the screen alone', async ({
  open,
  admin,
}) => {
  await admin.call('settings.update', { language: 'de', address: 'Lindenweg 3\n12345 Musterstadt' });
  const page = await open(DESK);
  await expect(page.getByRole('navigation', { name: german('nav.label') })).toBeVisible();
  await page.goto('/#/print/day');
  const sheet = page.getByTestId('sheet').first();
  await expect(sheet.getByRole('columnheader', { name: german('print.time') })).toBeVisible();
  await expect(sheet).toContainText('Lindenweg 3');
  await keep(page, 'german-day-sheet');

  await page.goto('/#/account');
  await chooseByKeys(page, new RegExp(`${german('language.label')}$`), 'English');
  await expect(new Shell(page).heading('Account')).toBeVisible();
  await page.goto('/#/print/day');
  await expect(page.getByRole('button', { name: 'Print' })).toBeVisible();
  await expect(sheet.getByRole('columnheader', { name: german('print.time') })).toBeVisible();
  await expect(page.locator('.paper')).toHaveAttribute('lang', 'de');
});

test('another language of the clinic is offered where somebody is at work, and taken from there', async ({
  open,
  admin,
}) => {
  const page = await open(ADMIN, { at: '/#/bookings' });
  const search = page.getByLabel('Search');
  await search.fill('half typed');
  await admin.call('settings.update', { language: 'ar' });
  const offer = page.getByRole('button', { name: 'Switch' });
  await expect(offer).toBeVisible();
  await expect(search).toHaveValue('half typed');
  await offer.press('Enter');
  await expect(new Shell(page).heading(arabic('bookings.title'))).toBeVisible();
});

test('a clock of twelve hours, months first, and weeks from Sunday', async ({ open, admin }) => {
  await admin.call('settings.update', { clock: '12', dateOrder: 'MDY', firstWeekday: 7 });
  const page = await open(ADMIN);
  await expect(new Shell(page).heading(/^\w+, \w+ \d+, \d{4}$/)).toBeVisible();
  await page.goto('/#/bookings');
  await expect(page.getByRole('cell', { name: /\d:\d\d\s?[AP]M$/ }).first()).toBeVisible();
  const date = page.getByRole('group', { name: 'Day of the visit' });
  await expect(date.getByRole('spinbutton').first()).toHaveAccessibleName(/^month/);
  await date.getByRole('button', { name: /Open the calendar/ }).press('Enter');
  // The heads of the columns are for the eyes; the cells are named in full.
  await expect(page.getByRole('dialog').locator('th').first()).toHaveText('S');
  await expect(
    page
      .getByRole('dialog')
      .getByRole('button', { name: /^Sunday/ })
      .first(),
  ).toBeVisible();
});

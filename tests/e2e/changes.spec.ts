/** Moving, repeating, longer visits, and taking back what the desk did. */
import { addDays } from '../../src/shared/calendar.ts';
import { keep } from './accessible.ts';
import { ADMIN, DESK, expect, test } from './fixtures.ts';
import { freeDay } from './free-day.ts';
import { BookingPanel } from './pages/booking-panel.ts';
import { dayAt, DayPage } from './pages/day.ts';
import { choose, Shell, typeDate } from './pages/shell.ts';

test('a visit is moved from its details, and taken back', async ({ open, admin }) => {
  const { date, sameDoctor } = await freeDay(admin);
  const [slot] = sameDoctor;
  const booking = await admin.call('bookings.create', { slotId: slot.id, patient: { name: 'Mo Ving' } });
  const page = await open(DESK, { at: dayAt(date) });
  const [shell, day] = [new Shell(page), new DayPage(page)];
  await day.goto(date);
  await day.slot(slot).click();
  await page.getByRole('dialog', { name: 'Booking' }).getByRole('button', { name: 'Move…' }).click();
  const move = page.getByRole('dialog', { name: 'Move the visit' });
  await expect(move.getByRole('option').first()).toBeVisible();
  await keep(page, 'move');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(move).toBeHidden();
  await expect(shell.notices.getByText('Moved: Mo Ving')).toBeVisible();
  const moved = await admin.call('bookings.get', { id: booking.id });
  expect(moved.slotId).not.toBe(slot.id);
  await page.keyboard.press('Escape');
  await day.expectState(slot, 'free');
  await page.keyboard.press('ControlOrMeta+z');
  await day.expectState(slot, 'booked');
  expect(await admin.call('bookings.get', { id: booking.id })).toEqual(booking);
});

test('a longer visit takes the slots that it needs, as the admin set it up', async ({ open, admin }) => {
  const page = await open(ADMIN);
  const shell = new Shell(page);
  await shell.goTo('Visit types');
  await page.getByRole('button', { name: 'Add a visit type' }).first().click();
  const form = page.getByRole('dialog', { name: 'Add a visit type' });
  await form.getByLabel('Name').fill('Long talk');
  await form.getByLabel('Length in minutes').fill('45');
  await form.getByLabel('Kept free after it, in minutes').fill('5');
  await choose(form, 'Colour', 'Violet');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('list', { name: 'Visit types' })).toContainText('45 minutes + 5');

  const panel = new BookingPanel(page);
  await page.keyboard.press('n');
  await page.keyboard.type('Lena Longer');
  await expect(panel.name).toHaveValue('Lena Longer');
  await page.keyboard.press('Control+Enter');
  await choose(panel.dialog, 'Visit type', 'Long talk, 45 minutes');
  await panel.expectHeld();
  await panel.confirm.click();
  await expect(panel.dialog).toBeHidden();
  const [booking] = await admin.bookings({ search: 'lena longer' });
  expect(booking?.visitTypeName).toBe('Long talk');
  expect(booking?.durationMinutes).toBeGreaterThanOrEqual(50);
});

test('a series: its conflicts are seen first, and all of it is booked', async ({ open, admin }) => {
  const { date, sameDoctor } = await freeDay(admin);
  const page = await open(DESK, { at: dayAt(date) });
  const [day, panel] = [new DayPage(page), new BookingPanel(page)];
  await day.goto(date);
  await day.slot(sameDoctor[0]).click();
  await panel.expectHeld();
  await panel.search.fill('Serena Ries');
  await expect(panel.name).toHaveValue('Serena Ries');
  await page.keyboard.press('Control+Enter');
  await panel.expectHeld();
  await panel.dialog.getByRole('button', { name: 'Repeat…' }).click();
  await panel.dialog.getByLabel('How many visits').fill('3');
  const plan = panel.dialog.getByRole('list', { name: 'Visits of the series' });
  await expect(plan.getByRole('listitem')).toHaveCount(3);
  // A date begins with the last of these, and counts to its end.
  await choose(panel.dialog, 'Ends', 'on a date');
  await expect(plan.getByRole('listitem')).toHaveCount(3);
  const bookAll = panel.dialog.getByRole('button', { name: /^Book \d visits?$/ });
  await typeDate(panel.dialog, 'Until', date);
  await expect(bookAll).toBeDisabled();
  await typeDate(panel.dialog, 'Until', addDays(date, 7));
  await expect(plan.getByRole('listitem')).toHaveCount(2);
  await keep(page, 'series');
  await bookAll.click();
  await expect(panel.dialog).toBeHidden();
  const made = await admin.bookings({ search: 'serena ries' });
  expect(made.length).toBeGreaterThanOrEqual(1);
  expect(new Set(made.map(({ seriesId }) => seriesId)).size).toBe(1);
  // All of it by one press.
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => admin.bookings({ search: 'serena ries' })).toEqual([]);
});

test('Ctrl+Z goes on after the notices are gone, and is refused where it would double-book', async ({
  open,
  admin,
}) => {
  const { date, sameDoctor } = await freeDay(admin);
  const [slot, other] = sameDoctor;
  const page = await open(DESK, { at: dayAt(date) });
  const [shell, day] = [new Shell(page), new DayPage(page)];
  for (const { id } of [slot, other])
    await admin.call('bookings.create', { slotId: id, patient: { name: `Some Body ${id}` } });
  await day.goto(date);
  for (const each of [slot, other]) {
    await day.slot(each).click();
    await page.getByRole('button', { name: 'Cancel booking' }).click();
    await day.expectState(each, 'free');
  }
  // A new page has no notices; what this desk did is known all the same.
  await page.reload();
  await day.expectState(other, 'free');
  await page.keyboard.press('ControlOrMeta+z');
  await day.expectState(other, 'booked');
  await admin.call('bookings.create', { slotId: slot.id, patient: { name: 'Quick One' } });
  await page.keyboard.press('ControlOrMeta+z');
  await expect(shell.notices.getByText(/Somebody else has just booked this slot/)).toBeVisible();
  await expect(day.slot(slot)).toContainText('Quick One');
});

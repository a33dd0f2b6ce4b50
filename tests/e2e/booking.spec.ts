import { timeAt } from '../../src/shared/calendar.ts';
import { DESK, expect, test } from './fixtures.ts';
import { freeDay } from './free-day.ts';
import { BookingPanel } from './pages/booking-panel.ts';
import { BookingsPage } from './pages/bookings.ts';
import { dayAt, DayPage } from './pages/day.ts';
import { choose, Shell, typeDate } from './pages/shell.ts';

test('the main job: found by specialization, booked for a caller, cancelled, taken back', async ({
  open,
  admin,
}) => {
  const { date, timeZone, sameDoctor } = await freeDay(admin);
  const [slot] = sameDoctor;
  const caller = { name: 'Zsófia Kerekes', phone: '+36 1 555 0199', dateOfBirth: '1987-04-23' };
  await admin.call('patients.create', caller);
  // The desk's computer may be anywhere: times on the screen are the clinic's.
  const page = await open(DESK, { timezoneId: 'Pacific/Auckland' });
  const [shell, day, panel] = [new Shell(page), new DayPage(page), new BookingPanel(page)];

  await typeDate(page, 'Date', date);
  await day.expectDate(date);
  await choose(page, 'Specialization', slot.specialization);
  const { items } = await admin.call('slots.list', {
    date,
    specialization: slot.specialization,
    limit: 5000,
  });
  await expect(day.slots).toHaveCount(items.length);
  await day.expectState(slot, 'free');
  await expect(day.slot(slot)).toHaveAccessibleName(
    `${timeAt(Date.parse(slot.startsAt), timeZone)} Free, ${slot.doctorName}`,
  );

  await day.slot(slot).click();
  await panel.expectHeld();
  await expect(panel.search).toBeFocused();
  await panel.find('zsofia', caller.name);
  await expect(panel.options).toContainText([`born 23 Apr 1987 · ${caller.phone}`]);
  await panel.search.fill('1987-04-23');
  await expect(panel.chooseMarked).toHaveText(`Choose ${caller.name}`);
  await panel.bookMarked();

  await expect(panel.dialog).toBeHidden();
  await expect(shell.notices.getByText(`Confirmed: ${caller.name}, ${slot.doctorName}`)).toBeVisible();
  await day.expectState(slot, 'booked');
  await expect(day.slot(slot)).toContainText(caller.name);

  await shell.goTo('Bookings');
  const bookings = new BookingsPage(page);
  await bookings.search.fill('kerekes');
  await expect(bookings.rows).toHaveCount(1);
  await expect(bookings.rows).toContainText(['Confirmed']);

  await shell.goTo('Day');
  await typeDate(page, 'Date', date);
  await day.slot(slot).click();
  const details = page.getByRole('dialog', { name: 'Booking' });
  await expect(details).toContainText(caller.phone);
  await details.getByLabel('Reason for cancelling').fill('Feels better');
  await details.getByRole('button', { name: 'Cancel booking' }).click();
  await day.expectState(slot, 'free');
  await expect(shell.notices.getByText(`Cancelled: ${caller.name}`)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await day.expectState(slot, 'booked');
  await expect(shell.notices.getByText('Taken back: the cancellation.')).toBeVisible();
});

test('a new patient is booked from what was typed; doubts are told, mistakes at their field', async ({
  open,
  admin,
}) => {
  const { date, sameDoctor } = await freeDay(admin);
  const page = await open(DESK, { at: dayAt(date) });
  const [day, panel] = [new DayPage(page), new BookingPanel(page)];
  await day.goto(date);
  await day.slot(sameDoctor[0]).click();
  await panel.search.fill('Quillfeather Marlowe');
  await expect(panel.dialog.getByText('Nobody on file matches. Add them as a new patient.')).toBeVisible();
  await expect(panel.name).toHaveValue('Quillfeather Marlowe');

  await panel.name.fill('Q');
  await panel.phone.fill('ask at the bakery');
  await expect(panel.newPatient.getByText(/does not look like a number that can be dialled/)).toBeVisible();
  await panel.email.fill('nowhere');
  await panel.chooseNew.click();
  await expect(panel.name).toHaveAccessibleDescription(/This is too short/);
  await expect(panel.email).toHaveAccessibleDescription(/not an email address/);
  await expect(panel.phone).toHaveValue('ask at the bakery');

  await panel.name.fill('Quillfeather Marlowe');
  await panel.email.fill('');
  await typeDate(panel.newPatient, 'Date of birth', '2199-01-01');
  await page.keyboard.press('ControlOrMeta+Enter');
  await panel.confirm.click();
  await expect(panel.dialog.getByText('This date is in the future.')).toBeVisible();
  await typeDate(panel.newPatient, 'Date of birth', '1990-02-28');
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.keyboard.press('Enter');

  await expect(panel.dialog).toBeHidden();
  await day.expectState(sameDoctor[0], 'booked');
  const [booking] = await admin.bookings({ search: 'quillfeather' });
  expect(booking).toMatchObject({
    status: 'CONFIRMED',
    patient: {
      name: 'Quillfeather Marlowe',
      phone: 'ask at the bakery',
      email: null,
      dateOfBirth: '1990-02-28',
    },
  });
});

test('scripts and SQL that are typed stay what they are: text', async ({ open, admin }) => {
  const { date, sameDoctor } = await freeDay(admin);
  const name = '<img src=x onerror=alert(1)><script>alert(2)</script>';
  const phone = `'); DROP TABLE bookings;--`;
  const page = await open(DESK, { at: dayAt(date) });
  const [day, panel] = [new DayPage(page), new BookingPanel(page)];
  await day.goto(date);
  await day.slot(sameDoctor[0]).click();
  await panel.search.fill(`'; DROP TABLE patients; --`);
  await expect(panel.dialog.getByText('Nobody on file matches')).toBeVisible();
  await panel.name.fill(name);
  await panel.phone.fill(phone);
  await panel.bookNew();
  await expect(day.slot(sameDoctor[0])).toContainText(name);
  await expect(new Shell(page).notices.getByText(`Confirmed: ${name}`)).toBeVisible();

  await page.goto('/#/bookings');
  const bookings = new BookingsPage(page);
  await bookings.search.fill('onerror');
  await expect(bookings.rows).toHaveCount(1);
  await expect(bookings.rows.getByText(name)).toBeVisible();
  await expect(bookings.rows.getByText(phone)).toBeVisible();
  await bookings.search.fill(`%' UNION SELECT name FROM patients --`);
  await expect(page.getByText('No booking matches')).toBeVisible();
  await page.goto(`/#/bookings?search=${encodeURIComponent('"><script>alert(3)</script>')}`);
  await expect(bookings.search).toHaveValue('"><script>alert(3)</script>');
});

test('the keyboard alone is enough', async ({ open, admin }) => {
  const { date, free } = await freeDay(admin);
  const page = await open(DESK);
  const [shell, day, panel] = [new Shell(page), new DayPage(page), new BookingPanel(page)];
  const { keyboard } = page;
  const focused = page.locator('[data-slot-id]:focus');
  await expect(shell.heading(/\d{4}$/)).toBeVisible();

  await keyboard.press('g');
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  await keyboard.type(`${dayOfMonth}${month}${year}`);
  await day.expectDate(date);
  await expect(day.slot(free[0] ?? { id: 0 })).toBeVisible();
  // From the date to the board: one stop for all its slots, the first free one.
  for (let stops = 0; stops < 20 && !(await focused.count()); stops += 1) await keyboard.press('Tab');
  await expect(focused).toHaveAttribute('data-state', 'free');
  await keyboard.press('End');
  const last = await focused.getAttribute('data-slot-id');
  await keyboard.press('Home');
  await expect(focused).not.toHaveAttribute('data-slot-id', last ?? '');
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowLeft');
  await expect(focused).toBeVisible();

  // F goes to the next free slot, and Enter books the one that the keyboard is on.
  await keyboard.press('f');
  await expect(focused).toHaveAttribute('data-state', 'free');
  await keyboard.press('Enter');
  await panel.expectHeld();
  await keyboard.press('Escape');
  await expect(panel.dialog).toBeHidden();
  await expect.poll(() => admin.bookings({ status: 'PENDING' })).toEqual([]);

  await keyboard.press('[');
  await keyboard.press(']');
  await day.expectDate(date);
  await keyboard.press('n');
  await keyboard.type('Octavia Prendergast-Holm');
  await expect(panel.name).toHaveValue('Octavia Prendergast-Holm');
  await keyboard.press('Control+Enter');
  await panel.expectHeld();
  await keyboard.press('Enter');
  await expect(panel.dialog).toBeHidden();
  const [booking] = await admin.bookings({ search: 'prendergast' });
  expect(free.map(({ id }) => id)).toContain(booking?.slotId);
  await day.expectState({ id: booking?.slotId ?? 0 }, 'booked');

  // The same person again, found by typing and taken with Enter.
  await keyboard.press('n');
  await keyboard.type('prender');
  await keyboard.press('Enter');
  await expect(panel.offers).toHaveCount(6);
  await keyboard.press('Enter');
  await expect(panel.dialog).toBeHidden();
  await expect.poll(async () => (await admin.bookings({ search: 'prendergast' })).length).toBe(2);

  await keyboard.press('Control+z');
  await expect(shell.notices.getByText('Taken back: the booking.')).toBeVisible();
  expect((await admin.bookings({ search: 'prendergast', status: 'CONFIRMED' })).length).toBe(1);
  await keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await keyboard.press('Escape');
  await keyboard.press('t');
  await expect(page).toHaveURL(/#\/day$/);
});

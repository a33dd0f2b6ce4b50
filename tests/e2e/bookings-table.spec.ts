import { DESK, expect, test } from './fixtures.ts';
import { freeDay } from './free-day.ts';
import { BookingsPage } from './pages/bookings.ts';
import { choose, Shell, typeDate } from './pages/shell.ts';

test('found by search, status, doctor and day', async ({ open, admin }) => {
  const { date } = await freeDay(admin);
  const booked = (await admin.bookings({ date, status: 'CONFIRMED' }))[0]!;
  const page = await open(DESK, { at: '/#/bookings' });
  const bookings = new BookingsPage(page);
  await expect(bookings.rows.first()).toBeVisible();
  await expect(bookings.clear).toBeDisabled();

  await typeDate(page, 'Day of the visit', date);
  await choose(page, 'Doctor', booked.doctorName);
  const ofDoctor = await admin.bookings({ date, doctorId: booked.doctorId });
  await expect.poll(() => bookings.ids()).toEqual(ofDoctor.map(({ id }) => id));
  await choose(page, 'Status', 'Confirmed');
  const confirmed = ofDoctor.filter(({ status }) => status === 'CONFIRMED');
  await expect.poll(() => bookings.ids()).toEqual(confirmed.map(({ id }) => id));
  await bookings.search.fill(booked.patient?.name ?? '');
  await expect(bookings.rows).toHaveCount(1);
  await expect(bookings.row(booked)).toContainText(booked.patient?.name ?? '');

  // The address carries the filters, so that reloading keeps them.
  await page.reload();
  await expect(bookings.rows).toHaveCount(1);
  await expect(bookings.search).toHaveValue(booked.patient?.name ?? '');
  await bookings.search.fill('nobody is called this');
  await expect(page.getByText('No booking matches')).toBeVisible();
  await bookings.clear.first().click();
  await expect(bookings.rows.nth(1)).toBeVisible();
  await expect(bookings.search).toHaveValue('');
});

test('page after page shows each booking once', async ({ open, admin }) => {
  const { date } = await freeDay(admin);
  const all = (await admin.bookings({ date })).map(({ id }) => id);
  expect(all.length).toBeGreaterThan(100);
  const page = await open(DESK, { at: `/#/bookings?date=${date}` });
  const bookings = new BookingsPage(page);
  const seen: number[] = [];
  const pages = Math.ceil(all.length / 50);
  for (let number = 1; number <= pages; number += 1) {
    await expect(page.getByText(`Page ${number}`, { exact: true })).toBeVisible();
    const expected = all.slice(seen.length, seen.length + 50);
    await expect.poll(() => bookings.ids()).toEqual(expected);
    seen.push(...expected);
    if (number < pages) await bookings.nextPage.click();
  }
  expect(seen).toEqual(all);
  await expect(bookings.nextPage).toBeDisabled();
  await page.getByRole('button', { name: 'Previous page' }).click();
  await expect(page.getByText(`Page ${pages - 1}`, { exact: true })).toBeVisible();
});

/** In the order in which pressing a column's title goes through them. */
const WAYS = [
  ['asc', 'ascending'],
  ['desc', 'descending'],
] as const;

test('sorted by what is in a column, both ways', async ({ open, admin }) => {
  const { date } = await freeDay(admin);
  const page = await open(DESK, { at: `/#/bookings?date=${date}` });
  const bookings = new BookingsPage(page);
  await expect(bookings.column('When')).toHaveAttribute('aria-sort', 'descending');
  for (const [title, sort] of [
    ['Patient', 'patientName'],
    ['Booked', 'bookedAt'],
    ['Doctor', 'doctorName'],
  ] as const) {
    for (const [direction, word] of WAYS) {
      await bookings.column(title).getByRole('button').click();
      await expect(bookings.column(title)).toHaveAttribute('aria-sort', word);
      const { items } = await admin.call('bookings.list', { date, sort, direction, limit: 50 });
      await expect.poll(() => bookings.ids(), `${title}, ${word}`).toEqual(items.map(({ id }) => id));
    }
  }
});

test('cancelled with undo, and restored with undo', async ({ open, admin }) => {
  const { sameDoctor, date } = await freeDay(admin);
  const [slot] = sameDoctor;
  const booking = await admin.call('bookings.create', {
    slotId: slot.id,
    patient: { name: 'Persephone Adeyemi' },
  });
  const page = await open(DESK, { at: '/#/bookings?search=adeyemi' });
  const [shell, bookings] = [new Shell(page), new BookingsPage(page)];
  const row = bookings.row(booking);
  await row.getByRole('button', { name: /^Cancel the booking of Persephone Adeyemi/ }).click();
  await expect(row).toHaveAttribute('data-status', 'CANCELLED');
  await shell.undo.click();
  await expect(row).toHaveAttribute('data-status', 'CONFIRMED');

  await row.getByRole('button', { name: /^Cancel the booking/ }).click();
  await row.getByRole('button', { name: /^Restore the booking of Persephone Adeyemi/ }).click();
  await expect(row).toHaveAttribute('data-status', 'CONFIRMED');
  await row.getByRole('button', { name: /^Cancel the booking/ }).click();
  await expect(row).toHaveAttribute('data-status', 'CANCELLED');

  // When somebody has taken the slot meanwhile, there is no way back, and that is said.
  await admin.call('bookings.create', { slotId: slot.id, patient: { name: 'Somebody Faster' } });
  await row.getByRole('button', { name: /^Restore the booking/ }).click();
  await expect(shell.notices.getByText('Somebody else has just booked this slot.')).toBeVisible();
  await expect(row).toHaveAttribute('data-status', 'CANCELLED');
  const live = await admin.bookings({ date, status: 'CONFIRMED' });
  expect(live.filter(({ slotId }) => slotId === slot.id)).toHaveLength(1);
});

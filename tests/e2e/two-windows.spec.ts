import { ADMIN, DESK, expect, type Page, test } from './fixtures.ts';
import { freeDay } from './free-day.ts';
import { BookingPanel } from './pages/booking-panel.ts';
import { BookingsPage } from './pages/bookings.ts';
import { dayAt, DayPage } from './pages/day.ts';
import { Shell } from './pages/shell.ts';

test('two windows on one slot: one gets it, and the other is told and goes on', async ({ open, admin }) => {
  const { date, sameDoctor } = await freeDay(admin);
  const [slot] = sameDoctor;
  const at = dayAt(date);
  const pages = [await open(DESK, { at }), await open(ADMIN, { at })] as const;
  await letRace(pages, '**/rpc/bookings.hold');
  for (const page of pages) {
    await new DayPage(page).goto(date);
    await new DayPage(page).slot(slot).click();
  }

  const [first, second] = pages.map((page) => new BookingPanel(page)) as [BookingPanel, BookingPanel];
  await expect(first.timer.or(first.alert)).toBeVisible();
  await expect(second.timer.or(second.alert)).toBeVisible();
  const [winner, loser] = (await first.timer.isVisible()) ? [first, second] : [second, first];
  await winner.expectHeld();
  await expect(loser.alert).toContainText('Another desk is booking this slot right now');

  await winner.name.fill('Wilhelmina First');
  await winner.bookNew();
  await expect(winner.dialog).toBeHidden();
  await loser.name.fill('Leopold Second');
  await loser.others().first().click();
  await loser.expectHeld();
  await loser.bookNew();
  await expect(loser.dialog).toBeHidden();

  const made = await admin.bookings({ date, status: 'CONFIRMED', sort: 'bookedAt', direction: 'desc' });
  expect(made.filter(({ slotId }) => slotId === slot.id).map(({ patient }) => patient?.name)).toEqual([
    'Wilhelmina First',
  ]);
  expect(made.filter(({ patient }) => patient?.name === 'Leopold Second')).toHaveLength(1);
  for (const page of pages) await expect(new DayPage(page).slot(slot)).toContainText('Wilhelmina First');
});

test('what one window does the other shows by itself', async ({ open, admin }) => {
  const { date, sameDoctor } = await freeDay(admin);
  const [slot] = sameDoctor;
  const at = dayAt(date);
  const [here, there] = [await open(DESK, { at }), await open(DESK, { at })];
  const [day, other, panel] = [new DayPage(here), new DayPage(there), new BookingPanel(here)];
  await day.goto(date);
  await other.goto(date);

  await day.slot(slot).click();
  await panel.expectHeld();
  await other.expectState(slot, 'held');
  await other.slot(slot).click();
  const told = new Shell(there).notices.getByText('This slot cannot be booked: Being booked.');
  await expect(told).toBeVisible();

  await here.keyboard.press('Escape');
  await other.expectState(slot, 'free');
  await day.expectState(slot, 'free');

  await day.slot(slot).click();
  await panel.expectHeld();
  await panel.name.fill('Philippa Nakamura');
  await panel.bookNew();
  await expect(other.slot(slot)).toContainText('Philippa Nakamura');

  await there.goto('/#/bookings');
  const bookings = new BookingsPage(there);
  await bookings.search.fill('nakamura');
  await expect(bookings.rows).toHaveCount(1);
  await expect(bookings.rows.getByText('Confirmed')).toBeVisible();
  await new Shell(here).undo.click();
  await day.expectState(slot, 'free');
  // A booking that was taken back never was: no list has it.
  await expect(bookings.rows).toHaveCount(0);
});

test('what an admin changes is at the desk by itself', async ({ open, admin }) => {
  const { date, sameDoctor } = await freeDay(admin);
  const [slot] = sameDoctor;
  const page = await open(DESK, { at: dayAt(date) });
  const day = new DayPage(page);
  await day.goto(date);

  await admin.call('slots.block', { id: slot.id });
  await day.expectState(slot, 'blocked');
  await admin.call('slots.unblock', { id: slot.id });
  await day.expectState(slot, 'free');
  await admin.call('slots.remove', { id: slot.id });
  await expect(day.slot(slot)).toBeHidden();

  const doctor = await admin.call('doctors.create', {
    name: 'Ines Duarte',
    specialization: 'Sleep medicine',
    email: 'ines@clinic.example',
  });
  const made = await admin.call('slots.create', { doctorId: doctor.id, startsAt: slot.startsAt });
  await day.expectState(made, 'free');
  await expect(page.getByRole('heading', { name: 'Ines Duarte' })).toBeVisible();
  await admin.call('doctors.update', { id: doctor.id, name: 'Inês Duarte' });
  await expect(page.getByRole('heading', { name: 'Inês Duarte' })).toBeVisible();
  await admin.call('settings.update', { clinicName: 'Hillside Clinic' });
  await expect(page.getByText('Hillside Clinic')).toBeVisible();
});

/** Keeps each window's first call until all have made theirs, so that they race. */
async function letRace(pages: readonly Page[], url: string): Promise<void> {
  const start = Promise.withResolvers<void>();
  let waiting = 0;
  for (const page of pages) {
    const wait = () => {
      waiting += 1;
      if (waiting === pages.length) start.resolve();
      return start.promise;
    };
    await page.route(url, (route) => wait().then(() => route.continue()), { times: 1 });
  }
}

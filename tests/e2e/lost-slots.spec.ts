/** What a receptionist is told when the slot slips away, and how it goes on with nothing typed twice. */
import { DESK, expect, test } from './fixtures.ts';
import { freeDay } from './free-day.ts';
import { BookingPanel } from './pages/booking-panel.ts';
import { dayAt, DayPage } from './pages/day.ts';
import { Shell } from './pages/shell.ts';

const TYPED = { name: 'Ludmila Worthington', phone: '+44 20 7946 0123' };

test('a slot that another desk took a moment before is told, and another one is booked', async ({
  open,
  admin,
}) => {
  const { date, sameDoctor } = await freeDay(admin);
  const [slot] = sameDoctor;
  const page = await open(DESK, { at: dayAt(date) });
  const [day, panel] = [new DayPage(page), new BookingPanel(page)];
  await day.goto(date);
  await page.route(
    '**/rpc/bookings.hold',
    async (route) => {
      await admin.call('bookings.create', { slotId: slot.id, patient: { name: 'Somebody Faster' } });
      await route.continue();
    },
    { times: 1 },
  );
  await day.slot(slot).click();

  await expect(panel.alert).toContainText('Somebody else has just booked this slot. Choose another one.');
  await panel.name.fill(TYPED.name);
  await panel.phone.fill(TYPED.phone);
  await panel.others().first().click();
  await panel.expectHeld();
  await expect(panel.alert).toBeHidden();
  await expect(panel.name).toHaveValue(TYPED.name);
  await expect(panel.phone).toHaveValue(TYPED.phone);
  await panel.bookNew();
  await expect(new Shell(page).notices.getByText(`Confirmed: ${TYPED.name}`)).toBeVisible();
  await expect(day.slot(slot)).toContainText('Somebody Faster');
});

test('a hold that was given up elsewhere is told, and the same slot is taken again', async ({
  open,
  admin,
}) => {
  const { date, sameDoctor } = await freeDay(admin);
  const page = await open(DESK, { at: dayAt(date) });
  const [day, panel] = [new DayPage(page), new BookingPanel(page)];
  await day.goto(date);
  await day.slot(sameDoctor[0]).click();
  await panel.expectHeld();
  await panel.name.fill(TYPED.name);
  const [hold] = await admin.bookings({ status: 'PENDING' });
  await admin.call('bookings.release', { id: hold?.id ?? 0 });

  await panel.bookNew();
  await expect(panel.alert).toContainText('This booking was changed meanwhile');
  await expect(panel.dialog).toContainText(TYPED.name);
  await panel.alert.getByRole('button', { name: 'Try this slot again' }).click();
  await panel.expectHeld();
  await panel.confirm.click();
  await expect(panel.dialog).toBeHidden();
  await day.expectState(sameDoctor[0], 'booked');
});

test('after two minutes the slot is given back, and what was typed stays', async ({ open, admin }) => {
  const { date, sameDoctor } = await freeDay(admin);
  const page = await open(DESK);
  await page.clock.install();
  const [day, panel] = [new DayPage(page), new BookingPanel(page)];
  await day.goto(date);
  await day.slot(sameDoctor[0]).click();
  await panel.expectHeld();
  await panel.name.fill(TYPED.name);
  await page.clock.fastForward('02:01');

  await expect(panel.alert).toContainText(
    'The time for which the slot was kept for you is over, and it is free again',
  );
  await expect(panel.timer).toBeHidden();
  await expect(panel.name).toHaveValue(TYPED.name);
  await panel.others().first().click();
  await panel.expectHeld();
  await panel.bookNew();
  await expect(new Shell(page).notices.getByText(`Confirmed: ${TYPED.name}`)).toBeVisible();
});

test('an answer that got lost does not book twice', async ({ open, admin }) => {
  const { date, sameDoctor } = await freeDay(admin);
  const page = await open(DESK, { at: dayAt(date) });
  const [day, panel] = [new DayPage(page), new BookingPanel(page)];
  await day.goto(date);
  await page.route(
    '**/rpc/bookings.confirm',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await day.slot(sameDoctor[0]).click();
  await panel.expectHeld();
  await panel.name.fill(TYPED.name);
  await panel.bookNew();
  await expect(new Shell(page).notices.getByText(`Confirmed: ${TYPED.name}`)).toBeVisible();
  const made = await admin.bookings({ search: TYPED.name });
  expect(made.map(({ status, slotId }) => [status, slotId])).toEqual([['CONFIRMED', sameDoctor[0].id]]);
  const { items: patients } = await admin.call('patients.search', { query: TYPED.name });
  expect(patients).toHaveLength(1);
});

test('closing the panel gives the slot back; a past or blocked one is not offered', async ({
  open,
  admin,
}) => {
  const { date, sameDoctor } = await freeDay(admin);
  const [slot, blocked] = sameDoctor;
  await admin.call('slots.block', { id: blocked.id });
  const page = await open(DESK, { at: dayAt(date) });
  const [day, panel] = [new DayPage(page), new BookingPanel(page)];
  await day.goto(date);
  await day.slot(slot).click();
  await panel.expectHeld();
  await panel.dialog.getByRole('button', { name: 'Close' }).click();
  await day.expectState(slot, 'free');
  await expect.poll(() => admin.bookings({ status: 'PENDING' })).toEqual([]);

  await day.expectState(blocked, 'blocked');
  await day.slot(blocked).click();
  await expect(new Shell(page).notices.getByText('This slot cannot be booked: Blocked.')).toBeVisible();
  await expect(panel.dialog).toBeHidden();
});

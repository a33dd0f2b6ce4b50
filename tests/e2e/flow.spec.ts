/** Who walks in, who waits, who is seen; and what comes of the waiting list. */
import path from 'node:path';
import { keep, SCREENS } from './accessible.ts';
import { DESK, expect, test } from './fixtures.ts';
import { midday } from './midday.ts';
import { BookingPanel } from './pages/booking-panel.ts';
import { BookingsPage } from './pages/bookings.ts';
import { DayPage } from './pages/day.ts';
import { choose, Shell } from './pages/shell.ts';

test('somebody walks in: W, the next free slot today, and has arrived', async ({ open, admin }) => {
  const { slots } = await midday(admin);
  const page = await open(DESK);
  const [shell, panel] = [new Shell(page), new BookingPanel(page)];
  await expect(shell.heading(/\d{4}$/)).toBeVisible();
  await page.keyboard.press('w');
  await expect(page.getByRole('dialog', { name: 'Walk-in' })).toBeVisible();
  await page.keyboard.type('Waltraud Inness');
  await expect(panel.name).toHaveValue('Waltraud Inness');
  await page.keyboard.press('Control+Enter');
  await choose(panel.dialog, 'Specialization', 'Urgent care');
  await panel.expectHeld();
  await keep(page, 'walk-in');
  await panel.confirm.click();
  await expect(panel.dialog).toBeHidden();
  const [booking] = await admin.bookings({ search: 'inness' });
  expect(booking).toMatchObject({ slotId: slots[0].id, isWalkIn: true, visit: { state: 'ARRIVED' } });

  await shell.goTo('Today’s visits');
  const waiting = page.getByRole('region', { name: 'Waiting' });
  await expect(waiting.getByRole('button', { name: /Waltraud Inness\W+Arrived/ })).toBeVisible();
  await page.emulateMedia({ forcedColors: 'active' });
  await page.screenshot({ path: path.join(SCREENS, 'flow-forced.png') });
});

test('no slot suits: they take a number, and are given a slot later', async ({ open, admin }) => {
  const { slots } = await midday(admin);
  const page = await open(DESK);
  const [shell, panel] = [new Shell(page), new BookingPanel(page)];
  await shell.goTo('Today’s visits');
  await page.keyboard.press('w');
  await page.keyboard.type('Quentin Able');
  await expect(panel.name).toHaveValue('Quentin Able');
  await page.keyboard.press('Control+Enter');
  await choose(panel.dialog, 'Doctor', 'Walda Inn');
  await expect(panel.offers.first()).toContainText('Walda Inn');
  await panel.offers
    .first()
    .focus()
    .catch(() => undefined);
  await panel.dialog.getByRole('option', { name: /Wait in the queue/ }).click();
  await panel.dialog.getByRole('button', { name: 'Put in the queue' }).click();
  await expect(shell.notices.getByText('Number 1: Quentin Able waits in the queue')).toBeVisible();
  // Nothing stays held for somebody who waits.
  await expect.poll(() => admin.bookings({ status: 'PENDING' })).toEqual([]);

  await page.getByRole('button', { name: /Quentin Able\W+Arrived\W+Number 1/ }).click();
  const give = page.getByRole('dialog', { name: 'A slot for Quentin Able' });
  await expect(give.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(give).toBeHidden();
  const [booking] = await admin.bookings({ search: 'quentin' });
  expect(booking).toMatchObject({ slotId: slots[0].id, isWalkIn: true, visit: { state: 'ARRIVED' } });

  // Taken back, they wait again under their number.
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('button', { name: /Quentin Able\W+Arrived\W+Number 1/ })).toBeVisible();
});

test('one key notes how a visit goes, and the same key takes it back', async ({ open, admin }) => {
  const { slots } = await midday(admin);
  const patient = { name: 'Vera Visit', alert: 'needs wheelchair access' };
  await admin.call('bookings.create', { slotId: slots[0].id, patient: { name: patient.name } });
  const page = await open(DESK);
  await new Shell(page).goTo('Today’s visits');
  await choose(page, 'Doctor', 'Walda Inn');
  const card = page.getByRole('button', { name: /^Vera Visit/ });
  const inLane = (name: string) =>
    page.getByRole('region', { name }).getByRole('button', { name: /^Vera Visit/ });
  await expect(inLane('Expected')).toBeVisible();
  for (const [key, lane] of [
    ['a', 'Waiting'],
    ['i', 'In room'],
    ['d', 'Over'],
    ['d', 'In room'],
    ['i', 'Waiting'],
    ['l', 'Over'],
    ['l', 'Waiting'],
    ['a', 'Expected'],
  ] as const) {
    await card.focus();
    await page.keyboard.press(key);
    await expect(inLane(lane)).toBeVisible();
  }
  // Nobody is a no-show before their time.
  await card.focus();
  await page.keyboard.press('x');
  await expect(new Shell(page).notices.getByText(/This visit is still to come/)).toBeVisible();
  await expect(inLane('Expected')).toBeVisible();
});

test('one window sees what the other notes', async ({ open, admin }) => {
  const { slots } = await midday(admin);
  const { id } = await admin.call('bookings.create', {
    slotId: slots[0].id,
    patient: { name: 'Vera Visit' },
  });
  const page = await open(DESK);
  await new Shell(page).goTo('Today’s visits');
  const inLane = (lane: string) =>
    page.getByRole('region', { name: lane }).getByRole('button', { name: /^Vera Visit/ });
  await expect(inLane('Expected')).toBeVisible();
  await admin.call('bookings.mark', { id, state: 'ARRIVED' });
  // Nothing asks again by itself: it was told.
  await expect(inLane('Waiting')).toBeVisible();
});

test('a slot gets free: who waits for one is offered it, and it is booked', async ({ open, admin }) => {
  const { slots } = await midday(admin);
  const page = await open(DESK);
  const shell = new Shell(page);
  await shell.goTo('Waiting list');
  // Those of the demonstration want something else.
  await expect(page.getByRole('list', { name: 'Waiting list' }).getByRole('listitem')).toHaveCount(3);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const add = page.getByRole('dialog', { name: 'Put on the waiting list' });
  await page.keyboard.type('Patience Longwait');
  await expect(add.getByRole('form').getByLabel('Name')).toHaveValue('Patience Longwait');
  await page.keyboard.press('Control+Enter');
  await choose(add, 'Doctor', 'Urgent care');
  await choose(add, 'Urgency', 'Urgent');
  await keep(page, 'waitlist-add');
  await add.getByRole('button', { name: 'Put on the waiting list' }).click();
  await expect(add).toBeHidden();
  await expect(page.getByRole('list', { name: 'Waiting list' })).toContainText('Patience Longwait');

  await admin.call('bookings.create', { slotId: slots[1].id, patient: { name: 'Called Off' } });
  await shell.goTo('Bookings');
  await new BookingsPage(page).search.fill('called off');
  // Those of the demonstration that would take any afternoon slot are out of the way.
  for (const { id, patient } of (await admin.call('waitlist.list', {})).items)
    if (patient.name !== 'Patience Longwait') await admin.call('waitlist.remove', { id });
  await page.getByRole('button', { name: /^Cancel the booking of Called Off/ }).click();
  // That is told, and nobody is taken away from what they are doing.
  const whoWaits = shell.notices.getByRole('button', { name: 'Who waits…' });
  await whoWaits.click();
  const offer = page.getByRole('dialog', { name: /^This slot is free again/ });
  await offer.getByRole('button', { name: 'Book for Patience Longwait' }).click();
  await expect(offer).toBeHidden();
  const [booking] = await admin.bookings({ search: 'longwait' });
  expect(booking).toMatchObject({ slotId: slots[1].id, status: 'CONFIRMED' });

  // By a move in the dialog, by one on the board, and by taking that back, a slot gets free, too.
  const wish = { patient: { name: 'Nina Next' }, specialization: 'Urgent care' };
  await admin.call('waitlist.add', wish);
  const moved = await admin.call('bookings.create', { slotId: slots[2].id, patient: { name: 'Mo Ving' } });
  const day = new DayPage(page);
  await shell.goTo('Day');
  await day.expectState(slots[2], 'booked');
  await day.slot(slots[2]).click();
  await page.getByRole('dialog', { name: 'Booking' }).getByRole('button', { name: 'Move…' }).click();
  const move = page.getByRole('dialog', { name: 'Move the visit' });
  await move.getByRole('option').nth(1).click();
  await move.getByRole('button', { name: /^Move to / }).click();
  await expect(move).toBeHidden();
  await page.keyboard.press('Escape');
  await whoWaits.click();
  await expect(offer.getByRole('button', { name: 'Book for Nina Next' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(offer).toBeHidden();
  const { slotId } = await admin.call('bookings.get', { id: moved.id });
  await day.expectState({ id: slotId }, 'booked');
  await day.focus({ id: slotId });
  await page.keyboard.press('m');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await whoWaits.click();
  await expect(offer).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(offer).toBeHidden();
  await page.keyboard.press('ControlOrMeta+z');
  await whoWaits.click();
  await offer.getByRole('button', { name: 'Book for Nina Next' }).click();
  await expect(offer).toBeHidden();
  expect(await admin.bookings({ search: 'nina next' })).toMatchObject([{ status: 'CONFIRMED' }]);
  const { items: left } = await admin.call('waitlist.list', {});
  expect(left.map(({ patient }) => patient.name)).not.toContain('Patience Longwait');
});

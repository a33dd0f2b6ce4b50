import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { type Clinic, doctorWithSlots, first, openClinic } from '../../../../tests/support/clinic.ts';
import { addDays, dateAt } from '../../../shared/calendar.ts';
import type { Overview } from '../../../shared/contract/clinic.ts';
import type { Booking } from '../../../shared/contract/bookings.ts';
import type { Slot } from '../../../shared/contract/slots.ts';

let clinic: Clinic;
afterEach(() => clinic.close());

const HOUR = 3_600_000;

interface Recorded {
  slots: Slot[];
  bookings: Booking[];
  doctors: { id: number; name: string; specialization: string }[];
}

/** Everything there is, through the lists that screens use. */
async function record({ admin }: Clinic): Promise<Recorded> {
  const { items: doctors } = await admin.call('doctors.list', { includeInactive: true });
  const { items: slots } = await admin.call('slots.list', { limit: 5000 });
  const bookings: Booking[] = [];
  for (const status of ['PENDING', 'CONFIRMED', 'FAILED', 'CANCELLED'] as const) {
    bookings.push(...(await admin.call('bookings.list', { status, limit: 500 })).items);
  }
  return { doctors, slots, bookings };
}

/** The overview, counted one by one. */
function recount(
  { doctors, slots, bookings }: Recorded,
  from: string,
  to: string,
  now: number,
  zone: string,
): Overview {
  const dateOf = ({ startsAt }: { startsAt: string }) => dateAt(Date.parse(startsAt), zone);
  const isInside = (visit: { startsAt: string }) => from <= dateOf(visit) && dateOf(visit) <= to;
  const visits = bookings.filter(isInside).map(({ status, expiresAt, ...rest }) => ({
    ...rest,
    status: expiresAt !== null && Date.parse(expiresAt) <= now ? ('FAILED' as const) : status,
  }));
  const within = slots.filter(isInside);
  const of = (list: typeof visits, status: Booking['status']) =>
    list.filter((visit) => visit.status === status).length;
  const dates: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
  return {
    from,
    to,
    byStatus: {
      PENDING: of(visits, 'PENDING'),
      CONFIRMED: of(visits, 'CONFIRMED'),
      FAILED: of(visits, 'FAILED'),
      CANCELLED: of(visits, 'CANCELLED'),
    },
    byDay: dates.map((date) => {
      const ofDay = visits.filter((visit) => dateOf(visit) === date);
      return {
        date,
        confirmed: of(ofDay, 'CONFIRMED'),
        cancelled: of(ofDay, 'CANCELLED'),
        slots: within.filter((slot) => dateOf(slot) === date).length,
      };
    }),
    byDoctor: doctors
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .filter(({ id }) => [...within, ...visits].some(({ doctorId }) => doctorId === id))
      .map(({ id, name, specialization }) => {
        const theirs = visits.filter(({ doctorId }) => doctorId === id);
        return {
          doctorId: id,
          doctorName: name,
          specialization,
          confirmed: of(theirs, 'CONFIRMED'),
          cancelled: of(theirs, 'CANCELLED'),
          slots: within.filter(({ doctorId }) => doctorId === id).length,
        };
      }),
    visits: visitsOf(visits, zone),
    slots: {
      total: within.length,
      booked: within.filter(({ isBooked }) => isBooked).length,
      blocked: within.filter(({ isBlocked }) => isBlocked).length,
      free: within.filter(({ isBooked, isHeld, isBlocked }) => !isBooked && !isHeld && !isBlocked).length,
    },
  };
}

function visitsOf(visits: Omit<Booking, 'expiresAt'>[], zone: string): Overview['visits'] {
  const confirmed = visits.filter(({ status }) => status === 'CONFIRMED');
  const dateOf = (instant: string) => dateAt(Date.parse(instant), zone);
  const [sameDay = [], ahead = []] = [true, false].map((wanted) =>
    confirmed.filter((one) => (dateOf(one.bookedAt) === dateOf(one.startsAt)) === wanted),
  );
  const of = (list: Omit<Booking, 'expiresAt'>[], state: string) =>
    list.filter(({ visit }) => visit.state === state).length;
  return {
    total: confirmed.length,
    noShow: of(confirmed, 'NO_SHOW'),
    left: of(confirmed, 'LEFT'),
    walkIns: confirmed.filter(({ isWalkIn }) => isWalkIn).length,
    sameDay: { total: sameDay.length, noShow: of(sameDay, 'NO_SHOW') },
    ahead: { total: ahead.length, noShow: of(ahead, 'NO_SHOW') },
    waiting: null,
  };
}

/** Half-hour slots around the clock for a few days, with something done to many of them. */
async function fill({ admin, desk, clock }: Clinic, seed: number, startDate: string): Promise<void> {
  const [choices] = fc.sample(fc.array(fc.nat(6), { minLength: 400, maxLength: 400 }), { seed, numRuns: 1 });
  for (const name of ['Bea Blau', 'Ann Alt', 'Cem Can']) {
    const email = `${name.slice(0, 3)}@clinic.test`;
    const { id: doctorId } = await admin.call('doctors.create', {
      name,
      specialization: 'Dermatology',
      email,
    });
    const span = { startDate, endDate: addDays(startDate, 2), startTime: '00:00', endTime: '23:59' };
    await admin.call('slots.bulkCreate', { ...span, doctorId, durationMinutes: 45 });
  }
  const { items: slots } = await admin.call('slots.list', { limit: 5000 });
  const patient = { name: 'Pat Patient' };
  for (const [index, { id: slotId }] of slots.entries()) {
    const choice = choices?.[index];
    if (choice === 1) await admin.call('slots.block', { id: slotId });
    if (choice === 2) await desk.call('bookings.hold', { slotId });
    if (choice === 3)
      await desk.call('bookings.release', { id: (await desk.call('bookings.hold', { slotId })).id });
    if (choice !== undefined && choice >= 4) {
      const { id } = await desk.call('bookings.create', { slotId, patient });
      if (choice === 5) await desk.call('bookings.cancel', { id });
    }
    // Holds end one after the other while the clinic is filled, so that some are past their time at the end.
    clock.pass(1000);
  }
}

test.each([
  ['America/New_York', '2026-03-07', 'the clocks go forward'],
  ['Europe/Berlin', '2026-10-24', 'the clocks go back'],
  ['Asia/Kathmandu', '2026-06-01', 'an odd offset'],
  ['America/Havana', '2026-03-07', 'the clocks skip midnight'],
])('it counts what is there, in %s around %s', async (timeZone, startDate) => {
  clinic = await openClinic({ timeZone, at: Date.parse(`${startDate}T00:00:00Z`) - 24 * HOUR });
  await fill(clinic, 7, startDate);
  const recorded = await record(clinic);
  for (const [from, to] of [
    [addDays(startDate, -3), addDays(startDate, 5)],
    [startDate, startDate],
    [addDays(startDate, 1), addDays(startDate, 1)],
  ] as const) {
    const expected = recount(recorded, from, to, clinic.clock.at, timeZone);
    expect(await clinic.admin.call('stats.overview', { from, to })).toEqual(expected);
  }
  const { byStatus, slots } = await clinic.admin.call('stats.overview', {
    from: startDate,
    to: addDays(startDate, 2),
  });
  expect(Object.values(byStatus).every((count) => count > 0)).toBe(true);
  expect(Object.values(slots).every((count) => count > 0)).toBe(true);
});

test('a hold is pending while it lasts, and has failed when it is past its time', async () => {
  clinic = await openClinic();
  const { slots } = await doctorWithSlots(clinic, 2);
  await clinic.desk.call('bookings.hold', { slotId: first(slots).id });
  const day = { from: '2026-03-02', to: '2026-03-02' };
  const during = await clinic.admin.call('stats.overview', day);
  expect(during).toMatchObject({ byStatus: { PENDING: 1, FAILED: 0 }, slots: { total: 2, free: 1 } });
  clinic.clock.pass(2 * 60_000);
  const after = await clinic.admin.call('stats.overview', day);
  expect(after).toMatchObject({ byStatus: { PENDING: 0, FAILED: 1 }, slots: { total: 2, free: 2 } });
});

test('how visits went: walk-ins, no-shows, who left, and how long they waited', async () => {
  clinic = await openClinic();
  const { slots } = await doctorWithSlots(clinic, 7);
  const { desk, clock } = clinic;
  const book = (index: number, isWalkIn = false) =>
    desk.call('bookings.create', {
      slotId: slots[index]?.id ?? 0,
      patient: { name: 'Pat Patient' },
      isWalkIn,
    });
  const ids: number[] = [];
  for (const index of [0, 1, 2, 3]) ids.push((await book(index)).id);
  for (const index of [4, 5]) ids.push((await book(index, true)).id);
  // Taken back: never counted, neither as a visit nor as a cancellation.
  const commandId = '11111111-1111-4111-8111-111111111111';
  await desk.call('bookings.create', { slotId: slots[6]?.id ?? 0, patient: { name: 'Un Done' } }, commandId);
  await desk.call('undo.run', { commandId });
  clock.pass(HOUR);
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = ids;
  for (const id of [a, b, c]) await desk.call('bookings.mark', { id, state: 'ARRIVED' });
  for (const [id, wait] of [
    [a, 10],
    [b, 5],
    [e, 15],
  ] as const) {
    clock.pass(wait * 60_000);
    await desk.call('bookings.mark', { id, state: 'IN_ROOM' });
  }
  await desk.call('bookings.mark', { id: c, state: 'LEFT' });
  clock.pass(2 * HOUR);
  await desk.call('bookings.mark', { id: d, state: 'NO_SHOW' });
  await desk.call('bookings.mark', { id: f, state: 'DONE' });
  const overview = await clinic.admin.call('stats.overview', { from: '2026-03-02', to: '2026-03-02' });
  expect(overview.visits).toEqual({
    total: 6,
    noShow: 1,
    left: 1,
    walkIns: 2,
    sameDay: { total: 6, noShow: 1 },
    ahead: { total: 0, noShow: 0 },
    // Ten minutes, fifteen, and of the walk-in an hour and a half.
    waiting: { count: 3, median: 15, p90: 90 },
  });
  expect(overview.byStatus).toEqual({ PENDING: 0, CONFIRMED: 6, FAILED: 0, CANCELLED: 0 });
});

test('an empty period has its dates but no doctors, and two years are the longest', async () => {
  clinic = await openClinic();
  await doctorWithSlots(clinic, 1);
  const overview = await clinic.admin.call('stats.overview', { from: '2024-01-01', to: '2026-01-01' });
  expect(overview.byDay).toHaveLength(732);
  expect(overview.byDay[59]).toEqual({ date: '2024-02-29', confirmed: 0, cancelled: 0, slots: 0 });
  expect(overview).toMatchObject({ byDoctor: [], slots: { total: 0, free: 0 } });

  const tooLong = { from: '2024-01-01', to: '2026-01-02' };
  const backwards = { from: '2026-01-02', to: '2026-01-01' };
  expect((await clinic.admin.refused('INPUT_INVALID', 'stats.overview', tooLong)).fields).toEqual({
    to: 'TOO_BIG',
  });
  expect((await clinic.admin.refused('INPUT_INVALID', 'stats.overview', backwards)).fields).toEqual({
    to: 'END_BEFORE_START',
  });
  await clinic.desk.refused('ADMIN_ONLY', 'stats.overview', { from: '2026-01-01', to: '2026-01-01' });
});

/** The report against a plain recomputation, minute by minute and visit by visit, from the lists of the screens. */
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { type Clinic, first, openClinic } from '../../../../tests/support/clinic.ts';
import { addDays, dateAt, daysBetween, timeAt, weekdayOf } from '../../../shared/calendar.ts';
import type { Booking } from '../../../shared/contract/bookings.ts';
import { type Figures, LEADS, NOTICES, type Waiting } from '../../../shared/contract/reports.ts';
import type { VisitType } from '../../../shared/contract/visit-types.ts';

let clinic: Clinic;
afterEach(() => clinic.close());

const HOUR = 3_600_000;
const MINUTE = 60_000;

interface SlotOf {
  doctorId: number;
  startsAt: number;
  minutes: number;
  is: 'booked' | 'blocked' | 'open';
  isExtra: boolean;
}
interface Recorded {
  bookings: Booking[];
  slots: SlotOf[];
  doctors: { id: number; name: string; specialization: string }[];
  types: VisitType[];
}

async function record({ admin, app }: Clinic): Promise<Recorded> {
  const { items: doctors } = await admin.call('doctors.list', { includeInactive: true });
  const { items: types } = await admin.call('visitTypes.list', { includeInactive: true });
  const bookings: Booking[] = [];
  for (const status of ['CONFIRMED', 'CANCELLED'] as const) {
    bookings.push(...(await admin.call('bookings.list', { status, limit: 500 })).items);
  }
  const rows = await app.database.read((db) => db.selectFrom('appointment_slots').selectAll().execute());
  const claims = await app.database.read((db) => db.selectFrom('booking_slots').selectAll().execute());
  const confirmed = new Set(bookings.filter((one) => one.status === 'CONFIRMED').map(({ id }) => id));
  const booked = new Set(claims.filter((one) => confirmed.has(one.booking_id)).map((one) => one.slot_id));
  const slots = rows.map((row) => ({
    doctorId: row.doctor_id,
    startsAt: row.starts_at,
    minutes: row.duration_minutes,
    is: booked.has(row.id) ? ('booked' as const) : row.blocked ? ('blocked' as const) : ('open' as const),
    isExtra: row.is_extra === 1,
  }));
  return { bookings, slots, doctors, types };
}

const at = (instant: string | null) => (instant === null ? null : Date.parse(instant));
const isOk = <T>(value: T | null): value is T => value !== null;

/** The calendar is asked once for each instant: there are many minutes. */
const walls = new Map<string, { date: string; hour: number }>();
function wallAt(instant: number, zone: string) {
  const key = `${zone} ${instant}`;
  const found = walls.get(key) ?? {
    date: dateAt(instant, zone),
    hour: Number(timeAt(instant, zone).slice(0, 2)),
  };
  walls.set(key, found);
  return found;
}

function leadOf(booking: Booking, zone: string) {
  const dateOf = (instant: string) => dateAt(Date.parse(instant), zone);
  const days = daysBetween(dateOf(booking.bookedAt), dateOf(booking.startsAt));
  if (days <= 0) return 'SAME_DAY';
  if (days === 1) return 'DAY';
  if (days <= 7) return 'WEEK';
  return days <= 30 ? 'MONTH' : 'LONGER';
}

function noticeOf(booking: Booking) {
  const hours = (Date.parse(booking.startsAt) - Date.parse(booking.cancelledAt ?? '')) / HOUR;
  if (hours <= 0) return 'AFTER';
  if (hours < 2) return 'UNDER_2H';
  if (hours < 24) return 'UNDER_24H';
  if (hours < 48) return 'UNDER_48H';
  return hours < 168 ? 'UNDER_7D' : 'LONGER';
}

function waitingOf(bookings: readonly Booking[]): Waiting | null {
  const waits = bookings
    .map(({ visit: { arrivedAt, inRoomAt } }) => {
      const [from, until] = [at(arrivedAt), at(inRoomAt)];
      return from === null || until === null ? null : (until - from) / MINUTE;
    })
    .filter(isOk)
    .toSorted((a, b) => a - b);
  if (waits.length === 0) return null;
  const rank = (share: number) => waits[Math.ceil(share * waits.length) - 1] ?? 0;
  return { count: waits.length, median: rank(0.5), p90: rank(0.9) };
}

interface Asked {
  from: string;
  to: string;
  doctorId?: number;
  specialization?: string;
}

function recount(recorded: Recorded, { from, to, ...asked }: Asked, now: number, zone: string): Figures {
  const doctors = recorded.doctors
    .filter(({ id }) => asked.doctorId === undefined || id === asked.doctorId)
    .filter((one) => asked.specialization === undefined || one.specialization === asked.specialization)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const isTheirs = ({ doctorId }: { doctorId: number }) => doctors.some(({ id }) => id === doctorId);
  const dateOf = (instant: number) => wallAt(instant, zone).date;
  const hourOf = (instant: number) => wallAt(instant, zone).hour;
  const isInside = (instant: number) => from <= dateOf(instant) && dateOf(instant) <= to;
  const bookings = recorded.bookings.filter((one) => isTheirs(one) && isInside(Date.parse(one.startsAt)));
  const slots = recorded.slots.filter((one) => isTheirs(one) && isInside(one.startsAt));
  const confirmed = bookings.filter(({ status }) => status === 'CONFIRMED');
  const regular = slots.filter((one) => !one.isExtra);
  const minutesOf = (list: SlotOf[]) => list.reduce((sum, { minutes }) => sum + minutes, 0);
  const use = (of: (slot: SlotOf) => boolean) => ({
    offered: minutesOf(regular.filter((one) => of(one) && one.is !== 'blocked')),
    booked: minutesOf(regular.filter((one) => of(one) && one.is === 'booked')),
    blocked: minutesOf(regular.filter((one) => of(one) && one.is === 'blocked')),
    extra: minutesOf(slots.filter((one) => of(one) && one.isExtra && one.is === 'booked')),
  });
  // Each minute by itself, on the wall.
  const passed = regular.flatMap((slot) =>
    slot.is === 'blocked'
      ? []
      : Array.from({ length: slot.minutes }, (_, index) => {
          const instant = slot.startsAt + index * MINUTE;
          const isBooked = slot.is === 'booked';
          return { weekday: weekdayOf(dateOf(instant)), hour: hourOf(instant), isBooked };
        }),
  );
  const cell = (fits: (minute: (typeof passed)[number]) => boolean) => ({
    offered: passed.filter(fits).length,
    booked: passed.filter((minute) => fits(minute) && minute.isBooked).length,
  });
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  const weekdays = [1, 2, 3, 4, 5, 6, 7];
  const counts = (of: (booking: Booking) => boolean) => ({
    confirmed: confirmed.filter(of).length,
    due: confirmed.filter((one) => of(one) && dateOf(Date.parse(one.startsAt)) <= dateOf(now)).length,
    noShow: confirmed.filter((one) => of(one) && one.visit.state === 'NO_SHOW').length,
    cancelled: bookings.filter((one) => of(one) && one.status === 'CANCELLED').length,
  });
  const patients = [...new Set(confirmed.map(({ patient }) => patient?.id ?? 0))];
  const wasThere = (patientId: number) =>
    recorded.bookings.some(
      (one) =>
        one.status === 'CONFIRMED' &&
        one.patient?.id === patientId &&
        dateOf(Date.parse(one.startsAt)) < from,
    );
  const typesThere = [...recorded.types.toSorted((a, b) => (a.name < b.name ? -1 : 1)), null];
  const arrivedIn = (hour: number) =>
    confirmed.filter(({ visit }) => visit.arrivedAt !== null && hourOf(Date.parse(visit.arrivedAt)) === hour);
  const dates = Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
  return {
    from,
    to,
    minutes: use(() => true),
    usedByDoctor: doctors
      .filter(({ id }) => slots.some(({ doctorId }) => doctorId === id))
      .map(({ id, name, specialization }) => ({
        doctorId: id,
        doctorName: name,
        specialization,
        ...use(({ doctorId }) => doctorId === id),
      })),
    usedByWeekday: weekdays.map((weekday) => ({ weekday, ...cell((one) => one.weekday === weekday) })),
    usedByHour: hours
      .map((hour) => ({ hour, ...cell((one) => one.hour === hour) }))
      .filter(({ offered }) => offered > 0),
    usedByWeek: weekdays
      .flatMap((weekday) =>
        hours.map((hour) => ({
          weekday,
          hour,
          ...cell((one) => one.weekday === weekday && one.hour === hour),
        })),
      )
      .filter(({ offered }) => offered > 0),
    visits: {
      ...counts(() => true),
      left: confirmed.filter(({ visit }) => visit.state === 'LEFT').length,
      walkIns: confirmed.filter(({ isWalkIn }) => isWalkIn).length,
    },
    byLead: LEADS.map((lead) => ({ lead, ...counts((one) => leadOf(one, zone) === lead) })),
    byNotice: NOTICES.map((notice) => ({
      notice,
      cancelled: bookings.filter((one) => one.status === 'CANCELLED' && noticeOf(one) === notice).length,
    })),
    byType: typesThere
      .map((type) => ({
        visitTypeId: type?.id ?? null,
        name: type?.name ?? null,
        ...counts(({ visitTypeId }) => visitTypeId === (type?.id ?? null)),
      }))
      .filter((one) => one.confirmed + one.cancelled > 0),
    byDay: dates.map((date) => {
      const { confirmed, cancelled } = counts((one) => dateOf(Date.parse(one.startsAt)) === date);
      return { date, confirmed, cancelled };
    }),
    patients: {
      new: patients.filter((id) => !wasThere(id)).length,
      returning: patients.filter(wasThere).length,
    },
    waiting: waitingOf(confirmed),
    waitingByHour: hours.flatMap((hour) => {
      const waiting = waitingOf(arrivedIn(hour));
      return waiting ? [{ hour, ...waiting }] : [];
    }),
    waitingByDoctor: doctors.flatMap(({ id, name }) => {
      const waiting = waitingOf(confirmed.filter(({ doctorId }) => doctorId === id));
      return waiting ? [{ doctorId: id, doctorName: name, ...waiting }] : [];
    }),
  };
}

/** Two doctors around the clock for some days, and forty days of bookings, moves, marks and the like by chance. */
async function live({ admin, desk, app, clock }: Clinic, seed: number, startDate: string) {
  // Weeks pass, and nobody should have to sign in again each day of them.
  const expires_at = clock.at + 1000 * 24 * HOUR;
  await app.database.write((db) => db.updateTable('sessions').set({ expires_at }).execute());
  const doctorIds: number[] = [];
  for (const [name, specialization] of [
    ['Bea Blau', 'Dermatology'],
    ['Ann Alt', 'Cardiology'],
  ] as const) {
    const email = `${name.slice(0, 3)}@clinic.test`;
    const { id: doctorId } = await admin.call('doctors.create', { name, specialization, email });
    doctorIds.push(doctorId);
    const span = { startDate, endDate: addDays(startDate, 5), startTime: '00:00', endTime: '23:59' };
    await admin.call('slots.bulkCreate', { ...span, doctorId, durationMinutes: 50 });
  }
  const { id: typeId } = await admin.call('visitTypes.create', {
    name: 'Check',
    durationMinutes: 90,
    colour: 'blue',
  });
  const { items: slots } = await admin.call('slots.list', { limit: 5000 });
  const patients: number[] = [];
  for (let index = 0; index < 25; index += 1) {
    patients.push((await desk.call('patients.create', { name: `Patient ${index}` })).id);
  }
  const [choices = []] = fc.sample(
    fc.array(fc.record({ slot: fc.nat(), patient: fc.nat(), what: fc.nat(11), pass: fc.nat(100) }), {
      minLength: 450,
      maxLength: 450,
    }),
    { seed, numRuns: 1 },
  );
  const booked: { id: number; startsAt: string }[] = [];
  for (const [index, { slot, patient, what, pass }] of choices.entries()) {
    const slotId = slots[slot % slots.length]?.id ?? 0;
    const patientId = patients[patient % patients.length] ?? 0;
    const near = booked.filter(({ startsAt }) => Math.abs(Date.parse(startsAt) - clock.at) < 20 * HOUR);
    const some = near.length > 0 && what % 2 === 0 ? near : booked;
    const id = some[slot % Math.max(1, some.length)]?.id ?? 0;
    if (what < 5) {
      const visitTypeId = what === 0 ? typeId : undefined;
      const input = { slotId, patientId, visitTypeId, isWalkIn: what === 1 };
      const answer = await desk.ask('bookings.create', input);
      if (answer.ok) booked.push(answer.value);
    } else if (what === 5 || what === 6) await desk.ask('bookings.cancel', { id });
    else if (what === 7 && patient % 3 > 0) await desk.ask('bookings.move', { id, slotId });
    else if (what === 7) await admin.ask('slots.block', { id: slotId });
    else if (what === 9) await desk.ask('bookings.mark', { id, state: patient % 2 ? 'LEFT' : 'DONE' });
    else if (what === 11) await desk.ask('bookings.hold', { slotId });
    else {
      for (const near of some.slice(slot % 3, (slot % 3) + 4)) {
        await desk.ask('bookings.mark', { id: near.id, state: patient % 4 ? 'ARRIVED' : 'NO_SHOW' });
        clock.pass((patient % 17) * MINUTE);
        if (patient % 2) await desk.ask('bookings.mark', { id: near.id, state: 'IN_ROOM' });
      }
    }
    // First the weeks before, and then the days themselves.
    clock.pass(pass * pass * pass * (index < 150 ? 92 : 6));
  }
  await overbook(app, doctorIds[0] ?? 0, patients[0] ?? 0, Date.parse(first(slots).startsAt) + 5 * HOUR);
  return doctorIds;
}

/** Two extra slots beside the regular ones, with somebody in the first. */
async function overbook({ database }: Clinic['app'], doctor_id: number, patient_id: number, at: number) {
  const extra = { doctor_id, duration_minutes: 25, is_extra: 1 as const, extra_reason: 'a child in pain' };
  const [starts_at, ends_at] = [at, at + 25 * MINUTE];
  await database.write(async (db) => {
    const { id: slot_id } = await db
      .insertInto('appointment_slots')
      .values([
        { ...extra, starts_at },
        { ...extra, starts_at: at + HOUR },
      ])
      .returning('id')
      .executeTakeFirstOrThrow();
    const visit = { doctor_id, slot_id, starts_at, ends_at };
    const { id: booking_id } = await db
      .insertInto('bookings')
      .values({
        ...visit,
        patient_id,
        status: 'CONFIRMED',
        booked_at: at,
        confirmed_at: at,
        cancelled_at: null,
        cancel_reason: null,
        expires_at: null,
        failed_as: null,
        overbook_reason: 'a child in pain',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const claim = { ...visit, booking_id, visit_start: starts_at, visit_end: ends_at };
    await db.insertInto('booking_slots').values(claim).execute();
  });
}

test.each([
  ['America/New_York', '2026-03-06', 'the clocks go forward'],
  ['Europe/Berlin', '2026-10-23', 'the clocks go back'],
  ['Australia/Lord_Howe', '2026-04-03', 'the clocks go back by half an hour'],
  ['Asia/Kathmandu', '2026-06-01', 'an odd offset'],
  ['America/Havana', '2026-03-06', 'the clocks skip midnight'],
])('it is what is there, in %s around %s', async (timeZone, startDate) => {
  clinic = await openClinic({ timeZone, at: Date.parse(`${startDate}T00:00:00Z`) - 40 * 24 * HOUR });
  const [doctorId = 0] = await live(clinic, 11, startDate);
  const recorded = await record(clinic);
  const middle = { from: addDays(startDate, 1), to: addDays(startDate, 3) };
  const asked: Asked[] = [
    { from: addDays(startDate, -2), to: addDays(startDate, 8) },
    middle,
    { ...middle, doctorId },
    { from: addDays(startDate, 2), to: addDays(startDate, 2), specialization: 'Cardiology' },
  ];
  const returning: number[] = [];
  for (const input of asked) {
    const { now, before } = await clinic.admin.call('stats.report', input);
    expect(now).toEqual(recount(recorded, input, clinic.clock.at, timeZone));
    returning.push(now.patients.returning);
    const length = daysBetween(input.from, input.to) + 1;
    const earlier = { from: addDays(input.from, -length), to: addDays(input.from, -1) };
    expect(before).toEqual(recount(recorded, { ...input, ...earlier }, clinic.clock.at, timeZone));
  }
  const { now } = await clinic.admin.call('stats.report', first(asked));
  const { noShow, left } = now.visits;
  const there = [now.minutes.blocked, now.minutes.extra, noShow + left, now.waiting?.count ?? 0];
  expect(there.filter((count) => count === 0)).toEqual([]);
  expect(Math.max(...returning)).toBeGreaterThan(0);
  expect(now.byLead.filter(({ confirmed }) => confirmed > 0).length).toBeGreaterThan(3);
  expect(now.byNotice.filter(({ cancelled }) => cancelled > 0).length).toBeGreaterThan(3);
});

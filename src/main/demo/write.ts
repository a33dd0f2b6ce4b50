import { sql } from 'kysely';
import { isWeekend, timeOfMinutes } from '../../shared/calendar.ts';
import type { WriteDb } from '../database/database.ts';
import type { DemoBooking, DemoDiary } from './bookings.ts';
import { DEMO_DOCTORS } from './doctors.ts';
import { type DemoSlot, demoSessions } from './slots.ts';
import { DEMO_VISIT_TYPES, DEMO_WISHES } from './visits.ts';

/** Rows in one INSERT: few statements, and far below SQLite's limit of parameters. */
const ROWS_AT_ONCE = 500;
const MINUTE = 60_000;

export async function inPortions<T>(
  rows: readonly T[],
  insert: (portion: T[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await insert(rows.slice(from, from + ROWS_AT_ONCE));
  }
}

/** The ids that rows got, in the order in which they were inserted. */
async function idsOf(
  db: WriteDb,
  table: 'doctors' | 'patients' | 'appointment_slots' | 'visit_types',
): Promise<number[]> {
  const rows = await db.selectFrom(table).select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

export async function insertSlots(db: WriteDb, slots: readonly DemoSlot[], diary: DemoDiary): Promise<void> {
  const doctors = await idsOf(db, 'doctors');
  const versions = versionsOf(diary);
  const rows = slots.map(({ doctor, startsAt, minutes }, index) => ({
    doctor_id: at(doctors, doctor),
    starts_at: startsAt,
    duration_minutes: minutes,
    origin: 'SCHEDULE' as const,
    blocked: diary.blocked.has(index) ? (1 as const) : (0 as const),
    version: versions.get(index) ?? 1,
  }));
  await inPortions(rows, (portion) => db.insertInto('appointment_slots').values(portion).execute());
}

/**
 * Each doctor's week, and for a day at work on a weekend an extra day: what stands is what these make, up to the
 * last day that was made. The rest, up to the horizon, is made at the next start as in any clinic.
 */
export async function insertSchedules(
  db: WriteDb,
  { today, openedAt, from, until }: { today: string; openedAt: number; from: string; until: string },
): Promise<void> {
  const doctors = await idsOf(db, 'doctors');
  for (const [index, person] of DEMO_DOCTORS.entries()) {
    const doctor_id = at(doctors, index);
    const { id } = await db
      .insertInto('schedules')
      .values({ doctor_id, valid_from: from, valid_until: null, created_at: openedAt })
      .returning('id')
      .executeTakeFirstOrThrow();
    const hours = demoSessions(person);
    const sessionOf = ({ start, end }: { start: number; end: number }) => ({
      start_time: timeOfMinutes(start),
      end_time: timeOfMinutes(end),
      slot_minutes: person.slotLength,
      room_id: null,
    });
    await db
      .insertInto('schedule_sessions')
      .values(hours.map((hour) => ({ schedule_id: id, weekday: hour.weekday, ...sessionOf(hour) })))
      .execute();
    await db.updateTable('doctors').set({ slots_until: until }).where('id', '=', doctor_id).execute();
    if (!isWeekend(today)) continue;
    const extra = await db
      .insertInto('schedule_exceptions')
      .values({
        doctor_id,
        kind: 'CHANGED',
        from_date: today,
        until_date: today,
        start_time: null,
        end_time: null,
        name: null,
        uid: null,
        created_at: openedAt,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('exception_sessions')
      .values(
        hours
          .filter(({ weekday }) => weekday === 1)
          .map((hour) => ({ exception_id: extra.id, ...sessionOf(hour) })),
      )
      .execute();
  }
}

/** As if each had been blocked, booked and cancelled by hand: a version more for each. */
function versionsOf({ bookings, blocked }: DemoDiary): Map<number, number> {
  const versions = new Map<number, number>();
  const raise = (slot: number, by: number) => versions.set(slot, (versions.get(slot) ?? 1) + by);
  for (const slot of blocked) raise(slot, 1);
  for (const { slot, status } of bookings) raise(slot, status === 'CANCELLED' ? 2 : 1);
  return versions;
}

export async function insertDiary(
  db: WriteDb,
  slots: readonly DemoSlot[],
  { bookings }: DemoDiary,
): Promise<void> {
  const slotIds = await idsOf(db, 'appointment_slots');
  const doctors = await idsOf(db, 'doctors');
  const patients = await idsOf(db, 'patients');
  const types = await idsOf(db, 'visit_types');
  const rows = bookings.map((booking) => {
    const slot = at(slots, booking.slot);
    return {
      ...outcomeOf(booking),
      ...booking.visit,
      visit_type_id: booking.visitType === null ? null : at(types, booking.visitType),
      patient_id: booking.patient === null ? null : at(patients, booking.patient),
      doctor_id: at(doctors, slot.doctor),
      slot_id: at(slotIds, booking.slot),
      starts_at: slot.startsAt,
      ends_at: slot.startsAt + slot.minutes * MINUTE,
    };
  });
  await inPortions(rows, (portion) => db.insertInto('bookings').values(portion).execute());
  await claimWhatIsConfirmed(db);
}

function outcomeOf({ status, bookedAt, cancelledAt, cancelReason }: DemoBooking) {
  return {
    status,
    booked_at: bookedAt,
    confirmed_at: status === 'FAILED' ? null : bookedAt,
    cancelled_at: cancelledAt,
    cancel_reason: cancelReason,
    failed_as: status === 'FAILED' ? ('EXPIRED' as const) : null,
  };
}

/** Kinds of visits, and who waits for a slot. */
export async function insertVisitTypes(db: WriteDb, openedAt: number): Promise<void> {
  const rows = DEMO_VISIT_TYPES.map((type) => ({ ...type, created_at: openedAt }));
  await db.insertInto('visit_types').values(rows).execute();
}

export async function insertWaitlist(db: WriteDb, before: number): Promise<void> {
  const patients = (await idsOf(db, 'patients')).toReversed();
  const rows = DEMO_WISHES.map((wish, index) => ({
    ...wish,
    patient_id: at(patients, index),
    created_at: before - (index + 1) * 26 * 60 * MINUTE,
  }));
  await db
    .insertInto('waitlist')
    .values(rows.map((row) => ({ ...row, ...ANY })))
    .execute();
}

const ANY = { doctor_id: null, visit_type_id: null, from_date: null, until_date: null };

async function claimWhatIsConfirmed(db: WriteDb): Promise<void> {
  await db
    .insertInto('booking_slots')
    .columns(['slot_id', 'booking_id', 'doctor_id', 'starts_at', 'ends_at', 'visit_start', 'visit_end'])
    .expression(
      db
        .selectFrom('bookings')
        .select(['slot_id', 'id', 'doctor_id', 'starts_at', 'ends_at'])
        .select([sql<number>`starts_at`.as('visit_start'), sql<number>`ends_at`.as('visit_end')])
        .where('status', '=', 'CONFIRMED'),
    )
    .execute();
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`There is no number ${index}`);
  return item;
}

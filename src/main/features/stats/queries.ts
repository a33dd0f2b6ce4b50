import { sql } from 'kysely';
import { addDays, startOfDate } from '../../../shared/calendar.ts';
import type { BookingStatus } from '../../../shared/contract/bookings.ts';
import type { ReadDb } from '../../database/database.ts';

/** A date of the clinic with its instants `[begins, ends)`: not always 24 hours apart. */
export interface Day {
  date: string;
  begins: number;
  ends: number;
}

export interface Period {
  days: Day[];
  begins: number;
  ends: number;
  now: number;
}

/** Every date from one to another, both included, in the clinic's zone. */
export function periodOf(from: string, to: string, timeZone: string, now: number): Period {
  const days: Day[] = [];
  let begins = startOfDate(from, timeZone);
  const first = begins;
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const ends = startOfDate(addDays(date, 1), timeZone);
    days.push({ date, begins, ends });
    begins = ends;
  }
  return { days, begins: first, ends: begins, now };
}

/** Bookings by doctor and status. A hold that is past its time is FAILED, whether or not it has been swept. */
export function countBookingsByDoctor(db: ReadDb, { begins, ends, now }: Period) {
  return db
    .selectFrom('bookings')
    .select((is) => [
      'doctor_id as doctorId',
      sql<BookingStatus>`CASE WHEN expires_at <= ${now} THEN 'FAILED' ELSE status END`.as('outcome'),
      is.fn.countAll<number>().as('count'),
    ])
    .where('starts_at', '>=', begins)
    .where('starts_at', '<', ends)
    .where('is_undone', '=', 0)
    .groupBy(['doctor_id', 'outcome'])
    .execute();
}

/** Slots by doctor and by what has become of them. */
export function countSlotsByDoctor(db: ReadDb, { begins, ends, now }: Period) {
  return db
    .selectFrom('appointment_slots as slot')
    .leftJoin('booking_slots as claim', 'claim.slot_id', 'slot.id')
    .leftJoin('bookings as booking', 'booking.id', 'claim.booking_id')
    .select((is) => [
      'slot.doctor_id as doctorId',
      sql<'booked' | 'held' | 'blocked' | 'free'>`CASE
        WHEN booking.status = 'CONFIRMED' THEN 'booked'
        WHEN booking.expires_at > ${now} THEN 'held'
        WHEN slot.blocked = 1 THEN 'blocked'
        ELSE 'free' END`.as('state'),
      is.fn.countAll<number>().as('count'),
    ])
    .where('slot.starts_at', '>=', begins)
    .where('slot.starts_at', '<', ends)
    .groupBy(['slot.doctor_id', 'state'])
    .execute();
}

export function countBookingsByDay(db: ReadDb, { days }: Period) {
  return withDays(db, days)
    .selectFrom('day')
    .innerJoin('bookings', (join) =>
      join.onRef('starts_at', '>=', 'day.begins').onRef('starts_at', '<', 'day.ends'),
    )
    .select((is) => ['day.date', 'status', is.fn.countAll<number>().as('count')])
    .where('status', 'in', ['CONFIRMED', 'CANCELLED'])
    .where('is_undone', '=', 0)
    .groupBy(['day.date', 'status'])
    .execute();
}

/** Confirmed visits by how they went, and whether they were made on their own day. */
export function countVisits(db: ReadDb, { days }: Period) {
  return withDays(db, days)
    .selectFrom('day')
    .innerJoin('bookings', (join) =>
      join.onRef('starts_at', '>=', 'day.begins').onRef('starts_at', '<', 'day.ends'),
    )
    .select((is) => [
      'visit_state as state',
      'is_walk_in as isWalkIn',
      sql<0 | 1>`booked_at >= day.begins`.as('isSameDay'),
      is.fn.countAll<number>().as('count'),
    ])
    .where('status', '=', 'CONFIRMED')
    .groupBy(['state', 'isWalkIn', 'isSameDay'])
    .execute();
}

/** How long patients waited from their arrival to the room, in milliseconds, the shortest first. */
export async function listWaits(db: ReadDb, { begins, ends }: Period): Promise<number[]> {
  const rows = await db
    .selectFrom('bookings')
    .select(sql<number>`in_room_at - arrived_at`.as('wait'))
    .where('starts_at', '>=', begins)
    .where('starts_at', '<', ends)
    .where('status', '=', 'CONFIRMED')
    .where('in_room_at', 'is not', null)
    .where('arrived_at', 'is not', null)
    .orderBy('wait')
    .execute();
  return rows.map(({ wait }) => wait);
}

export function countSlotsByDay(db: ReadDb, { days }: Period) {
  return withDays(db, days)
    .selectFrom('day')
    .innerJoin('appointment_slots', (join) =>
      join.onRef('starts_at', '>=', 'day.begins').onRef('starts_at', '<', 'day.ends'),
    )
    .select((is) => ['day.date', is.fn.countAll<number>().as('count')])
    .groupBy('day.date')
    .execute();
}

/** The dates as a table to join with: only the calendar knows where a date of the clinic begins and ends. */
function withDays(db: ReadDb, days: Day[]) {
  const rows = days.map(({ date, begins, ends }) => sql`(${date}, ${begins}, ${ends})`);
  return db.with('day(date, begins, ends)', () => sql<Day>`(VALUES ${sql.join(rows)})`);
}

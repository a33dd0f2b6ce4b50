/** The rows that statistics are made of: only what they count, and nobody's name. */
import { sql } from 'kysely';
import type { BookingStatus } from '../../../shared/contract/bookings.ts';
import type { VisitState } from '../../../shared/contract/visits.ts';
import type { ReadDb } from '../../database/database.ts';
import { engineOf } from '../../database/engine.ts';
import { practiceDoctorIds } from '../practice/queries.ts';

export interface BookingRow {
  startsAt: number;
  status: BookingStatus;
  doctorId: number;
  patientId: number | null;
  visitTypeId: number | null;
  bookedAt: number;
  cancelledAt: number | null;
  expiresAt: number | null;
  arrivedAt: number | null;
  inRoomAt: number | null;
  state: VisitState;
  isWalkIn: 0 | 1;
}

export interface SlotRow {
  startsAt: number;
  doctorId: number;
  minutes: number;
  isBlocked: 0 | 1;
  isExtra: 0 | 1;
  isBooked: 0 | 1;
  /** The end of the hold on it; whether that is over depends on when one asks. */
  heldUntil: number | null;
}

export interface VisitorRow {
  startsAt: number;
  patientId: number;
}

/** Bookings that were not taken back, by their start: `[begins, ends)`. */
export function readBookings(db: ReadDb, begins: number, ends: number): Promise<BookingRow[]> {
  return db
    .selectFrom('bookings')
    .select([
      'starts_at as startsAt',
      'status',
      'doctor_id as doctorId',
      'patient_id as patientId',
      'visit_type_id as visitTypeId',
      'booked_at as bookedAt',
      'cancelled_at as cancelledAt',
      'expires_at as expiresAt',
      'arrived_at as arrivedAt',
      'in_room_at as inRoomAt',
      'visit_state as state',
      'is_walk_in as isWalkIn',
    ])
    .where('starts_at', '>=', begins)
    .where('starts_at', '<', ends)
    .where('is_undone', '=', 0)
    .where('doctor_id', 'not in', practiceDoctorIds(db))
    .orderBy('starts_at')
    .execute();
}

export function readSlots(db: ReadDb, begins: number, ends: number): Promise<SlotRow[]> {
  return db
    .selectFrom('appointment_slots as slot')
    .leftJoin('booking_slots as claim', 'claim.slot_id', 'slot.id')
    .leftJoin('bookings as booking', 'booking.id', 'claim.booking_id')
    .select([
      'slot.starts_at as startsAt',
      'slot.doctor_id as doctorId',
      'slot.duration_minutes as minutes',
      'slot.blocked as isBlocked',
      'slot.is_extra as isExtra',
      sql<0 | 1>`CASE WHEN booking.status = 'CONFIRMED' THEN 1 ELSE 0 END`.as('isBooked'),
      'booking.expires_at as heldUntil',
    ])
    .where('slot.starts_at', '>=', begins)
    .where('slot.starts_at', '<', ends)
    .where('slot.doctor_id', 'not in', practiceDoctorIds(db))
    .orderBy('slot.starts_at')
    .execute();
}

/** Whose confirmed visits there were. */
export async function readVisitors(db: ReadDb, begins: number, ends: number): Promise<VisitorRow[]> {
  const rows = await db
    .selectFrom('bookings')
    .select(['starts_at as startsAt', 'patient_id as patientId'])
    .where('starts_at', '>=', begins)
    .where('starts_at', '<', ends)
    .where('status', '=', 'CONFIRMED')
    .where('is_undone', '=', 0)
    .where('doctor_id', 'not in', practiceDoctorIds(db))
    .orderBy('starts_at')
    .execute();
  return rows.map(({ startsAt, patientId }) => ({ startsAt, patientId: patientId ?? 0 }));
}

/** When the first of all bookings starts. */
export async function earliestStart(db: ReadDb): Promise<number | null> {
  const row = await db
    .selectFrom('bookings')
    .select(({ fn }) => fn.min<number | null>('starts_at').as('first'))
    .executeTakeFirst();
  return row?.first ?? null;
}

/** When the last of all bookings starts. */
export async function latestStart(db: ReadDb): Promise<number | null> {
  const row = await db
    .selectFrom('bookings')
    .select(({ fn }) => fn.max<number | null>('starts_at').as('last'))
    .executeTakeFirst();
  return row?.last ?? null;
}

export async function latestPatientId(db: ReadDb): Promise<number> {
  const row = await db
    .selectFrom('patients')
    .select(({ fn }) => fn.max<number | null>('id').as('last'))
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** Another value after each commit of anybody else. */
export function lastCommit(db: ReadDb): Promise<number | string> {
  return engineOf(db).commitStamp(db);
}

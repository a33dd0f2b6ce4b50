/** Plain SQL for the tests of the guarantee: a small clinic, and the statements that anybody might send it. */
import type { Connection } from '../../src/main/database/sqlite/connection.ts';

export const MINUTE = 60_000;
/** The first slot's start; `at(n)` is n half hours later. */
export const at = (halfHours: number) => 1_800_000_000_000 + halfHours * 30 * MINUTE;

interface BookingFields {
  id: number;
  status: 'PENDING' | 'CONFIRMED' | 'FAILED' | 'CANCELLED';
  slot?: number;
  doctor?: number;
  patient?: number | null;
  from: number;
  to: number;
}

export function booking({ id, status, slot = 1, doctor = 1, patient = 1, from, to }: BookingFields): string {
  const expires = status === 'PENDING' ? at(0) : null;
  const cancelled = status === 'CANCELLED' ? at(0) : null;
  const failed = status === 'FAILED' ? "'RELEASED'" : null;
  return `INSERT INTO bookings
    (id, status, patient_id, doctor_id, slot_id, starts_at, ends_at, booked_at, cancelled_at, expires_at, failed_as)
    VALUES (${id}, '${status}', ${patient}, ${doctor}, ${slot}, ${at(from)}, ${at(to)}, 0,
      ${cancelled}, ${expires}, ${failed})`;
}

interface ClaimFields {
  slot: number;
  booking: number;
  doctor?: number;
  from: number;
  to: number;
  /** The visit's own start and end, where it is longer than this slot. */
  visit?: readonly [number, number];
  verb?: string;
}

export function claim({
  slot,
  booking,
  doctor = 1,
  from,
  to,
  visit = [from, to],
  verb = 'INSERT',
}: ClaimFields) {
  return `${verb} INTO booking_slots
    (slot_id, booking_id, doctor_id, starts_at, ends_at, visit_start, visit_end)
    VALUES (${slot}, ${booking}, ${doctor}, ${at(from)}, ${at(to)}, ${at(visit[0])}, ${at(visit[1])})`;
}

export function slot(
  doctor: number,
  startsAt: number,
  minutes: number | string = 30,
  verb = 'INSERT',
): string {
  return `${verb} INTO appointment_slots (doctor_id, starts_at, duration_minutes)
    VALUES (${doctor}, ${startsAt}, ${minutes})`;
}

/**
 * Doctor 1 has slots 1, 2, 3 in a row and 4 after a gap; doctor 2 has 5 and 6 at the times of 1 and 2.
 * Booking 1 is CONFIRMED on slot 1, 2 PENDING on slot 5, 3 CANCELLED about slot 2, 4 FAILED about slot 2,
 * 5 CANCELLED about slot 1, which booking 1 has now.
 */
export const smallClinic: readonly string[] = [
  ...[1, 2].map(
    (id) => `INSERT INTO doctors (name, specialization, email, created_at)
        VALUES ('Doctor ${id}', 'General', 'd${id}@clinic.test', 0)`,
  ),
  ...[1, 2].map(
    (id) => `INSERT INTO patients (name, search_text, created_at) VALUES ('P ${id}', ' p ${id}', 0)`,
  ),
  ...[at(0), at(1), at(2), at(4)].map((start) => slot(1, start)),
  ...[at(0), at(1)].map((start) => slot(2, start)),
  booking({ id: 1, status: 'CONFIRMED', from: 0, to: 1 }),
  claim({ slot: 1, booking: 1, from: 0, to: 1 }),
  booking({ id: 2, status: 'PENDING', slot: 5, doctor: 2, patient: null, from: 0, to: 1 }),
  claim({ slot: 5, booking: 2, doctor: 2, from: 0, to: 1 }),
  booking({ id: 3, status: 'CANCELLED', slot: 2, from: 1, to: 2 }),
  booking({ id: 4, status: 'FAILED', slot: 2, from: 1, to: 2 }),
  booking({ id: 5, status: 'CANCELLED', from: 0, to: 1 }),
  `INSERT INTO audit_log (at, desk, procedure, entity, entity_id, after_values, values_hash, hash)
      VALUES (0, 'test', 'bookings.create', 'bookings', 1, '{"id":1}', 'v', 'h')`,
];

export function fillSmallClinic(sql: Connection): void {
  sql.transaction(() => smallClinic.forEach((statement) => sql.exec(statement)))();
}

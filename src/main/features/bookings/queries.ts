import { type Insertable, sql } from 'kysely';
import { boundsOfDate } from '../../../shared/calendar.ts';
import type { Booking } from '../../../shared/contract/bookings.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors.ts';
import { fold } from '../../../shared/search-text.ts';
import { pageOf, parseCursor } from '../../cursor.ts';
import type { ReadDb, WriteDb } from '../../database/database.ts';
import { firstOf, onlyOf, prepared } from '../../database/prepared.ts';
import type { Schema } from '../../database/schema.ts';
import { iso, isoOrNull, visitOf } from '../visits/moments.ts';
import { embeddedPatient, patientColumns } from '../patients/embedded.ts';
import { findPatientIds } from '../patients/queries.ts';
import { clinicZone } from '../settings/queries.ts';

const PAGE = 50;

function bookingsWithPeople(db: ReadDb) {
  return db
    .selectFrom('bookings as booking')
    .innerJoin('doctors as doctor', 'doctor.id', 'booking.doctor_id')
    .leftJoin('patients as patient', 'patient.id', 'booking.patient_id')
    .leftJoin('visit_types as type', 'type.id', 'booking.visit_type_id')
    .leftJoin('appointment_slots as slot', 'slot.id', 'booking.slot_id')
    .leftJoin('rooms as room', 'room.id', 'slot.room_id')
    .select([
      'booking.id',
      'booking.status',
      'booking.slot_id',
      'booking.doctor_id',
      'booking.starts_at',
      'booking.ends_at',
      'booking.booked_at',
      'booking.confirmed_at',
      'booking.cancelled_at',
      'booking.cancel_reason',
      'booking.expires_at',
      'booking.failed_as',
      'booking.visit_type_id',
      'booking.notes',
      'booking.series_id',
      'booking.is_walk_in',
      'booking.is_undone',
      'booking.patient_confirmed_at',
      'booking.overbook_reason',
      'room.name as room_name',
      'booking.visit_state',
      'booking.arrived_at',
      'booking.in_room_at',
      'booking.done_at',
      'booking.no_show_at',
      'booking.left_at',
      'type.name as visit_type_name',
      'type.colour as visit_type_colour',
      'doctor.name as doctor_name',
      'doctor.specialization',
      ...patientColumns,
    ]);
}

export type BookingRow = Awaited<ReturnType<ReturnType<typeof bookingsWithPeople>['execute']>>[number];

const bookingById = prepared((db: ReadDb, { id }: { id: number }) =>
  bookingsWithPeople(db).where('booking.id', '=', id),
);

/** @throws AppError BOOKING_NOT_FOUND */
export async function getBookingRow(db: ReadDb, id: number): Promise<BookingRow> {
  const row = await firstOf(bookingById(db, { id }));
  if (!row) throw new AppError('BOOKING_NOT_FOUND');
  return row;
}

export async function getBooking(db: ReadDb, id: number): Promise<Booking> {
  return bookingOf(await getBookingRow(db, id));
}

type NewBooking = Pick<
  Insertable<Schema['bookings']>,
  | 'status'
  | 'patient_id'
  | 'slot_id'
  | 'doctor_id'
  | 'starts_at'
  | 'ends_at'
  | 'booked_at'
  | 'confirmed_at'
  | 'expires_at'
  | 'visit_type_id'
  | 'series_id'
  | 'notes'
  | 'is_walk_in'
  | 'overbook_reason'
  | 'arrived_at'
>;

const insertion = prepared((db: WriteDb, booking: Required<NewBooking>) =>
  db
    .insertInto('bookings')
    .values({
      status: booking.status,
      patient_id: booking.patient_id,
      slot_id: booking.slot_id,
      doctor_id: booking.doctor_id,
      starts_at: booking.starts_at,
      ends_at: booking.ends_at,
      booked_at: booking.booked_at,
      confirmed_at: booking.confirmed_at,
      expires_at: booking.expires_at,
      visit_type_id: booking.visit_type_id,
      series_id: booking.series_id,
      notes: booking.notes,
      is_walk_in: booking.is_walk_in,
      overbook_reason: booking.overbook_reason,
      arrived_at: booking.arrived_at,
    })
    .returning('id'),
);

/** Answers the new booking's id. Its claims must follow in the same transaction. */
export async function insertBooking(db: WriteDb, booking: Required<NewBooking>): Promise<number> {
  return (await onlyOf(insertion(db, booking))).id;
}

/** What a list is sorted by, as the database compares it. */
const SORT_KEYS = {
  startsAt: { column: 'booking.starts_at', kind: 'number', of: (row: BookingRow) => row.starts_at },
  bookedAt: { column: 'booking.booked_at', kind: 'number', of: (row: BookingRow) => row.booked_at },
  patientName: {
    column: sql<string>`coalesce(patient.name, '')`,
    kind: 'string',
    of: (row: BookingRow) => row.patient_name ?? '',
  },
  doctorName: { column: 'doctor.name', kind: 'string', of: (row: BookingRow) => row.doctor_name },
} as const;

/** A page of bookings. Two with the same key are in the order in which they were made. */
export async function listBookings(db: ReadDb, input: ParsedInput<'bookings.list'>, now: number) {
  const { sort = 'startsAt', direction = sort === 'startsAt' ? 'desc' : 'asc', limit = PAGE } = input;
  const { column, kind, of } = SORT_KEYS[sort];
  const after = parseCursor(input.cursor, [kind, 'number']);
  const filtered = await withFilters(db, input, now);
  const page = after
    ? filtered.where((is) => {
        const [key, id] = after;
        const beyond = direction === 'asc' ? '>' : '<';
        return is.or([is(column, beyond, key), is.and([is(column, '=', key), is('booking.id', beyond, id)])]);
      })
    : filtered;
  const rows = await page
    .orderBy(column, direction)
    .orderBy('booking.id', direction)
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, bookingOf, (row) => [of(row), row.id]);
}

async function withFilters(db: ReadDb, input: ParsedInput<'bookings.list'>, now: number) {
  const { status, doctorId, patientEmail, patientId, seriesId } = input;
  let query = bookingsWithPeople(db).where('booking.is_undone', '=', 0);
  if (status) query = query.where('booking.status', '=', status);
  // A hold that ended unused never was anybody's booking: it shows only to those who ask for it.
  else
    query = query.where((is) =>
      is.or([is('booking.status', '<>', 'FAILED'), is('patient.id', 'is not', null)]),
    );
  if (doctorId !== undefined) query = query.where('booking.doctor_id', '=', doctorId);
  if (patientId !== undefined) query = query.where('booking.patient_id', '=', patientId);
  if (seriesId !== undefined) query = query.where('booking.series_id', '=', seriesId);
  if (patientEmail) query = query.where('patient.email', '=', patientEmail);
  if (input.date !== undefined) {
    const { from, to } = boundsOfDate(input.date, await clinicZone(db));
    query = query.where('booking.starts_at', '>=', from).where('booking.starts_at', '<', to);
  }
  const search = input.search?.trim();
  if (search) {
    const patients = await findPatientIds(db, search, now);
    const doctors = await findDoctorIds(db, search);
    query = query.where((is) =>
      is.or([is('booking.patient_id', 'in', patients), is('booking.doctor_id', 'in', doctors)]),
    );
  }
  return query;
}

/** A clinic has few doctors: they are compared as patients are, without accents. */
async function findDoctorIds(db: ReadDb, search: string): Promise<number[]> {
  const words = fold(search).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  const doctors = await db.selectFrom('doctors').select(['id', 'name', 'specialization']).execute();
  const matches = (text: string) => words.every((word) => text.includes(word));
  return doctors
    .filter((doctor) => matches(fold(`${doctor.name} ${doctor.specialization}`)))
    .map(({ id }) => id);
}

export function bookingOf(row: BookingRow): Booking {
  return {
    id: row.id,
    status: row.status,
    slotId: row.slot_id,
    startsAt: iso(row.starts_at),
    durationMinutes: (row.ends_at - row.starts_at) / 60_000,
    doctorId: row.doctor_id,
    doctorName: row.doctor_name,
    specialization: row.specialization,
    patient: embeddedPatient(row),
    bookedAt: iso(row.booked_at),
    confirmedAt: isoOrNull(row.confirmed_at),
    cancelledAt: isoOrNull(row.cancelled_at),
    cancelReason: row.cancel_reason,
    expiresAt: isoOrNull(row.expires_at),
    visitTypeId: row.visit_type_id,
    visitTypeName: row.visit_type_name,
    visitTypeColour: row.visit_type_colour,
    notes: row.notes,
    seriesId: row.series_id,
    isWalkIn: row.is_walk_in === 1,
    isUndone: row.is_undone === 1,
    patientConfirmedAt: isoOrNull(row.patient_confirmed_at),
    roomName: row.room_name,
    isExtra: row.overbook_reason !== null,
    overbookReason: row.overbook_reason,
    visit: visitOf(row),
  };
}

import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { Slot } from '../../../shared/contract/slots.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReadDb } from '../../database/database.ts';
import { firstOf, prepared } from '../../database/prepared.ts';
import { boundsOfDate } from '../../../shared/calendar.ts';
import { pageOf, parseCursor } from '../../cursor.ts';
import { clinicZone } from '../settings/queries.ts';

const PAGE = 1000;

/** A slot with what holds it: the one place that knows when a slot is free. */
export function slotsWithClaims(db: ReadDb) {
  return db
    .selectFrom('appointment_slots as slot')
    .innerJoin('doctors as doctor', 'doctor.id', 'slot.doctor_id')
    .leftJoin('booking_slots as claim', 'claim.slot_id', 'slot.id')
    .leftJoin('bookings as booking', 'booking.id', 'claim.booking_id')
    .leftJoin('rooms as room', 'room.id', 'slot.room_id')
    .select([
      'slot.id',
      'slot.doctor_id',
      'slot.starts_at',
      'slot.ends_at',
      'slot.duration_minutes',
      'slot.blocked',
      'slot.version',
      'slot.room_id',
      'slot.is_extra',
      'slot.origin',
      'slot.extra_reason',
      'room.name as room_name',
      'doctor.name as doctor_name',
      'doctor.specialization',
      'doctor.is_active as doctor_is_active',
      'doctor.is_practice as doctor_is_practice',
      'booking.id as booking_id',
      'booking.status as booking_status',
      'booking.expires_at as booking_expires_at',
    ]);
}

export type SlotRow = Awaited<ReturnType<ReturnType<typeof slotsWithClaims>['execute']>>[number];

/** A hold past its time holds nothing, whether or not it has been swept. */
export function isHeld(row: Pick<SlotRow, 'booking_status' | 'booking_expires_at'>, now: number): boolean {
  return row.booking_status === 'PENDING' && (row.booking_expires_at ?? 0) > now;
}

export function isBooked(row: Pick<SlotRow, 'booking_status'>): boolean {
  return row.booking_status === 'CONFIRMED';
}

const slotById = prepared((db: ReadDb, { id }: { id: number }) =>
  slotsWithClaims(db).where('slot.id', '=', id),
);

/** @throws AppError SLOT_NOT_FOUND */
export async function getSlotRow(db: ReadDb, id: number): Promise<SlotRow> {
  const row = await firstOf(slotById(db, { id }));
  if (!row) throw new AppError('SLOT_NOT_FOUND');
  return row;
}

export async function getSlot(db: ReadDb, id: number, now: number): Promise<Slot> {
  return slotOf(await getSlotRow(db, id), now);
}

type SlotQuery = ReturnType<typeof slotsWithClaims>;

function filtered(
  db: ReadDb,
  {
    doctorId,
    specialization,
    includeExtra,
  }: Pick<ParsedInput<'slots.list'>, 'doctorId' | 'specialization' | 'includeExtra'>,
): SlotQuery {
  let query = slotsWithClaims(db);
  if (!includeExtra) query = query.where('slot.is_extra', '=', 0);
  if (doctorId !== undefined) query = query.where('slot.doctor_id', '=', doctorId);
  if (specialization) query = query.where('doctor.specialization', '=', specialization);
  return query;
}

function onlyFree(query: SlotQuery, now: number): SlotQuery {
  return query
    .where('slot.starts_at', '>=', now)
    .where('slot.blocked', '=', 0)
    .where('doctor.is_active', '=', 1)
    .where((is) =>
      is.or([
        is('claim.slot_id', 'is', null),
        is.and([is('booking.status', '=', 'PENDING'), is('booking.expires_at', '<=', now)]),
      ]),
    );
}

/** Those after a slot, in the order of start, doctor and id. */
function beyond(query: SlotQuery, after: readonly [number, number, number]): SlotQuery {
  return query.where((is) =>
    is(is.refTuple('slot.starts_at', 'slot.doctor_id', 'slot.id'), '>', is.tuple(...after)),
  );
}

interface FreeSlots {
  doctorId?: number | undefined;
  specialization?: string | undefined;
  from: number;
  until: number | undefined;
  now: number;
  after: [number, number, number] | undefined;
  limit: number;
}

/** Slots that could be booked now and start in `[from, until)`, by start, doctor and id. */
export function freeSlots(db: ReadDb, wanted: FreeSlots): Promise<SlotRow[]> {
  let query = onlyFree(filtered(db, wanted), wanted.now).where('slot.starts_at', '>=', wanted.from);
  if (wanted.until !== undefined) query = query.where('slot.starts_at', '<', wanted.until);
  // A clinic with doctors of its own is offered a practice doctor's time only when it asks for that doctor.
  if (wanted.doctorId === undefined) {
    const own = db
      .selectFrom('doctors')
      .select('doctors.id')
      .where('is_practice', '=', 0)
      .where('is_active', '=', 1);
    query = query.where((is) => is.or([is('doctor.is_practice', '=', 0), is.not(is.exists(own))]));
  }
  // The start alone, too: the index begins with it, and a tuple does not tell the planner that.
  if (wanted.after) query = beyond(query.where('slot.starts_at', '>=', wanted.after[0]), wanted.after);
  return query
    .orderBy('slot.starts_at')
    .orderBy('slot.doctor_id')
    .orderBy('slot.id')
    .limit(wanted.limit)
    .execute();
}

/** A page of slots by start, doctor and id. */
export async function listSlots(db: ReadDb, input: ParsedInput<'slots.list'>, now: number) {
  const { doctorId, specialization, availableOnly, includeExtra, limit = PAGE } = input;
  const bounds = input.date === undefined ? undefined : boundsOfDate(input.date, await clinicZone(db));
  const after = parseCursor(input.cursor, ['number', 'number', 'number'] as const);

  let query = filtered(db, { doctorId, specialization, includeExtra });
  if (bounds)
    query = query.where('slot.starts_at', '>=', bounds.from).where('slot.starts_at', '<', bounds.to);
  if (availableOnly) query = onlyFree(query, now);
  if (after) query = beyond(query, after);
  const rows = await query
    .orderBy('slot.starts_at')
    .orderBy('slot.doctor_id')
    .orderBy('slot.id')
    .limit(limit + 1)
    .execute();
  return pageOf(
    rows,
    limit,
    (row) => slotOf(row, now),
    (row) => [row.starts_at, row.doctor_id, row.id],
  );
}

export function slotOf(row: SlotRow, now: number): Slot {
  return {
    id: row.id,
    doctorId: row.doctor_id,
    doctorName: row.doctor_name,
    specialization: row.specialization,
    startsAt: new Date(row.starts_at).toISOString(),
    durationMinutes: row.duration_minutes,
    isBooked: isBooked(row),
    isHeld: isHeld(row, now),
    isBlocked: row.blocked === 1,
    version: row.version,
    roomId: row.room_id,
    roomName: row.room_name,
    isExtra: row.is_extra === 1,
    overbookReason: row.extra_reason,
  };
}

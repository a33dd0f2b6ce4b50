import type { bookings, NewPatientOrId } from '../../../shared/contract/bookings.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext, HandlersOf } from '../../context.ts';
import { getPatientRow, insertPatient } from '../patients/queries.ts';
import type { SlotRow } from '../slots/queries.ts';
import { claimSlots, freeSlots, requireBookable, requireRestorable } from './claims.ts';
import { endExpiredHolds, expireHold, failHold, HOLD_LENGTH } from './holds.ts';
import {
  type BookingRow,
  bookingOf,
  getBooking,
  getBookingRow,
  insertBooking,
  listBookings,
} from './queries.ts';

export const bookingHandlers = {
  'bookings.create': async (ctx, { slotId, slotVersion, ...who }) => {
    const slot = await requireBookable(ctx, slotId, slotVersion);
    const patientId = await patientOf(ctx, who);
    const now = ctx.now();
    return makeBooking(ctx, slot, { status: 'CONFIRMED', patient_id: patientId, confirmed_at: now });
  },

  'bookings.hold': async (ctx, { slotId, slotVersion }) => {
    const slot = await requireBookable(ctx, slotId, slotVersion);
    return makeBooking(ctx, slot, { status: 'PENDING', expires_at: ctx.now() + HOLD_LENGTH });
  },

  'bookings.confirm': async (ctx, { id, ...who }) => {
    const before = await requireHold(ctx, id);
    if (before instanceof AppError) return before;
    const patientId = await patientOf(ctx, who);
    await ctx.db
      .updateTable('bookings')
      .set({ status: 'CONFIRMED', patient_id: patientId, confirmed_at: ctx.now(), expires_at: null })
      .where('id', '=', id)
      .execute();
    return audited(ctx, before);
  },

  'bookings.release': async (ctx, { id }) => {
    const before = await requireHold(ctx, id);
    if (before instanceof AppError) return before;
    await freeSlots(ctx.db, id);
    await failHold(ctx.db, id, 'RELEASED');
    return audited(ctx, before);
  },

  'bookings.cancel': async (ctx, { id, reason }) => {
    const before = await getBookingRow(ctx.db, id);
    if (before.status !== 'CONFIRMED') throw notActive(before);
    await ctx.db
      .updateTable('bookings')
      .set({ status: 'CANCELLED', cancelled_at: ctx.now(), cancel_reason: reason ?? null })
      .where('id', '=', id)
      .execute();
    await freeSlots(ctx.db, id);
    return audited(ctx, before);
  },

  'bookings.restore': async (ctx, { id }) => {
    const before = await getBookingRow(ctx.db, id);
    if (before.status !== 'CANCELLED') throw notActive(before);
    const slots = await requireRestorable(ctx, before);
    await ctx.db
      .updateTable('bookings')
      .set({ status: 'CONFIRMED', cancelled_at: null, cancel_reason: null })
      .where('id', '=', id)
      .execute();
    await claimSlots(ctx.db, id, slots);
    return audited(ctx, before);
  },

  'bookings.list': ({ db, now }, input) => listBookings(db, input, now()),

  'bookings.get': ({ db }, { id }) => getBooking(db, id),

  'bookings.expirePending': async (ctx) => {
    const ended = await endExpiredHolds(ctx.db, ctx.now());
    for (const entry of ended) ctx.audit({ entity: 'bookings', ...entry });
    return { count: ended.length };
  },
} satisfies HandlersOf<typeof bookings>;

/** Somebody on file, or somebody new: put on file in the same transaction as their booking. */
async function patientOf(ctx: CommandContext, { patientId, patient }: NewPatientOrId): Promise<number> {
  if (patientId !== undefined) return (await getPatientRow(ctx.db, patientId)).id;
  if (patient !== undefined) return (await insertPatient(ctx, patient, 'patient.')).id;
  throw new AppError('PATIENT_NOT_FOUND');
}

type Fresh =
  | { status: 'CONFIRMED'; patient_id: number; confirmed_at: number }
  | { status: 'PENDING'; expires_at: number };

async function makeBooking(ctx: CommandContext, slot: SlotRow, fresh: Fresh) {
  const id = await insertBooking(ctx.db, {
    patient_id: null,
    confirmed_at: null,
    expires_at: null,
    ...fresh,
    slot_id: slot.id,
    doctor_id: slot.doctor_id,
    starts_at: slot.starts_at,
    ends_at: slot.ends_at,
    booked_at: ctx.now(),
  });
  await claimSlots(ctx.db, id, [slot]);
  const after = await getBooking(ctx.db, id);
  ctx.audit({ entity: 'bookings', id, after });
  return after;
}

/**
 * A live hold. One that is past its time is ended here and now, and that is kept: the refusal is returned,
 * not thrown, so that its transaction commits.
 * @throws AppError BOOKING_NOT_FOUND, BOOKING_NOT_ACTIVE or HOLD_EXPIRED
 */
async function requireHold(ctx: CommandContext, id: number): Promise<BookingRow | AppError> {
  const booking = await getBookingRow(ctx.db, id);
  if (booking.failed_as === 'EXPIRED') throw new AppError('HOLD_EXPIRED');
  if (booking.status !== 'PENDING') throw notActive(booking);
  if ((booking.expires_at ?? 0) > ctx.now()) return booking;
  await expireHold(ctx, id);
  return new AppError('HOLD_EXPIRED');
}

const NOT_ACTIVE: Record<BookingRow['status'], string> = {
  CANCELLED: 'Booking already cancelled',
  CONFIRMED: 'Booking already confirmed',
  FAILED: 'Booking has already failed',
  PENDING: 'Booking is only held: confirm or release it',
};

function notActive({ status }: BookingRow): AppError {
  return new AppError('BOOKING_NOT_ACTIVE', { message: NOT_ACTIVE[status], params: { status } });
}

async function audited(ctx: CommandContext, before: BookingRow) {
  const after = await getBooking(ctx.db, before.id);
  ctx.audit({ entity: 'bookings', id: before.id, before: bookingOf(before), after });
  return after;
}

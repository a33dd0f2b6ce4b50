import type { bookings } from '../../../shared/contract/bookings.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext, HandlersOf } from '../../context.ts';
import { cancelBooking } from './cancel.ts';
import { audited, getOwnBookingRow, notActive, requireConfirmed } from './change.ts';
import { claimSlots, freeSlots, requireRestorable, requireVisit } from './claims.ts';
import { clinicHoldLength } from '../settings/queries.ts';
import { endExpiredHolds, expireHold, failHold } from './holds.ts';
import { book, makeBooking, visitTypeOf } from './make.ts';
import { moveBooking } from './move.ts';
import { overbook } from './overbook.ts';
import { type BookingRow, bookingOf, getBooking, listBookings } from './queries.ts';
import { bookingsInScope } from './series-scope.ts';
import { markVisit, updateBooking } from './update.ts';
import { patientOf } from './who.ts';

export const bookingHandlers = {
  'bookings.create': (ctx, input) => book(ctx, input),

  'bookings.overbook': (ctx, input) => overbook(ctx, input),

  'bookings.hold': async (ctx, { slotId, slotVersion, visitTypeId }) => {
    const type = await visitTypeOf(ctx, visitTypeId);
    const slots = await requireVisit(ctx, slotId, slotVersion, type);
    return makeBooking(ctx, slots, {
      status: 'PENDING',
      expires_at: ctx.now() + (await clinicHoldLength(ctx.db)),
      visit_type_id: type?.id ?? null,
    });
  },

  'bookings.confirm': async (ctx, { id, notes = null, isWalkIn = false, ...who }) => {
    const before = await requireHold(ctx, id);
    if (before instanceof AppError) return before;
    const patientId = await patientOf(ctx, who);
    await ctx.db
      .updateTable('bookings')
      .set({
        status: 'CONFIRMED',
        patient_id: patientId,
        confirmed_at: ctx.now(),
        expires_at: null,
        notes,
        ...(isWalkIn && { is_walk_in: 1, arrived_at: ctx.now() }),
      })
      .where('id', '=', id)
      .execute();
    return audited(ctx, before);
  },

  'bookings.release': async (ctx, { id }) => {
    const before = await requireHold(ctx, id);
    if (before instanceof AppError) return before;
    await freeSlots(ctx, id);
    await failHold(ctx.db, id, 'RELEASED');
    return audited(ctx, before);
  },

  'bookings.cancel': async (ctx, { id, reason, scope }) => {
    const named = await requireConfirmed(ctx, id);
    for (const before of await bookingsInScope(ctx, named, scope))
      await cancelBooking(ctx, before, reason ?? null);
    return getBooking(ctx.db, id);
  },

  'bookings.restore': async (ctx, { id }) => {
    const before = await getOwnBookingRow(ctx, id);
    if (before.status !== 'CANCELLED') throw notActive(before);
    const slots = await requireRestorable(ctx, before);
    await ctx.db
      .updateTable('bookings')
      .set({ status: 'CONFIRMED', cancelled_at: null, cancel_reason: null, is_undone: 0 })
      .where('id', '=', id)
      .execute();
    await claimSlots(ctx.db, id, slots);
    return audited(ctx, before);
  },

  'bookings.move': async (ctx, { id, slotId, slotVersion, fromSlotId }) => {
    const before = await requireConfirmed(ctx, id);
    if (fromSlotId !== undefined && fromSlotId !== before.slot_id) throw new AppError('BOOKING_MODIFIED');
    if (slotId === before.slot_id) return bookingOf(before);
    return moveBooking(ctx, before, slotId, slotVersion);
  },

  'bookings.update': async (ctx, { id, scope, ...changes }) => {
    const named = await requireConfirmed(ctx, id);
    for (const before of await bookingsInScope(ctx, named, scope)) await updateBooking(ctx, before, changes);
    return getBooking(ctx.db, id);
  },

  'bookings.mark': (ctx, { id, state }) => markVisit(ctx, id, state),

  'bookings.list': ({ db, now }, input) => listBookings(db, input, now()),

  'bookings.get': ({ db }, { id }) => getBooking(db, id),

  'bookings.expirePending': async (ctx) => {
    const ended = await endExpiredHolds(ctx.db, ctx.now());
    for (const entry of ended) ctx.audit({ entity: 'bookings', ...entry });
    return { count: ended.length };
  },
} satisfies HandlersOf<typeof bookings>;

/**
 * A live hold. One that is past its time is ended here and now, and that is kept: the refusal is returned,
 * not thrown, so that its transaction commits.
 * @throws AppError BOOKING_NOT_FOUND, BOOKING_NOT_ACTIVE or HOLD_EXPIRED
 */
async function requireHold(ctx: CommandContext, id: number): Promise<BookingRow | AppError> {
  const booking = await getOwnBookingRow(ctx, id);
  if (booking.failed_as === 'EXPIRED') throw new AppError('HOLD_EXPIRED');
  if (booking.status !== 'PENDING') throw notActive(booking);
  if ((booking.expires_at ?? 0) > ctx.now()) return booking;
  await expireHold(ctx, id);
  return new AppError('HOLD_EXPIRED');
}

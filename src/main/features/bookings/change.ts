/** Changing a booking that stands: what all changes share. */
import type { Booking } from '../../../shared/contract/bookings.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext } from '../../context.ts';
import { engineOf } from '../../database/engine.ts';
import type { SlotRow } from '../slots/queries.ts';
import { claimSlots } from './claims.ts';
import { type BookingRow, bookingOf, getBooking, getBookingRow } from './queries.ts';

const NOT_ACTIVE: Record<BookingRow['status'], string> = {
  CANCELLED: 'Booking already cancelled',
  CONFIRMED: 'Booking already confirmed',
  FAILED: 'Booking has already failed',
  PENDING: 'Booking is only held: confirm or release it',
};

export function notActive({ status }: Pick<BookingRow, 'status'>): AppError {
  return new AppError('BOOKING_NOT_ACTIVE', { message: NOT_ACTIVE[status], params: { status } });
}

/** A booking that nobody else changes until this command is done. @throws AppError BOOKING_NOT_FOUND */
export async function getOwnBookingRow(ctx: CommandContext, id: number): Promise<BookingRow> {
  await engineOf(ctx.db).lockBookings(ctx.db, [id]);
  return getBookingRow(ctx.db, id);
}

/** @throws AppError BOOKING_NOT_FOUND or BOOKING_NOT_ACTIVE */
export async function requireConfirmed(ctx: CommandContext, id: number): Promise<BookingRow> {
  const booking = await getOwnBookingRow(ctx, id);
  if (booking.status !== 'CONFIRMED') throw notActive(booking);
  return booking;
}

/** Notes the change in the audit trail, and answers the booking as it is now. */
export async function audited(ctx: CommandContext, before: BookingRow): Promise<Booking> {
  const after = await getBooking(ctx.db, before.id);
  ctx.audit({ entity: 'bookings', id: before.id, before: bookingOf(before), after });
  return after;
}

/** Puts a booking, whose own claims are given up already, on these slots. */
export async function placeOn(ctx: CommandContext, id: number, slots: readonly SlotRow[]): Promise<void> {
  const first = slots[0] as SlotRow;
  await ctx.db
    .updateTable('bookings')
    .set({
      slot_id: first.id,
      doctor_id: first.doctor_id,
      starts_at: first.starts_at,
      ends_at: (slots.at(-1) as SlotRow).ends_at,
      // Whoever gets a regular slot is not overbooked any more.
      overbook_reason: first.extra_reason,
    })
    .where('id', '=', id)
    .execute();
  await claimSlots(ctx.db, id, slots);
}

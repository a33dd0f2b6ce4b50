import { dateAt } from '../../../shared/calendar.ts';
import type { Booking } from '../../../shared/contract/bookings.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext } from '../../context.ts';
import { engineOf } from '../../database/engine.ts';
import { clinicZone } from '../settings/queries.ts';
import { getSlotRow } from '../slots/queries.ts';
import { getVisitType } from '../visit-types/queries.ts';
import { audited, placeOn } from './change.ts';
import { freeSlots, requireVisit } from './claims.ts';
import type { BookingRow } from './queries.ts';

/** @throws AppError VISIT_BEGUN for a visit that is under way or over */
export function requireMovable({ visit_state: state }: BookingRow): void {
  if (state !== 'EXPECTED' && state !== 'ARRIVED') throw new AppError('VISIT_BEGUN');
}

/**
 * Moves a booking in this transaction: its own slots are given up first, so that a longer visit may move by
 * one of them; whatever is refused after that undoes it all.
 * @throws AppError as `requireVisit`, VISIT_BEGUN, SLOT_MODIFIED
 */
export async function moveBooking(
  ctx: CommandContext,
  before: BookingRow,
  slotId: number,
  seenVersion: number | undefined,
): Promise<Booking> {
  requireMovable(before);
  // The version is compared with what it was before our own slots were given up.
  await engineOf(ctx.db).lockSlots(ctx.db, [slotId]);
  const { version } = await getSlotRow(ctx.db, slotId);
  await freeSlots(ctx, before.id);
  const type = before.visit_type_id === null ? null : await getVisitType(ctx.db, before.visit_type_id);
  const slots = await requireVisit(ctx, slotId, undefined, type);
  if (seenVersion !== undefined && seenVersion !== version) throw new AppError('SLOT_MODIFIED');
  await placeOn(ctx, before.id, slots);
  await forgetWhatWasForThatTime(ctx, before, slots[0]?.starts_at ?? 0);
  return audited(ctx, before);
}

/** The patient confirmed another time, and who has arrived has not arrived on another day. */
async function forgetWhatWasForThatTime(ctx: CommandContext, before: BookingRow, startsAt: number) {
  if (startsAt === before.starts_at) return;
  const zone = await clinicZone(ctx.db);
  const isOtherDay = dateAt(startsAt, zone) !== dateAt(before.starts_at, zone);
  await ctx.db
    .updateTable('bookings')
    .set({ patient_confirmed_at: null, ...(isOtherDay && { arrived_at: null }) })
    .where('id', '=', before.id)
    .execute();
}

import type { CommandContext } from '../../context.ts';
import { audited } from './change.ts';
import { freeSlots } from './claims.ts';
import type { BookingRow } from './queries.ts';

/** Calls a confirmed booking off: its slots are free at once. */
export async function cancelBooking(
  ctx: CommandContext,
  before: BookingRow,
  reason: string | null,
): Promise<void> {
  await ctx.db
    .updateTable('bookings')
    .set({ status: 'CANCELLED', cancelled_at: ctx.now(), cancel_reason: reason })
    .where('id', '=', before.id)
    .execute();
  await freeSlots(ctx, before.id);
  await audited(ctx, before);
}

import type { SeriesScope } from '../../../shared/contract/bookings.ts';
import type { CommandContext } from '../../context.ts';
import { engineOf } from '../../database/engine.ts';
import { type BookingRow, getBookingRow } from './queries.ts';

/**
 * The bookings that a change is about, by start: the one that was named, and of its series those that stand
 * and have not begun: all after it, or all that are still to come.
 */
export async function bookingsInScope(
  ctx: CommandContext,
  named: BookingRow,
  scope: SeriesScope = 'THIS',
): Promise<BookingRow[]> {
  if (scope === 'THIS' || named.series_id === null) return [named];
  const from = scope === 'FOLLOWING' ? named.starts_at : ctx.now();
  const others = await ctx.db
    .selectFrom('bookings')
    .select('id')
    .where('series_id', '=', named.series_id)
    .where('status', '=', 'CONFIRMED')
    .where('visit_state', '=', 'EXPECTED')
    .where('starts_at', '>=', from)
    .where('id', '<>', named.id)
    .execute();
  const ids = others.map(({ id }) => id);
  await engineOf(ctx.db).lockBookings(ctx.db, ids);
  const rows = [named];
  for (const id of ids) {
    const row = await getBookingRow(ctx.db, id);
    // Another desk may have been quicker, until it was locked.
    if (row.status === 'CONFIRMED' && row.visit_state === 'EXPECTED') rows.push(row);
  }
  return rows.toSorted((a, b) => a.starts_at - b.starts_at || a.id - b.id);
}

/** Putting rows of the queue and of the waiting list back to what they were. */
import type { QueueEntry } from '../../../shared/contract/queue.ts';
import type { WaitlistEntry } from '../../../shared/contract/waitlist.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext } from '../../context.ts';
import { getQueueEntry } from '../queue/queries.ts';
import { instantOrNull, momentsOf } from '../visits/moments.ts';
import { getWaitlistEntry } from '../waitlist/queries.ts';

export async function restoreQueueEntry(
  ctx: CommandContext,
  id: number,
  before: QueueEntry | null,
  after: QueueEntry,
): Promise<void> {
  const now = await getQueueEntry(ctx.db, id);
  requireSame([now.visit, now.bookingId], [after.visit, after.bookingId]);
  await ctx.db
    .updateTable('queue')
    .set(before ? { ...momentsOf(before.visit), booking_id: before.bookingId } : { is_undone: 1 })
    .where('id', '=', id)
    .execute();
  ctx.audit({ entity: 'queue', id, before: now, after: before });
}

export async function restoreWaitlistEntry(
  ctx: CommandContext,
  id: number,
  before: WaitlistEntry | null,
  after: WaitlistEntry,
): Promise<void> {
  const now = await getWaitlistEntry(ctx.db, id);
  requireSame(wishOf(now), wishOf(after));
  await ctx.db
    .updateTable('waitlist')
    .set(before ? columnsOf(before) : { removed_at: ctx.now() })
    .where('id', '=', id)
    .execute();
  ctx.audit({ entity: 'waitlist', id, before: now, after: before });
}

/** All but the names, which are changed elsewhere. */
function wishOf({ patient: _, doctorName: _doctor, visitTypeName: _type, ...wish }: WaitlistEntry) {
  return wish;
}

function columnsOf(entry: WaitlistEntry) {
  const list = (values: readonly unknown[]) => (values.length === 0 ? null : JSON.stringify(values));
  return {
    doctor_id: entry.doctorId,
    specialization: entry.specialization,
    visit_type_id: entry.visitTypeId,
    weekdays: list(entry.weekdays),
    parts: list(entry.parts),
    from_date: entry.fromDate,
    until_date: entry.untilDate,
    urgency: entry.urgency,
    notes: entry.notes,
    booking_id: entry.bookingId,
    removed_at: instantOrNull(entry.removedAt),
  };
}

function requireSame(now: unknown, then: unknown): void {
  if (JSON.stringify(now) !== JSON.stringify(then)) throw new AppError('UNDO_OVERTAKEN');
}

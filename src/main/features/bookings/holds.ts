import type { CommandContext } from '../../context.ts';
import type { ReadDb, WriteDb } from '../../database/database.ts';
import type { SlotRow } from '../slots/queries.ts';

type Ended = { id: number; before: { status: 'PENDING' }; after: { status: 'FAILED'; failedAs: 'EXPIRED' } };

export async function hasExpiredHold(db: ReadDb, now: number): Promise<boolean> {
  const found = await db
    .selectFrom('bookings')
    .select('id')
    .where('expires_at', '<=', now)
    .limit(1)
    .execute();
  return found.length > 0;
}

/** Ends every hold that is past its time: FAILED, and its slots are free. */
export async function endExpiredHolds(db: WriteDb, now: number): Promise<Ended[]> {
  const expired = await db
    .selectFrom('bookings')
    .select('id')
    .where('status', '=', 'PENDING')
    .where('expires_at', '<=', now)
    .orderBy('id')
    .execute();
  const ended: Ended[] = [];
  for (const { id } of expired) {
    const entry = await expire(db, id);
    if (entry) ended.push(entry);
  }
  return ended;
}

/**
 * Ends the hold on a slot if it is past its time, so that a late sweep never turns anybody away.
 * A live claim is left alone.
 * @returns false where another desk has ended or completed it at this very moment: the slot is not as it was read
 */
export async function endExpiredHoldOn(ctx: CommandContext, slot: SlotRow): Promise<boolean> {
  const isExpired = slot.booking_status === 'PENDING' && (slot.booking_expires_at ?? 0) <= ctx.now();
  if (!isExpired || slot.booking_id === null) return true;
  return expireHold(ctx, slot.booking_id);
}

/** Answers whether it was a hold still. */
export async function expireHold(ctx: CommandContext, id: number): Promise<boolean> {
  const entry = await expire(ctx.db, id);
  if (entry) ctx.audit({ entity: 'bookings', ...entry });
  return entry !== null;
}

async function expire(db: WriteDb, id: number): Promise<Ended | null> {
  if (!(await failHold(db, id, 'EXPIRED'))) return null;
  return { id, before: { status: 'PENDING' }, after: { status: 'FAILED', failedAs: 'EXPIRED' } };
}

/**
 * Ends a hold and takes its own claims away; the slots' versions stay, for an expired hold shows as free already.
 * Answers false, with nothing changed, where it is no hold any more.
 */
export async function failHold(db: WriteDb, id: number, failedAs: 'EXPIRED' | 'RELEASED'): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('bookings')
    .set({ status: 'FAILED', expires_at: null, failed_as: failedAs })
    .where('id', '=', id)
    .where('status', '=', 'PENDING')
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  await db.deleteFrom('booking_slots').where('booking_id', '=', id).execute();
  return true;
}

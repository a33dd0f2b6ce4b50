import type { VisitType } from '../../../shared/contract/visit-types.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext } from '../../context.ts';
import type { ReadDb, WriteDb } from '../../database/database.ts';
import { engineOf } from '../../database/engine.ts';
import { prepared } from '../../database/prepared.ts';
import type { Schema } from '../../database/schema.ts';
import { getSlotRow, isBooked, isHeld, type SlotRow, slotsWithClaims } from '../slots/queries.ts';
import { claimedMinutes, isOfferedBy } from '../visit-types/queries.ts';
import { makeExtraSlot, removeExtraSlot } from './extra-slot.ts';
import { endExpiredHoldOn } from './holds.ts';

/**
 * The slot, checked in the order in which a receptionist would want to be told.
 * @param seenVersion the version that the caller looked at, when it cares
 * @throws AppError SLOT_NOT_FOUND, DOCTOR_INACTIVE, SLOT_BLOCKED, SLOT_PAST, SLOT_BOOKED, SLOT_HELD, SLOT_MODIFIED
 */
export async function requireBookable(
  ctx: CommandContext,
  slotId: number,
  seenVersion: number | undefined,
): Promise<SlotRow> {
  await engineOf(ctx.db).lockSlots(ctx.db, [slotId]);
  const slot = await getSlotRow(ctx.db, slotId);
  requireOpen(slot);
  if (slot.starts_at < ctx.now()) throw new AppError('SLOT_PAST');
  await requireFree(ctx, slot);
  if (seenVersion !== undefined && seenVersion !== slot.version) throw new AppError('SLOT_MODIFIED');
  return slot;
}

function requireOpen(slot: SlotRow): void {
  if (slot.doctor_is_active === 0) throw new AppError('DOCTOR_INACTIVE');
  if (slot.blocked === 1) throw new AppError('SLOT_BLOCKED');
}

async function requireFree(ctx: CommandContext, slot: SlotRow): Promise<void> {
  if (isBooked(slot)) throw new AppError('SLOT_BOOKED');
  if (isHeld(slot, ctx.now())) throw new AppError('SLOT_HELD');
  if (await endExpiredHoldOn(ctx, slot)) return;
  // Free now, or booked after all: whoever is told so, there is a cause.
  await requireFree(ctx, await getSlotRow(ctx.db, slot.id));
}

/**
 * All the slots that a visit takes which begins at a slot: that one, and for a longer visit those after it
 * without a gap, all free.
 * @throws AppError as `requireBookable`; VISIT_TYPE_NOT_OFFERED by this doctor; VISIT_TOO_LONG where it meets
 *   a gap, a blocked slot or another visit
 */
export async function requireVisit(
  ctx: CommandContext,
  slotId: number,
  seenVersion: number | undefined,
  type: VisitType | null,
): Promise<SlotRow[]> {
  const first = await requireBookable(ctx, slotId, seenVersion);
  if (!type) return [first];
  if (!isOfferedBy(type, first)) throw new AppError('VISIT_TYPE_NOT_OFFERED');
  const endsAt = first.starts_at + claimedMinutes(type) * 60_000;
  if (first.ends_at >= endsAt) return [first];
  await engineOf(ctx.db).lockSlotsBetween(ctx.db, first.doctor_id, first.ends_at, endsAt);
  const later = await slotsFrom(ctx.db, first.doctor_id, first.ends_at, endsAt);
  const slots = [first, ...later];
  if (!isUnbroken(slots) || (slots.at(-1)?.ends_at ?? 0) < endsAt) throw new AppError('VISIT_TOO_LONG');
  for (const slot of later) {
    if (!(await isFreed(ctx, slot))) throw new AppError('VISIT_TOO_LONG');
  }
  return slots;
}

/** Whether it is free, a hold on it that is past its time ended. */
async function isFreed(ctx: CommandContext, slot: SlotRow): Promise<boolean> {
  if (!isFree(slot, ctx.now())) return false;
  return (await endExpiredHoldOn(ctx, slot)) || isFreed(ctx, await getSlotRow(ctx.db, slot.id));
}

/** A doctor's regular slots that start in `[from, to)`, in order. */
export function slotsFrom(db: ReadDb, doctorId: number, from: number, to: number): Promise<SlotRow[]> {
  return slotsWithClaims(db)
    .where('slot.doctor_id', '=', doctorId)
    .where('slot.is_extra', '=', 0)
    .where('slot.starts_at', '>=', from)
    .where('slot.starts_at', '<', to)
    .orderBy('slot.starts_at')
    .execute();
}

export function isFree(slot: SlotRow, now: number): boolean {
  return slot.blocked === 0 && !isBooked(slot) && !isHeld(slot, now);
}

interface Visit {
  slot_id: number;
  doctor_id: number;
  starts_at: number;
  ends_at: number;
  /** Of one in an extra slot, which went with it. */
  overbook_reason: string | null;
}

/**
 * The slots that a past visit was about, when all of them could be claimed again. They may lie in the past:
 * taking back a slip of this morning is not a new booking.
 * @throws AppError as `requireBookable`, but for SLOT_PAST; OVERBOOKING_FULL for one in an extra slot
 */
export async function requireRestorable(ctx: CommandContext, visit: Visit): Promise<SlotRow[]> {
  if (visit.overbook_reason !== null) return [await extraSlotAgain(ctx, visit, visit.overbook_reason)];
  await getSlotRow(ctx.db, visit.slot_id);
  await engineOf(ctx.db).lockSlotsBetween(ctx.db, visit.doctor_id, visit.starts_at, visit.ends_at);
  const slots = await slotsFrom(ctx.db, visit.doctor_id, visit.starts_at, visit.ends_at);
  if (slots[0]?.id !== visit.slot_id || slots.at(-1)?.ends_at !== visit.ends_at || !isUnbroken(slots))
    throw new AppError('SLOT_MODIFIED');
  for (const slot of slots) {
    // One that is kept for a booking against the schedule is closed to all others, not to that one.
    requireOpen(slot.origin === 'KEPT' ? { ...slot, blocked: 0 } : slot);
    await requireFree(ctx, slot);
  }
  return slots;
}

async function extraSlotAgain(ctx: CommandContext, visit: Visit, reason: string): Promise<SlotRow> {
  const slot = await makeExtraSlot(ctx, {
    id: visit.slot_id,
    doctorId: visit.doctor_id,
    startsAt: visit.starts_at,
    minutes: (visit.ends_at - visit.starts_at) / 60_000,
    reason,
  });
  requireOpen(slot);
  return slot;
}

/** Each begins where the one before it ends. */
export function isUnbroken(slots: readonly SlotRow[]): boolean {
  return slots.every((slot, index) => index === 0 || slot.starts_at === slots[index - 1]?.ends_at);
}

type Claim = Schema['booking_slots'];

const insertClaim = prepared((db: WriteDb, claim: Claim) =>
  db.insertInto('booking_slots').values({
    slot_id: claim.slot_id,
    booking_id: claim.booking_id,
    doctor_id: claim.doctor_id,
    starts_at: claim.starts_at,
    ends_at: claim.ends_at,
    visit_start: claim.visit_start,
    visit_end: claim.visit_end,
  }),
);

const setVersion = prepared((db: WriteDb, { id, seen, next }: { id: number; seen: number; next: number }) =>
  db.updateTable('appointment_slots').set({ version: next }).where('id', '=', id).where('version', '=', seen),
);

/** Gives the slots to a booking, in the transaction that makes it live. The claim's key refuses a second one. */
export async function claimSlots(db: WriteDb, bookingId: number, slots: readonly SlotRow[]): Promise<void> {
  const visitStart = slots[0]?.starts_at ?? 0;
  const visitEnd = slots.at(-1)?.ends_at ?? 0;
  for (const slot of slots) {
    await insertClaim(db, {
      ...slot,
      slot_id: slot.id,
      booking_id: bookingId,
      visit_start: visitStart,
      visit_end: visitEnd,
    });
    await bumpVersion(db, slot);
  }
}

/**
 * Takes a booking's own claims away; a slot that somebody else holds is never touched. An extra slot goes with
 * its booking.
 */
export async function freeSlots(ctx: CommandContext, bookingId: number): Promise<void> {
  const { db } = ctx;
  const claimed = await slotsWithClaims(db).where('claim.booking_id', '=', bookingId).execute();
  await db.deleteFrom('booking_slots').where('booking_id', '=', bookingId).execute();
  for (const slot of claimed) {
    await (slot.is_extra === 1 ? removeExtraSlot(ctx, slot) : bumpVersion(db, slot));
  }
}

/** The second guard: the slot is still as it was read in this transaction. */
async function bumpVersion(db: WriteDb, slot: Pick<SlotRow, 'id' | 'version'>): Promise<void> {
  const { numAffectedRows } = await setVersion(db, {
    id: slot.id,
    seen: slot.version,
    next: slot.version + 1,
  });
  if (numAffectedRows !== 1n) throw new AppError('SLOT_MODIFIED');
}

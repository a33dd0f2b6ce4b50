/** What becomes of the bookings that a change displaces. */
import type { Resolution } from '../../../shared/contract/schedules.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext } from '../../context.ts';
import { cancelBooking } from '../bookings/cancel.ts';
import { audited } from '../bookings/change.ts';
import { freeSlots } from '../bookings/claims.ts';
import { failHold } from '../bookings/holds.ts';
import { moveBooking, requireMovable } from '../bookings/move.ts';
import { type BookingRow, getBookingRow } from '../bookings/queries.ts';
import { getWaitlistEntry } from '../waitlist/queries.ts';
import type { BookingPlace, Inverse } from './inverse.ts';
import type { Plan } from './plan.ts';

export interface Decided {
  row: BookingRow;
  decision: Resolution;
}

/**
 * Each displaced booking with its decision. One more than are displaced is left alone: it may have been decided
 * before it went elsewhere.
 * @throws AppError BOOKINGS_UNRESOLVED when one has none, or a hold is to be moved
 */
export async function decide(
  ctx: CommandContext,
  plan: Plan,
  resolutions: readonly Resolution[],
): Promise<Decided[]> {
  const decisions = new Map(resolutions.map((one) => [one.bookingId, one]));
  const decided: Decided[] = [];
  for (const id of plan.displaced.keys()) {
    const decision = decisions.get(id);
    const row = await getBookingRow(ctx.db, id);
    if (!decision || (row.status === 'PENDING' && decision.action === 'MOVE'))
      throw new AppError('BOOKINGS_UNRESOLVED');
    if (decision.action !== 'KEEP' && row.status === 'CONFIRMED') requireMovable(row);
    decided.push({ row, decision });
  }
  return decided;
}

export function placeOf(row: BookingRow): BookingPlace {
  return {
    slot_id: row.slot_id,
    doctor_id: row.doctor_id,
    starts_at: row.starts_at,
    ends_at: row.ends_at,
    overbook_reason: row.overbook_reason,
    patient_confirmed_at: row.patient_confirmed_at,
    arrived_at: row.arrived_at,
  };
}

/** Before the slots change: claims of those that go are given up, and cancelled ones are over. */
export async function letGo(
  ctx: CommandContext,
  decided: readonly Decided[],
  inverse: Inverse,
): Promise<void> {
  for (const { row, decision } of decided) {
    if (decision.action === 'MOVE') await freeSlots(ctx, row.id);
    else if (decision.action === 'CANCEL' && row.status === 'PENDING') await release(ctx, row);
    else if (decision.action === 'CANCEL') {
      inverse.cancelled.push({ id: row.id, from: placeOf(row), cancelledAt: ctx.now() });
      await cancelBooking(ctx, row, decision.reason ?? null);
      if (decision.isToBeCalled) inverse.waiting.push(await addToCallList(ctx, row));
    }
  }
}

async function release(ctx: CommandContext, row: BookingRow): Promise<void> {
  await freeSlots(ctx, row.id);
  await failHold(ctx.db, row.id, 'RELEASED');
  await audited(ctx, row);
}

async function addToCallList(ctx: CommandContext, row: BookingRow): Promise<number> {
  const { id } = await ctx.db
    .insertInto('waitlist')
    .values({
      patient_id: row.patient_id ?? 0,
      doctor_id: row.doctor_id,
      specialization: null,
      visit_type_id: row.visit_type_id,
      weekdays: null,
      parts: null,
      from_date: null,
      until_date: null,
      urgency: 'SOON',
      notes: row.notes,
      created_at: ctx.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  ctx.audit({ entity: 'waitlist', id, after: await getWaitlistEntry(ctx.db, id) });
  return id;
}

/**
 * After the slots have changed: moved bookings take their new places, through the same checks as any move.
 * @throws AppError SLOT_NOT_FOUND and as `moveBooking`
 */
export async function moveIn(
  ctx: CommandContext,
  decided: readonly Decided[],
  inverse: Inverse,
): Promise<void> {
  for (const { row, decision } of decided) {
    if (decision.action !== 'MOVE') continue;
    const { doctorId, startsAt } = decision.to;
    const slot = await ctx.db
      .selectFrom('appointment_slots')
      .select('id')
      .where('doctor_id', '=', doctorId)
      .where('starts_at', '=', Date.parse(startsAt))
      .where('is_extra', '=', 0)
      .executeTakeFirst();
    if (!slot) throw new AppError('SLOT_NOT_FOUND');
    await moveBooking(ctx, row, slot.id, undefined);
    const to = await getBookingRow(ctx.db, row.id);
    inverse.moved.push({
      id: row.id,
      from: placeOf(row),
      to: { slot_id: to.slot_id, starts_at: to.starts_at },
    });
  }
}

/** Taking a change of schedules back: rules, slots and bookings to where they were, or nothing at all. */
import { sql } from 'kysely';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext } from '../../context.ts';
import { refusalOf } from '../../database/problems.ts';
import { audited, placeOn } from '../bookings/change.ts';
import { freeSlots, requireRestorable } from '../bookings/claims.ts';
import { getBookingRow } from '../bookings/queries.ts';
import type { BookingPlace, Inverse } from './inverse.ts';
import { inParts, leaveRooms, markDays, removeSlots } from './make-slots.ts';
import { takeRulesBack } from './write-rules.ts';

/** How long a change can be taken back, in milliseconds. */
export const UNDO_TIME = 10 * 60_000;

const overtaken = () => new AppError('UNDO_OVERTAKEN');

/** @throws AppError CHANGE_NOT_FOUND, CHANGE_TOO_OLD, UNDO_OVERTAKEN */
export async function undoChange(ctx: CommandContext, id: number): Promise<void> {
  const row = await ctx.db.selectFrom('schedule_changes').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('CHANGE_NOT_FOUND');
  if (row.undone_at !== null) throw overtaken();
  if (ctx.now() > row.at + UNDO_TIME) throw new AppError('CHANGE_TOO_OLD');
  const inverse = JSON.parse(row.inverse) as Inverse;
  await requireUntouched(ctx, inverse);
  try {
    for (const { id: booking } of inverse.moved) await freeSlots(ctx, booking);
    await takeRulesBack(ctx, inverse.rules);
    await takeSlotsBack(ctx, inverse);
    await takeBookingsBack(ctx, inverse);
    await takeHorizonBack(ctx, inverse);
  } catch (error) {
    // Whatever the rules of the tables refuse has come in the way since.
    throw refusalOf(error) ? overtaken() : error;
  }
  await ctx.db.updateTable('schedule_changes').set({ undone_at: ctx.now() }).where('id', '=', id).execute();
}

async function requireUntouched(ctx: CommandContext, { made, flagged, moved, cancelled }: Inverse) {
  const movedTo = new Set(moved.map((one) => one.id));
  for (const part of inParts(made)) {
    const fresh = await ctx.db
      .selectFrom('appointment_slots as slot')
      .leftJoin('booking_slots as claim', 'claim.slot_id', 'slot.id')
      .select(['slot.id', 'slot.version', 'claim.booking_id'])
      .where('slot.id', 'in', part)
      .execute();
    // A slot that the change made is as made, or taken by a booking that the change itself moved there.
    const isFresh = (one: (typeof fresh)[number]) =>
      one.booking_id === null ? one.version === 1 : movedTo.has(one.booking_id);
    if (fresh.length !== part.length || !fresh.every(isFresh)) throw overtaken();
  }
  for (const { id, version } of flagged) {
    const slot = await ctx.db
      .selectFrom('appointment_slots')
      .select('version')
      .where('id', '=', id)
      .executeTakeFirst();
    if (slot?.version !== version) throw overtaken();
  }
  for (const { id, to } of moved) {
    const { status, slot_id: slot, starts_at: at, visit_state: state } = await getBookingRow(ctx.db, id);
    const isThere = status === 'CONFIRMED' && slot === to.slot_id && at === to.starts_at;
    if (!isThere || (state !== 'EXPECTED' && state !== 'ARRIVED')) throw overtaken();
  }
  for (const { id, cancelledAt } of cancelled) {
    const { status, cancelled_at: at } = await getBookingRow(ctx.db, id);
    if (status !== 'CANCELLED' || at !== cancelledAt) throw overtaken();
  }
}

/** Dates made ahead since then would be missing: then it is too late. */
async function takeHorizonBack(ctx: CommandContext, { until }: Inverse): Promise<void> {
  for (const { id, before, after } of until) {
    const { numUpdatedRows } = await ctx.db
      .updateTable('doctors')
      .set({ slots_until: before })
      .where('id', '=', id)
      .where('slots_until', 'is not distinct from', after)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows !== 1n) throw overtaken();
  }
}

async function takeSlotsBack(ctx: CommandContext, { made, removed, flagged }: Inverse): Promise<void> {
  await removeSlots(ctx.db, made);
  await leaveRooms(
    ctx.db,
    flagged.map(({ id }) => id),
  );
  for (const { id, before } of flagged) {
    await ctx.db
      .updateTable('appointment_slots')
      .set((is) => ({ ...before, version: is('version', '+', 1) }))
      .where('id', '=', id)
      .execute();
  }
  for (const slot of removed) {
    // The same slot comes back, under the number that its past bookings know.
    await sql`INSERT INTO appointment_slots
        (id, doctor_id, starts_at, duration_minutes, blocked, is_off, origin, room_id, version)
      VALUES (${slot.id}, ${slot.doctor_id}, ${slot.starts_at}, ${slot.duration_minutes}, ${slot.blocked},
        ${slot.is_off}, ${slot.origin}, ${slot.room_id}, ${slot.version + 1})`.execute(ctx.db);
  }
  await markDays(
    ctx.db,
    removed.map((slot) => ({ startsAt: slot.starts_at })),
  );
  ctx.audit({ entity: 'slots', after: { made: removed.length, removed: made.length } });
}

async function takeBookingsBack(ctx: CommandContext, { moved, cancelled, waiting }: Inverse): Promise<void> {
  for (const { id, from } of moved) await putBack(ctx, id, from);
  for (const { id, from } of cancelled) {
    await ctx.db
      .updateTable('bookings')
      .set({ status: 'CONFIRMED', cancelled_at: null, cancel_reason: null })
      .where('id', '=', id)
      .execute();
    await putBack(ctx, id, from, 'CANCELLED');
  }
  for (const id of waiting) {
    await ctx.db
      .updateTable('waitlist')
      .set({ removed_at: ctx.now() })
      .where('id', '=', id)
      .where('booking_id', 'is', null)
      .where('removed_at', 'is', null)
      .execute();
    ctx.audit({ entity: 'waitlist', id });
  }
}

/** @throws AppError UNDO_OVERTAKEN where the place is not to be had any more */
async function putBack(
  ctx: CommandContext,
  id: number,
  from: BookingPlace,
  status?: 'CANCELLED',
): Promise<void> {
  const row = await getBookingRow(ctx.db, id);
  const before = status ? { ...row, status } : row;
  try {
    await placeOn(ctx, id, await requireRestorable(ctx, from));
  } catch (error) {
    throw error instanceof AppError ? overtaken() : error;
  }
  await ctx.db
    .updateTable('bookings')
    .set({
      patient_confirmed_at: from.patient_confirmed_at,
      arrived_at: from.arrived_at,
      overbook_reason: from.overbook_reason,
    })
    .where('id', '=', id)
    .execute();
  await audited(ctx, before);
}

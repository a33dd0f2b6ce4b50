import type { Booking } from '../../../shared/contract/bookings.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext } from '../../context.ts';
import { audited, placeOn } from '../bookings/change.ts';
import { claimSlots, freeSlots, requireRestorable } from '../bookings/claims.ts';
import { type BookingRow, bookingOf, getBookingRow } from '../bookings/queries.ts';
import { getPatientRow } from '../patients/queries.ts';
import { instantOrNull, momentsOf } from '../visits/moments.ts';

/**
 * Puts a booking back to what it was before a command, if it still is what that command made of it. Its slots
 * are claimed again with every check but that they lie in the future.
 * @throws AppError UNDO_OVERTAKEN, and what `requireRestorable` refuses
 */
export async function restoreBooking(
  ctx: CommandContext,
  id: number,
  before: Booking | null,
  after: Booking,
): Promise<void> {
  const row = await getBookingRow(ctx.db, id);
  if (!isSame(bookingOf(row), after)) throw new AppError('UNDO_OVERTAKEN');
  const isPatientChanged = before?.patient && before.patient.id !== after.patient?.id;
  if (isPatientChanged && row.patient_id !== after.patient?.id) throw new AppError('UNDO_OVERTAKEN');
  // A hold that was confirmed is over, and its slot had nobody before it.
  const isMadeByIt = before === null || before.status === 'PENDING';
  await (isMadeByIt ? takeBack(ctx, row) : putBack(ctx, row, before));
  await audited(ctx, row);
}

/** What a command can have changed; a patient's name, say, is changed elsewhere. */
const COMPARED = [
  'status',
  'slotId',
  'startsAt',
  'durationMinutes',
  'doctorId',
  'cancelledAt',
  'cancelReason',
  'visitTypeId',
  'notes',
  'patientConfirmedAt',
  'isUndone',
] as const satisfies readonly (keyof Booking)[];

function isSame(now: Booking, then: Booking): boolean {
  if (COMPARED.some((field) => now[field] !== then[field])) return false;
  return JSON.stringify(now.visit) === JSON.stringify(then.visit);
}

/** The booking never was: history keeps it, and no list or count does. */
async function takeBack(ctx: CommandContext, row: BookingRow): Promise<void> {
  await ctx.db
    .updateTable('bookings')
    .set({ status: 'CANCELLED', cancelled_at: ctx.now(), is_undone: 1 })
    .where('id', '=', row.id)
    .execute();
  await freeSlots(ctx, row.id);
}

async function putBack(ctx: CommandContext, row: BookingRow, before: Booking): Promise<void> {
  const isLive = before.status === 'CONFIRMED';
  if (row.status === 'CONFIRMED' && (!isLive || isElsewhere(row, before))) await freeSlots(ctx, row.id);
  await setFields(ctx, row, before);
  if (!isLive) return;
  const startsAt = Date.parse(before.startsAt);
  const place = {
    slot_id: before.slotId,
    doctor_id: before.doctorId,
    starts_at: startsAt,
    ends_at: startsAt + before.durationMinutes * 60_000,
    overbook_reason: before.overbookReason ?? null,
  };
  if (row.status === 'CONFIRMED' && isElsewhere(row, before)) {
    await placeOn(ctx, row.id, await requireRestorable(ctx, place));
  } else if (row.status !== 'CONFIRMED') {
    await claimSlots(ctx.db, row.id, await requireRestorable(ctx, place));
  }
}

function isElsewhere(row: BookingRow, { slotId, durationMinutes }: Booking): boolean {
  return row.slot_id !== slotId || row.ends_at - row.starts_at !== durationMinutes * 60_000;
}

async function setFields(ctx: CommandContext, row: BookingRow, before: Booking): Promise<void> {
  // Whoever was merged into another record since is that other one now.
  const patientId = before.patient ? (await getPatientRow(ctx.db, before.patient.id)).id : row.patient_id;
  await ctx.db
    .updateTable('bookings')
    .set({
      status: before.status,
      patient_id: patientId,
      cancelled_at: instantOrNull(before.cancelledAt),
      cancel_reason: before.cancelReason,
      visit_type_id: before.visitTypeId,
      notes: before.notes,
      is_undone: before.isUndone ? 1 : 0,
      // Rows that were written before there were such bookings do not say.
      overbook_reason: before.overbookReason ?? null,
      patient_confirmed_at: instantOrNull(before.patientConfirmedAt),
      ...momentsOf(before.visit),
    })
    .where('id', '=', row.id)
    .execute();
}

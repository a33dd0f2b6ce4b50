import { dateAt } from '../../../shared/calendar.ts';
import type { Booking } from '../../../shared/contract/bookings.ts';
import type { VisitState } from '../../../shared/contract/visits.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext } from '../../context.ts';
import { getPatientRow } from '../patients/queries.ts';
import { clinicZone } from '../settings/queries.ts';
import { isOfferedBy } from '../visit-types/queries.ts';
import { momentsFor } from '../visits/moments.ts';
import { audited, placeOn, requireConfirmed } from './change.ts';
import { freeSlots, requireVisit } from './claims.ts';
import { visitTypeOf } from './make.ts';
import type { BookingRow } from './queries.ts';

export interface Changes {
  patientId?: number | undefined;
  notes?: string | null | undefined;
  visitTypeId?: number | null | undefined;
  isPatientConfirmed?: boolean | undefined;
}

/** Changes what a confirmed booking says. What is left out stays. */
export async function updateBooking(
  ctx: CommandContext,
  before: BookingRow,
  changes: Changes,
): Promise<Booking> {
  const patientId =
    changes.patientId === undefined ? before.patient_id : (await getPatientRow(ctx.db, changes.patientId)).id;
  if (changes.visitTypeId !== undefined && changes.visitTypeId !== before.visit_type_id)
    await setVisitType(ctx, before, changes.visitTypeId);
  await ctx.db
    .updateTable('bookings')
    .set({
      patient_id: patientId,
      notes: changes.notes === undefined ? before.notes : changes.notes,
      patient_confirmed_at: confirmedAt(ctx, before, changes.isPatientConfirmed),
    })
    .where('id', '=', before.id)
    .execute();
  return audited(ctx, before);
}

function confirmedAt(ctx: CommandContext, before: BookingRow, isConfirmed: boolean | undefined) {
  if (isConfirmed === undefined) return before.patient_confirmed_at;
  return isConfirmed ? (before.patient_confirmed_at ?? ctx.now()) : null;
}

/** Another kind of visit may need more slots, or fewer; one that has begun keeps the time that it has. */
async function setVisitType(ctx: CommandContext, before: BookingRow, visitTypeId: number | null) {
  const type = await visitTypeOf(ctx, visitTypeId);
  if (type && before.overbook_reason !== null && !isOfferedBy(type, before))
    throw new AppError('VISIT_TYPE_NOT_OFFERED');
  await ctx.db
    .updateTable('bookings')
    .set({ visit_type_id: visitTypeId })
    .where('id', '=', before.id)
    .execute();
  // An overbooking keeps the time that it was given, too.
  if (type === null || before.starts_at < ctx.now() || before.overbook_reason !== null) return;
  await freeSlots(ctx, before.id);
  await placeOn(ctx, before.id, await requireVisit(ctx, before.slot_id, undefined, type));
}

/**
 * Notes how a visit goes.
 * @throws AppError VISIT_NOT_TODAY before its day, VISIT_NOT_BEGUN for a no-show before its time, VISIT_NOT_ARRIVED
 */
export async function markVisit(ctx: CommandContext, id: number, state: VisitState): Promise<Booking> {
  const before = await requireConfirmed(ctx, id);
  if (state === 'NO_SHOW' && before.starts_at > ctx.now()) throw new AppError('VISIT_NOT_BEGUN');
  if (state !== 'EXPECTED') await requireDayHasCome(ctx, before);
  await ctx.db
    .updateTable('bookings')
    .set(momentsFor(state, before, ctx.now()))
    .where('id', '=', id)
    .execute();
  return audited(ctx, before);
}

async function requireDayHasCome(ctx: CommandContext, { starts_at: startsAt }: BookingRow): Promise<void> {
  if (startsAt <= ctx.now()) return;
  const zone = await clinicZone(ctx.db);
  if (dateAt(startsAt, zone) > dateAt(ctx.now(), zone)) throw new AppError('VISIT_NOT_TODAY');
}

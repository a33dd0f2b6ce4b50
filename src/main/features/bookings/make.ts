import type { Booking, NewPatientOrId } from '../../../shared/contract/bookings.ts';
import type { VisitType } from '../../../shared/contract/visit-types.ts';
import type { CommandContext } from '../../context.ts';
import type { SlotRow } from '../slots/queries.ts';
import { getOfferedVisitType } from '../visit-types/queries.ts';
import { claimSlots, requireVisit } from './claims.ts';
import { getBooking, insertBooking } from './queries.ts';
import { patientOf } from './who.ts';

type Fresh =
  | { status: 'CONFIRMED'; patient_id: number; confirmed_at: number }
  | { status: 'PENDING'; expires_at: number };

interface Details {
  visit_type_id?: number | null;
  series_id?: number | null;
  notes?: string | null;
  overbook_reason?: string | null;
  is_walk_in?: 0 | 1;
  /** When a walk-in arrived, in epoch milliseconds. */
  arrived_at?: number | null;
}

/** A booking and its claims, live from this transaction's commit on. */
export async function makeBooking(
  ctx: CommandContext,
  slots: readonly SlotRow[],
  fresh: Fresh & Details,
): Promise<Booking> {
  const first = slots[0] as SlotRow;
  const id = await insertBooking(ctx.db, {
    patient_id: null,
    confirmed_at: null,
    expires_at: null,
    visit_type_id: null,
    series_id: null,
    notes: null,
    overbook_reason: null,
    is_walk_in: 0,
    arrived_at: null,
    ...fresh,
    slot_id: first.id,
    doctor_id: first.doctor_id,
    starts_at: first.starts_at,
    ends_at: (slots.at(-1) as SlotRow).ends_at,
    booked_at: ctx.now(),
  });
  await claimSlots(ctx.db, id, slots);
  const after = await getBooking(ctx.db, id);
  ctx.audit({ entity: 'bookings', id, after });
  return after;
}

export interface Wanted extends NewPatientOrId {
  slotId: number;
  slotVersion?: number | undefined;
  visitTypeId?: number | null | undefined;
  notes?: string | null | undefined;
  isWalkIn?: boolean | undefined;
  /** When a walk-in arrived, if that was before now. */
  arrivedAt?: number | null;
  seriesId?: number;
}

/** Books in one step: CONFIRMED at once, with every check. */
export async function book(ctx: CommandContext, wanted: Wanted): Promise<Booking> {
  const type = await visitTypeOf(ctx, wanted.visitTypeId);
  const slots = await requireVisit(ctx, wanted.slotId, wanted.slotVersion, type);
  const patientId = await patientOf(ctx, wanted);
  return makeBooking(ctx, slots, {
    status: 'CONFIRMED',
    patient_id: patientId,
    confirmed_at: ctx.now(),
    visit_type_id: type?.id ?? null,
    series_id: wanted.seriesId ?? null,
    notes: wanted.notes ?? null,
    ...(wanted.isWalkIn && { is_walk_in: 1, arrived_at: wanted.arrivedAt ?? ctx.now() }),
  });
}

export async function visitTypeOf(
  ctx: CommandContext,
  id: number | null | undefined,
): Promise<VisitType | null> {
  return id === undefined || id === null ? null : getOfferedVisitType(ctx.db, id);
}

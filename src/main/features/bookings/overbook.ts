/** A second patient at a time that is taken: only where the clinic allows it, and never by accident. */
import type { Booking } from '../../../shared/contract/bookings.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext } from '../../context.ts';
import { getDoctor } from '../doctors/queries.ts';
import { getSettings } from '../settings/queries.ts';
import { isBooked, isHeld } from '../slots/queries.ts';
import { isOfferedBy } from '../visit-types/queries.ts';
import { isUnbroken, slotsFrom } from './claims.ts';
import { makeExtraSlot } from './extra-slot.ts';
import { makeBooking, visitTypeOf } from './make.ts';
import { patientOf } from './who.ts';

const MINUTE = 60_000;
/** No slot is longer, so none that reaches into a time begins earlier than this before it. */
const LONGEST_SLOT = 240 * MINUTE;

/**
 * Makes an extra slot and its booking, in this transaction.
 * @throws AppError OVERBOOKING_OFF, DOCTOR_NOT_FOUND, DOCTOR_INACTIVE, SLOT_PAST, VISIT_TYPE_NOT_FOUND,
 *   VISIT_TYPE_NOT_OFFERED, DOCTOR_AWAY, SLOT_BLOCKED, SLOT_HELD, SLOT_FREE, PATIENT_NOT_FOUND, OVERBOOKING_FULL
 */
export async function overbook(
  ctx: CommandContext,
  input: ParsedInput<'bookings.overbook'>,
): Promise<Booking> {
  const { durationMinutes: minutes, reason, notes = null } = input;
  if (!(await getSettings(ctx.db)).hasOverbooking) throw new AppError('OVERBOOKING_OFF');
  const { id: doctorId, isActive, specialization } = await getDoctor(ctx.db, input.doctorId);
  if (!isActive) throw new AppError('DOCTOR_INACTIVE');
  const startsAt = Date.parse(input.startsAt);
  if (startsAt < ctx.now()) throw new AppError('SLOT_PAST');
  const type = await visitTypeOf(ctx, input.visitTypeId);
  if (type && !isOfferedBy(type, { doctor_id: doctorId, specialization }))
    throw new AppError('VISIT_TYPE_NOT_OFFERED');
  await requireTaken(ctx, doctorId, startsAt, startsAt + minutes * MINUTE);
  const patientId = await patientOf(ctx, input);
  const slot = await makeExtraSlot(ctx, { id: null, doctorId, startsAt, minutes, reason });
  return makeBooking(ctx, [slot], {
    status: 'CONFIRMED',
    patient_id: patientId,
    confirmed_at: ctx.now(),
    visit_type_id: type?.id ?? null,
    notes,
    overbook_reason: reason,
  });
}

/** The doctor works all of that time, and has other patients in all of it. */
async function requireTaken(ctx: CommandContext, doctorId: number, from: number, to: number): Promise<void> {
  const around = await slotsFrom(ctx.db, doctorId, from - LONGEST_SLOT, to);
  const slots = around.filter(({ ends_at: endsAt }) => endsAt > from);
  const [first, last] = [slots[0], slots.at(-1)];
  if (!first || !last || first.starts_at > from || last.ends_at < to || !isUnbroken(slots))
    throw new AppError('DOCTOR_AWAY');
  for (const slot of slots) {
    if (slot.blocked === 1) throw new AppError('SLOT_BLOCKED');
    if (isHeld(slot, ctx.now())) throw new AppError('SLOT_HELD');
    if (!isBooked(slot)) throw new AppError('SLOT_FREE');
  }
}

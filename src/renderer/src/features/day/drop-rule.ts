/**
 * What may be dropped where, for keys and pointer alike. Pure, and as the server decides: it has the last word,
 * but nobody should have to ask it to be told that a slot is taken.
 */
import type { Booking } from '../../../../shared/contract/bookings.ts';
import type { Slot } from '../../../../shared/contract/slots.ts';
import type { VisitType } from '../../../../shared/contract/visit-types.ts';

export type DropProblem =
  | 'begun'
  | 'closed'
  | 'blocked'
  | 'past'
  | 'booked'
  | 'held'
  | 'notOffered'
  | 'tooLong';

export type Drop =
  | { kind: 'ok'; slots: readonly Slot[]; minutes: number }
  /** Where it is already: nothing to do. */
  | { kind: 'same'; minutes: number }
  | { kind: 'conflict'; problem: DropProblem; minutes: number };

export interface Carried {
  booking: Booking;
  /** Its visit type, when it has one: what it needs and who offers it. */
  type: Pick<VisitType, 'durationMinutes' | 'bufferMinutes' | 'doctorIds' | 'specializations'> | undefined;
}

/**
 * @param slot where it would begin; none where the doctor has none
 * @param lane the slots of that doctor on that day, by start
 */
export function dropOn(carried: Carried, slot: Slot | undefined, lane: readonly Slot[], now: number): Drop {
  const { booking, type } = carried;
  const minutes = booking.durationMinutes;
  const conflict = (problem: DropProblem): Drop => ({ kind: 'conflict', problem, minutes });
  if (booking.visit.state !== 'EXPECTED' && booking.visit.state !== 'ARRIVED') return conflict('begun');
  if (!slot) return conflict('closed');
  if (slot.id === booking.slotId) return { kind: 'same', minutes };
  if (slot.isBlocked) return conflict('blocked');
  if (Date.parse(slot.startsAt) < now) return conflict('past');
  if (!isOwn(booking, slot) && slot.isBooked) return conflict('booked');
  if (!isOwn(booking, slot) && slot.isHeld) return conflict('held');
  if (type && !isOffered(type, slot)) return conflict('notOffered');
  const slots = run(booking, slot, lane, needed(carried));
  if (!slots) return conflict('tooLong');
  return { kind: 'ok', slots, minutes: slots.reduce((sum, { durationMinutes }) => sum + durationMinutes, 0) };
}

/** A visit without a type takes the one slot that it is put on, as long as that is. */
function needed({ type }: Carried): number {
  return type ? type.durationMinutes + type.bufferMinutes : 0;
}

/** Its own slots are given up by the move, so they count as free. */
export function isOwn(
  booking: Pick<Booking, 'doctorId' | 'startsAt' | 'durationMinutes' | 'isExtra'>,
  slot: Slot,
): boolean {
  const from = Date.parse(booking.startsAt);
  const at = Date.parse(slot.startsAt);
  const to = from + booking.durationMinutes * 60_000;
  // Beside a regular slot is not on it.
  const isSameLane = slot.isExtra === booking.isExtra;
  return isSameLane && slot.doctorId === booking.doctorId && at >= from && at < to;
}

function isOffered({ doctorIds, specializations }: NonNullable<Carried['type']>, slot: Slot): boolean {
  if (doctorIds.length === 0 && specializations.length === 0) return true;
  return doctorIds.includes(slot.doctorId) || specializations.includes(slot.specialization);
}

/** The slots from one on, each beginning where the one before ends, until they are long enough; all free. */
function run(
  booking: Booking,
  first: Slot,
  lane: readonly Slot[],
  minutes: number,
): readonly Slot[] | undefined {
  const slots = [first];
  let end = endOf(first);
  const enough = Date.parse(first.startsAt) + minutes * 60_000;
  const regular = lane.filter(({ isExtra }) => !isExtra);
  for (const next of regular.slice(regular.findIndex(({ id }) => id === first.id) + 1)) {
    if (end >= enough) break;
    if (Date.parse(next.startsAt) !== end || !isFree(booking, next)) return undefined;
    slots.push(next);
    end = endOf(next);
  }
  return end >= enough ? slots : undefined;
}

function isFree(booking: Booking, slot: Slot): boolean {
  return !slot.isBlocked && (isOwn(booking, slot) || (!slot.isBooked && !slot.isHeld));
}

function endOf({ startsAt, durationMinutes }: Slot): number {
  return Date.parse(startsAt) + durationMinutes * 60_000;
}

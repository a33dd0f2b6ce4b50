/**
 * What was just done here and is not in the lists yet: shown at once, and forgotten when the lists are read anew
 * or the server refused. Pure but for the store.
 */
import type { Booking } from '../../../../shared/contract/bookings.ts';
import type { Slot } from '../../../../shared/contract/slots.ts';
import { createStore } from '../../lib/store.ts';
import type { BoardData } from './day-data.ts';
import { isOwn } from './drop-rule.ts';

export type Overlay = ReadonlyMap<number, Booking>;

export const overlay = createStore<Overlay>(new Map());

export function showAs(booking: Booking): void {
  overlay.set(new Map(overlay.get()).set(booking.id, booking));
}

/** Only what is still shown: a later change of the same booking stays. */
export function stopShowing(booking: Booking): void {
  if (overlay.get().get(booking.id) !== booking) return;
  const next = new Map(overlay.get());
  next.delete(booking.id);
  overlay.set(next);
}

/** The board as it will be. Columns that nothing changes in are the very same objects. */
export function overlaid(data: BoardData, changes: Overlay): BoardData {
  if (changes.size === 0) return data;
  const before = [...data.bookings.values()];
  const moves = before.flatMap((was) => {
    const is = changes.get(was.id);
    return is && is.slotId !== was.slotId ? [{ was, is }] : [];
  });
  const known = new Set(before.map(({ id }) => id));
  const arrived = [...changes.values()].filter(({ id }) => !known.has(id));
  const after = [...before.map((booking) => changes.get(booking.id) ?? booking), ...arrived];
  return {
    lanes:
      moves.length + arrived.length === 0
        ? data.lanes
        : data.lanes.map((lane) => {
            const left = lane.slots.filter(
              (slot) => !slot.isExtra || !moves.some(({ was }) => was.slotId === slot.id),
            );
            const slots = left.map((slot) => moved(slot, moves, arrived));
            const isSame = slots.length === lane.slots.length;
            return isSame && slots.every((slot, index) => slot === lane.slots[index])
              ? lane
              : { ...lane, slots };
          }),
    bookings: new Map(after.map((booking) => [booking.slotId, booking])),
  };
}

function moved(slot: Slot, moves: readonly { was: Booking; is: Booking }[], arrived: readonly Booking[]) {
  const isTaken = moves.some(({ is }) => isOwn(is, slot)) || arrived.some((booking) => isOwn(booking, slot));
  if (isTaken) return slot.isBooked ? slot : { ...slot, isBooked: true };
  return moves.some(({ was }) => isOwn(was, slot)) ? { ...slot, isBooked: false } : slot;
}

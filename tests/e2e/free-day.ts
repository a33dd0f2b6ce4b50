import type { Slot } from '../../src/shared/contract/slots.ts';
import { addDays, dateAt, isWeekend } from '../../src/shared/calendar.ts';
import type { Caller } from '../support/caller.ts';

export interface FreeDay {
  date: string;
  timeZone: string;
  /** What can be booked, by start; at least `FEW` of them with the first one's doctor. */
  free: Slot[];
  /** The first doctor's, by start. */
  sameDoctor: [Slot, Slot, Slot, ...Slot[]];
}

const FEW = 4;

/** A working day of the coming week with enough to book; never today, which may be over already. */
export async function freeDay(caller: Caller): Promise<FreeDay> {
  const { timeZone } = await caller.call('settings.get', {});
  const today = dateAt(Date.now(), timeZone);
  for (let ahead = 1; ahead <= 8; ahead += 1) {
    const date = addDays(today, ahead);
    if (isWeekend(date)) continue;
    const { items } = await caller.call('slots.list', { date, availableOnly: true, limit: 5000 });
    const byDoctor = [...Map.groupBy(items, ({ doctorId }) => doctorId).values()];
    const [first, second, third, ...rest] = byDoctor.find((slots) => slots.length >= FEW) ?? [];
    if (first && second && third)
      return { date, timeZone, free: items, sameDoctor: [first, second, third, ...rest] };
  }
  throw new Error('No day of the coming week has enough free slots');
}

import type { Booking } from '../../../../shared/contract/bookings.ts';
import type { Slot } from '../../../../shared/contract/slots.ts';
import type { WaitlistEntry } from '../../../../shared/contract/waitlist.ts';
import { call } from '../../api.ts';
import { createStore } from '../../lib/store.ts';

export interface Freed {
  slot: Pick<Slot, 'id' | 'startsAt' | 'doctorName'>;
  matches: readonly WaitlistEntry[];
}

/** A slot that this desk has just freed, with who waits for one like it; null when there is nothing to offer. */
export const freed = createStore<Freed | null>(null);

/** Looks who waits for a slot like the one that got free. That nobody does, or no answer comes, is no news. */
export async function offerFreed({ slotId, startsAt, doctorName }: Booking): Promise<void> {
  const { items: matches } = await call('waitlist.matches', { slotId }).catch(() => ({ items: [] }));
  if (matches.length > 0) freed.set({ slot: { id: slotId, startsAt, doctorName }, matches });
}

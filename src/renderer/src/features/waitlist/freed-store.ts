import type { FreedPlace } from '../../../../shared/contract/undo.ts';
import type { WaitlistEntry } from '../../../../shared/contract/waitlist.ts';
import { call } from '../../api.ts';
import { createStore } from '../../lib/store.ts';
import { takenBack } from '../../lib/toasts.ts';

export interface Freed {
  place: FreedPlace;
  matches: readonly WaitlistEntry[];
}

/** A slot that this desk has just freed, with who waits for one like it; null when there is nothing to offer. */
export const freed = createStore<Freed | null>(null);

/** Of a long series the first ones are what somebody can be called about now. */
const MOST = 5;

/**
 * Looks who waits for a slot like those that got free, and offers the first that suits somebody. That nobody
 * waits, or no answer comes, is no news.
 */
export async function offerFreed(...places: readonly FreedPlace[]): Promise<void> {
  for (const { slotId, startsAt, doctorName } of places.slice(0, MOST)) {
    const { items: matches } = await call('waitlist.matches', { slotId }).catch(() => ({ items: [] }));
    if (matches.length === 0) continue;
    freed.set({ place: { slotId, startsAt, doctorName }, matches });
    return;
  }
}

/** Offers what gets free by taking something back. Whoever was just put back on the list is not offered it again. */
export function offerTakenBack(): () => void {
  return takenBack.subscribe(() => {
    const done = takenBack.get();
    if (done && done.procedure !== 'waitlist.take') void offerFreed(...done.freed);
  });
}

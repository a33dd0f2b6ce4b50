import type { FreedPlace } from '../../../../shared/contract/undo.ts';
import type { WaitlistEntry } from '../../../../shared/contract/waitlist.ts';
import { t } from '../../../../shared/messages/format.ts';
import { call } from '../../api.ts';
import { clinicTimeZone, formatVisit } from '../../lib/clock.ts';
import { createStore } from '../../lib/store.ts';
import { offerMore, takenBack } from '../../lib/toasts.ts';

export interface Freed {
  place: FreedPlace;
  matches: readonly WaitlistEntry[];
}

/** A slot that this desk has just freed, with who waits for one like it; null when there is nothing to offer. */
export const freed = createStore<Freed | null>(null);

/** Of a long series the first ones are what somebody can be called about now. */
const MOST = 5;

/**
 * Looks who waits for a slot like those that got free, and tells of the first that somebody would take. The next
 * step may be an undo or the next caller, so that it is opened by who wants to. That nobody waits, or no answer
 * comes, is no news.
 */
export async function offerFreed(...places: readonly FreedPlace[]): Promise<void> {
  const found = await firstWanted(places);
  if (!found) return;
  const { doctorName: doctor, startsAt } = found.place;
  const words = { doctor, time: formatVisit(startsAt, clinicTimeZone()), count: found.matches.length };
  offerMore(t('waitlist.freedTold', words), {
    text: t('waitlist.whoWaits'),
    open: () => freed.set(found),
  });
}

async function firstWanted(places: readonly FreedPlace[]): Promise<Freed | undefined> {
  for (const { slotId, startsAt, doctorName } of places.slice(0, MOST)) {
    const { items: matches } = await call('waitlist.matches', { slotId }).catch(() => ({ items: [] }));
    if (matches.length > 0) return { place: { slotId, startsAt, doctorName }, matches };
  }
  return undefined;
}

/** Offers what gets free by taking something back. Whoever was just put back on the list is not offered it again. */
export function offerTakenBack(): () => void {
  return takenBack.subscribe(() => {
    const done = takenBack.get();
    if (done && done.procedure !== 'waitlist.take') void offerFreed(...done.freed);
  });
}

/** A change that waits to be looked at: any screen opens it, and the frame shows it. */
import type { ScheduleChange, ScheduleEdit } from '../../../../shared/contract/schedules.ts';
import { createStore, useStore } from '../../lib/store.ts';
import type { Decisions } from './decisions.ts';

export interface PendingChange {
  edits: ScheduleEdit[];
  /** After it was carried out, such as to forget a draft or close a form. */
  onApplied?: ((change: ScheduleChange) => void) | undefined;
}

export const pendingChange = createStore<PendingChange | null>(null);

/** Shows what a change would do, to the slot and to the booking, and applies it if the person wants so. */
export function openScheduleChange(
  edits: readonly ScheduleEdit[],
  onApplied?: (change: ScheduleChange) => void,
): void {
  pendingChange.set({ edits: [...edits], onApplied });
}

interface Decided {
  decisions: Decisions;
  /** For all that are cancelled. */
  reason: string;
}

const NOTHING: Decided = { decisions: new Map(), reason: '' };
const decided = createStore<ReadonlyMap<string, Decided>>(new Map());

/** What was decided about a change. It outlives the dialog: going back to look at something loses nothing. */
export function useDecided(edits: readonly ScheduleEdit[]) {
  const key = JSON.stringify(edits);
  const now = useStore(decided).get(key) ?? NOTHING;
  return {
    ...now,
    decide: (patch: Partial<Decided>) => decided.set(new Map(decided.get()).set(key, { ...now, ...patch })),
    forget: () => decided.set(new Map([...decided.get()].filter(([one]) => one !== key))),
  };
}

/** A change that waits to be looked at: any screen opens it, and the frame shows it. */
import type { ScheduleChange, ScheduleEdit } from '../../../../shared/contract/schedules.ts';
import { createStore } from '../../lib/store.ts';

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

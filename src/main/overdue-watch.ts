/** Decides when to tell of patients who wait too long: of each of them once. Pure. */
import type { OverdueWait } from './features/visits/overdue.ts';

export interface Notice {
  /** How many wait too long. */
  count: number;
  /** For how long the longest of them has waited, in whole minutes. */
  minutes: number;
}

export class OverdueWatch {
  #told = new Set<string>();

  /** What there is to tell when these wait too long at this moment; null when nobody is new among them. */
  noticeOf(waits: readonly OverdueWait[], now: number): Notice | null {
    const hasNew = waits.some(({ key }) => !this.#told.has(key));
    // Those whose turn has come are forgotten, so that the list stays as short as the queue.
    this.#told = new Set(waits.map(({ key }) => key));
    if (!hasNew) return null;
    const first = Math.min(...waits.map(({ arrivedAt }) => arrivedAt));
    return { count: waits.length, minutes: Math.floor((now - first) / 60_000) };
  }
}

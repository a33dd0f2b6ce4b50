/** Sums over days. Pure. */
import type { Waiting } from '../../../shared/contract/reports.ts';
import type { VisitCount } from './doctor-day.ts';

export interface DoctorName {
  id: number;
  name: string;
  specialization: string;
}

export function sum<T>(list: readonly T[], of: (one: T) => number): number {
  let total = 0;
  for (const one of list) total += of(one);
  return total;
}

export function addVisits(total: VisitCount, more: VisitCount): void {
  total.confirmed += more.confirmed;
  total.noShow += more.noShow;
  total.cancelled += more.cancelled;
}

const MINUTE = 60_000;

/** By nearest rank, in minutes. @param waits in milliseconds; their order is changed */
export function waitingOf(waits: number[]): Waiting | null {
  const count = waits.length;
  if (count === 0) return null;
  const at = (share: number) => nthSmallest(waits, Math.ceil(share * count) - 1) / MINUTE;
  return { count, median: at(0.5), p90: at(0.9) };
}

/** The value that would stand at a place if all were sorted, which takes longer than finding it. */
export function nthSmallest(values: number[], place: number): number {
  let from = 0;
  let to = values.length - 1;
  while (from < to) {
    const middle = partitioned(values, from, to);
    if (place <= middle) to = middle;
    else from = middle + 1;
  }
  return values[place] ?? 0;
}

/** Puts what is smaller than a value from the middle before what is larger, and answers where the first part ends. */
function partitioned(values: number[], from: number, to: number): number {
  const pivot = values[(from + to) >> 1] ?? 0;
  let left = from - 1;
  let right = to + 1;
  for (;;) {
    do left += 1;
    while ((values[left] ?? 0) < pivot);
    do right -= 1;
    while ((values[right] ?? 0) > pivot);
    if (left >= right) return right;
    [values[left], values[right]] = [values[right] ?? 0, values[left] ?? 0];
  }
}

/** Sums over days. Pure. */
import type { Waiting } from '../../../shared/contract/reports.ts';
import type { DoctorDay, VisitCount } from './doctor-day.ts';

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

/** Of all leads, and so of all visits. */
export function visitsOf({ byLead }: Pick<DoctorDay, 'byLead'>): VisitCount {
  const total = { confirmed: 0, noShow: 0, cancelled: 0 };
  for (const lead of byLead) addVisits(total, lead);
  return total;
}

const MINUTE = 60_000;

/** By nearest rank, in minutes. @param sorted waits in milliseconds, the shortest first */
export function waitingOf(sorted: readonly number[]): Waiting | null {
  if (sorted.length === 0) return null;
  const at = (share: number) => (sorted[Math.ceil(share * sorted.length) - 1] ?? 0) / MINUTE;
  return { count: sorted.length, median: at(0.5), p90: at(0.9) };
}

import type { Waiting } from '../../../shared/contract/reports.ts';

const MINUTE = 60_000;

/** By nearest rank, in minutes. @param waits in milliseconds, in any order */
export function waitingOf(waits: readonly number[]): Waiting | null {
  if (waits.length === 0) return null;
  const sorted = Float64Array.from(waits).sort();
  const at = (share: number) => (sorted[Math.ceil(share * sorted.length) - 1] ?? 0) / MINUTE;
  return { count: sorted.length, median: at(0.5), p90: at(0.9) };
}

/** How long a patient waited from arrival to room, in milliseconds; null when one of these was not noted. */
export function waitOf({
  status,
  arrivedAt,
  inRoomAt,
}: {
  status: string;
  arrivedAt: number | null;
  inRoomAt: number | null;
}): number | null {
  return status === 'CONFIRMED' && arrivedAt !== null && inRoomAt !== null ? inRoomAt - arrivedAt : null;
}

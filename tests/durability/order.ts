import path from 'node:path';
import type { Step } from './trace.ts';

/** Bookings that were acknowledged before all of what was written for them was on the disk, each with what was wrong. */
export function acknowledgedTooSoon(steps: readonly Step[], database: string): string[] {
  const log = `${database}-wal`;
  const tooSoon: string[] = [];
  let hasWritten = false;
  let isOnDisk = false;
  let isNameOnDisk = false;
  for (const step of steps) {
    if (step.did === 'write' && step.file === log) [hasWritten, isOnDisk] = [true, false];
    if (step.did === 'sync' && step.file === log) isOnDisk = true;
    if (step.did === 'sync' && step.file === path.dirname(database)) isNameOnDisk = true;
    if (step.did !== 'acknowledge') continue;
    if (!hasWritten) tooSoon.push(`${step.bookingId}: nothing was written`);
    else if (!isOnDisk) tooSoon.push(`${step.bookingId}: its log was written and not synced`);
    else if (!isNameOnDisk) tooSoon.push(`${step.bookingId}: the name of its log was not synced`);
    hasWritten = false;
  }
  return tooSoon;
}

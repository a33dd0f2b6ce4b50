/** Which backups are kept: many of the last days, fewer of the weeks and months before. Pure. */
import { Temporal } from 'temporal-polyfill';
import type { BackupReason } from './names.ts';
import { isSameDay } from './same-day.ts';

const DAY = 24 * 60 * 60 * 1000;
/** So many days, weeks and months that have a backup keep their latest one. */
const DAYS = 12;
const WEEKS = 10;
const MONTHS = 9;
/** What was made a moment ago may be what somebody wants to go back to. Milliseconds. */
const ALL_KEPT = DAY;
/** And all of the latest days that have one, for the clock may have jumped since. */
const WHOLE_DAYS = 2;
/** What a restore or a move put aside holds what is nowhere else. Milliseconds. */
const ASIDE_KEPT = 90 * DAY;
/** And until the clinic has had backups on so many days since, by which a clock that is wrong for a while is found out. */
const DAYS_SINCE = 7;
const ASIDE: readonly BackupReason[] = ['before-restore', 'before-move'];

export interface Thinned {
  /** Epoch milliseconds. */
  at: number;
  reason: BackupReason;
}

/**
 * Those that may go. Days, weeks (from Monday) and months are the clinic's. Counted are the days that have a backup,
 * not those of the calendar: a clinic that was closed for a month loses none of its last twelve.
 */
export function backupsToRemove<B extends Thinned>(backups: readonly B[], zone: string, now: number): B[] {
  const latestFirst = backups.toSorted((one, other) => other.at - one.at);
  const regular = latestFirst.filter(({ reason }) => !ASIDE.includes(reason));
  const kept = new Set<B>([
    ...daysOf(regular, zone),
    ...latestOfEach(regular, WEEKS, ({ at }) => weekOf(at, zone)),
    ...latestOfEach(regular, MONTHS, ({ at }) => dayOf(at, zone).toPlainYearMonth().toString()),
  ]);
  const lastDays = daysOf(regular, zone).slice(0, WHOLE_DAYS);
  const asideUntil =
    Math.min(now, daysOf(regular, zone)[DAYS_SINCE - 1]?.at ?? Number.NEGATIVE_INFINITY) - ASIDE_KEPT;
  return latestFirst.filter((backup) => {
    const isRecent = now - backup.at < ALL_KEPT || lastDays.some(({ at }) => isSameDay(at, backup.at, zone));
    if (isRecent || kept.has(backup)) return false;
    return !ASIDE.includes(backup.reason) || backup.at <= asideUntil;
  });
}

function latestOfEach<B extends Thinned>(
  latestFirst: readonly B[],
  most: number,
  keyOf: (backup: B) => string,
) {
  const latest = new Map<string, B>();
  for (const backup of latestFirst) {
    const key = keyOf(backup);
    if (!latest.has(key) && latest.size < most) latest.set(key, backup);
  }
  return latest.values();
}

/** The latest of each of the latest days. */
function daysOf<B extends Thinned>(latestFirst: readonly B[], zone: string): B[] {
  return [...latestOfEach(latestFirst, DAYS, ({ at }) => dayOf(at, zone).toString())];
}

function dayOf(at: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
}

function weekOf(at: number, zone: string): string {
  const { yearOfWeek, weekOfYear } = dayOf(at, zone);
  return `${yearOfWeek}-${weekOfYear}`;
}

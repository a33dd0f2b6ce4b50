/** The practice day's times and bookings, before anything is written. */
import { addDays, dateAt, instantOf, minutesOf, timeAt, timeOfMinutes } from '../../../shared/calendar.ts';
import type { VisitState } from '../../../shared/contract/visits.ts';

const SLOT_MINUTES = 30;
/** Minutes of the clinic's day from which on it is late: practice is for tomorrow then. */
const LATE = 17 * 60;
const MORNING = 8 * 60;
const HOURS = 8 * 60;
/** Some of today lies behind, so that there are visits that are over and people who wait. */
const BEHIND = 2 * 60;

export interface PlannedVisit {
  /** Which of the doctor's slots. */
  slot: number;
  state: VisitState;
  isCancelled?: true;
}

export interface DayPlan {
  date: string;
  /** Starts of the slots, epoch milliseconds, the same for each doctor. */
  starts: number[];
  minutes: number;
  /** For each doctor. */
  visits: [PlannedVisit[], PlannedVisit[]];
}

export function planDay(now: number, timeZone: string): DayPlan {
  const today = dateAt(now, timeZone);
  const minute = minutesOf(timeAt(now, timeZone));
  const isLate = minute >= LATE;
  const date = isLate ? addDays(today, 1) : today;
  const from = isLate ? MORNING : Math.max(0, Math.floor(minute / 60) * 60 - BEHIND);
  const count = Math.floor((Math.min(from + HOURS, 24 * 60 - 1) - from) / SLOT_MINUTES);
  const starts = Array.from({ length: count }, (_, index) =>
    instantOf(date, timeOfMinutes(from + index * SLOT_MINUTES), timeZone),
  )
    // A time that the clocks skip is no slot; the overlap at the other change is left out with it.
    .filter((start): start is number => start !== null)
    .filter((start, index, all) => index === 0 || start - (all[index - 1] ?? 0) >= SLOT_MINUTES * 60_000);
  const past = starts.filter((start) => start + SLOT_MINUTES * 60_000 <= now).length;
  return { date, starts, minutes: SLOT_MINUTES, visits: visitsFrom(past) };
}

/** Visits that are over before slot number `past`, people who are here about then, and some to come. */
function visitsFrom(past: number): [PlannedVisit[], PlannedVisit[]] {
  const at = (slot: number, state: VisitState): PlannedVisit => ({ slot, state });
  const toCome: [PlannedVisit[], PlannedVisit[]] = [
    [at(past + 3, 'EXPECTED'), { slot: past + 4, state: 'EXPECTED', isCancelled: true }],
    [at(past + 2, 'EXPECTED'), at(past + 5, 'EXPECTED')],
  ];
  if (past < 3) return toCome;
  return [
    [at(past - 2, 'DONE'), at(past - 1, 'IN_ROOM'), at(past, 'ARRIVED'), ...toCome[0]],
    [at(past - 3, 'DONE'), at(past - 2, 'NO_SHOW'), ...toCome[1]],
  ];
}

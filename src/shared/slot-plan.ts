/** Which slots a span of days and hours makes: a pure rule, the same for the preview and the making. */
import { addDays, isWeekend, minutesOf, timeOfMinutes, wallClockOf } from './calendar.ts';

const MINUTE = 60_000;

export interface SlotSpan {
  startDate: string;
  endDate: string;
  startTime: string;
  endTime: string;
  durationMinutes: number;
  excludeWeekends?: boolean | undefined;
}

export interface PlannedTime {
  date: string;
  time: string;
  /** Null where the clocks skip this time. */
  startsAt: number | null;
}

/** How many times a span steps through, without working them out. */
export function countTimes({ startDate, endDate, startTime, endTime, durationMinutes }: SlotSpan): number {
  const days = Math.max(0, (Date.parse(endDate) - Date.parse(startDate)) / 86_400_000 + 1);
  return days * Math.max(0, Math.floor((minutesOf(endTime) - minutesOf(startTime)) / durationMinutes));
}

/**
 * Each time from `startTime` on whose slot ends by `endTime`, on each date of the span, in order. Times step
 * by the wall clock, so on a day with a clock change the later ones stay where people expect them.
 */
export function planTimes(span: SlotSpan, timeZone: string): PlannedTime[] {
  const planned: PlannedTime[] = [];
  // A day too short for one slot makes none, however many such days there are.
  if (countTimes(span) === 0) return planned;
  for (let date = span.startDate; date <= span.endDate; date = addDays(date, 1)) {
    if (!(span.excludeWeekends && isWeekend(date))) planned.push(...planDay(date, span, timeZone));
  }
  return planned;
}

function planDay(
  date: string,
  { startTime, endTime, durationMinutes }: SlotSpan,
  timeZone: string,
): PlannedTime[] {
  const times: PlannedTime[] = [];
  const instantAt = wallClockOf(date, timeZone);
  const closing = minutesOf(endTime);
  // A closing time that the clocks skip has no instant of its own; the wall clock alone then decides.
  const closesAt = instantAt(closing) ?? Number.POSITIVE_INFINITY;
  for (let at = minutesOf(startTime); at + durationMinutes <= closing; at += durationMinutes) {
    const startsAt = instantAt(at);
    // Where the clocks go forward during the visit, it would run past closing though the wall time fits.
    const runsLate = startsAt !== null && startsAt + durationMinutes * MINUTE > closesAt;
    if (!runsLate) times.push({ date, time: timeOfMinutes(at), startsAt });
  }
  return times;
}

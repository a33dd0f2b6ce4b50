/**
 * What a doctor's date looks like by their weeks and exceptions, and which slots follow: a pure rule, the same
 * for the preview, the making and the screens.
 */
import { addDays, daysBetween, minutesOf, wallClockOf, weekdayOf } from './calendar.ts';
import type { Schedule, ScheduleException, Session } from './contract/schedules.ts';

const MINUTE = 60_000;

/** The weeks of one doctor, with their own exceptions and the clinic's holidays. */
export interface DayRules {
  schedules: readonly Omit<Schedule, 'id'>[];
  exceptions: readonly ScheduleException[];
}

/** Minutes of a day on the wall, `[from, to)`. */
export interface Span {
  from: number;
  to: number;
}

export interface OpenSession {
  session: Session;
  /** Parts of it in which no slot is made. */
  closed: readonly Span[];
}

export interface DayPlan {
  sessions: OpenSession[];
  /** What makes it other than the weekly schedule says, the strongest first. */
  exceptions: ScheduleException[];
  /** When nothing of the doctor's takes place, slots made by hand included. */
  closed: Span[];
}

const STRENGTH = { LEAVE: 0, CHANGED: 1, EXTRA: 2, HOLIDAY: 3 } as const;
const WHOLE_DAY: Span = { from: 0, to: 24 * 60 };

/** Leave comes before all; a changed or an extra day before a holiday; and these before the week. */
export function dayPlan(date: string, { schedules, exceptions }: DayRules): DayPlan {
  const mine = exceptions
    .filter(({ fromDate, untilDate }) => fromDate <= date && date <= untilDate)
    .toSorted((a, b) => STRENGTH[a.kind] - STRENGTH[b.kind]);
  const spansOf = (kind: ScheduleException['kind']) => mine.filter((one) => one.kind === kind).map(spanOf);
  const sessionsOf = (kind: ScheduleException['kind']) =>
    mine.filter((one) => one.kind === kind).flatMap(({ sessions }) => sessions);
  const [leave, holiday] = [spansOf('LEAVE'), spansOf('HOLIDAY')];
  const isChanged = mine.some(({ kind }) => kind === 'CHANGED');
  const isOwnDay = isChanged || mine.some(({ kind }) => kind === 'EXTRA');
  const weekly = isChanged ? [] : schedules.flatMap((schedule) => weeklySessionsOn(date, schedule));
  const closedWeekly = [...leave, ...holiday];
  return {
    sessions: [
      ...weekly.map((session) => ({ session, closed: closedWeekly })),
      ...[...sessionsOf('CHANGED'), ...sessionsOf('EXTRA')].map((session) => ({ session, closed: leave })),
    ].toSorted((a, b) => (a.session.startTime < b.session.startTime ? -1 : 1)),
    exceptions: mine,
    closed: isOwnDay ? leave : closedWeekly,
  };
}

function spanOf({ startTime, endTime }: ScheduleException): Span {
  return startTime && endTime ? { from: minutesOf(startTime), to: minutesOf(endTime) } : WHOLE_DAY;
}

function weeklySessionsOn(date: string, schedule: DayRules['schedules'][number]): Session[] {
  const { validFrom, validUntil, everyWeeks, sessions } = schedule;
  if (date < validFrom || (validUntil !== null && date > validUntil)) return [];
  const weeks = daysBetween(mondayOf(validFrom), mondayOf(date)) / 7;
  if (weeks % everyWeeks !== 0) return [];
  const weekday = weekdayOf(date);
  return sessions
    .filter((session) => session.weekday === weekday)
    .map(({ startTime, endTime, slotMinutes, roomId }) => ({ startTime, endTime, slotMinutes, roomId }));
}

/** Weeks are counted by Mondays, whatever day the screens begin a week with. */
function mondayOf(date: string): string {
  return addDays(date, 1 - weekdayOf(date));
}

export interface DesiredSlot {
  date: string;
  startsAt: number;
  minutes: number;
  roomId: number | null;
}

/** The wall clock of each date, worked out once for all doctors. */
export function wallClocks(timeZone: string): (date: string) => (minutes: number) => number | null {
  const known = new Map<string, (minutes: number) => number | null>();
  return (date) => {
    const clock = known.get(date) ?? wallClockOf(date, timeZone);
    known.set(date, clock);
    return clock;
  };
}

/**
 * The slots of a date, in order, and how many were left out because the clocks skip their time. Times step by
 * the wall clock; a slot that would run past the end of its session, for the clocks go forward in it, is none.
 */
export function slotsOfDay(
  date: string,
  plan: DayPlan,
  instantAt: (minutes: number) => number | null,
): { slots: DesiredSlot[]; noSuchTime: number } {
  const slots: DesiredSlot[] = [];
  let noSuchTime = 0;
  for (const { session, closed } of plan.sessions) {
    const closing = minutesOf(session.endTime);
    const closesAt = instantAt(closing) ?? Number.POSITIVE_INFINITY;
    const { slotMinutes: step, roomId } = session;
    for (let at = minutesOf(session.startTime); at + step <= closing; at += step) {
      if (isInside(closed, at, at + step)) continue;
      const startsAt = instantAt(at);
      if (startsAt === null) noSuchTime += 1;
      else if (startsAt + step * MINUTE <= closesAt) slots.push({ date, startsAt, minutes: step, roomId });
    }
  }
  const inOrder = slots.toSorted((a, b) => a.startsAt - b.startsAt);
  // Where the clocks go forward during a slot, the next time on the wall is inside it.
  let busyUntil = Number.NEGATIVE_INFINITY;
  const apart = inOrder.filter(({ startsAt, minutes }) => {
    if (startsAt < busyUntil) return false;
    busyUntil = startsAt + minutes * MINUTE;
    return true;
  });
  return { slots: apart, noSuchTime: noSuchTime + inOrder.length - apart.length };
}

/** Whether `[from, to)` has a minute in common with one of the spans. */
export function isInside(spans: readonly Span[], from: number, to: number): boolean {
  return spans.some((span) => from < span.to && span.from < to);
}

/** Two sessions of one day that overlap, or null. */
export function overlappingSessions(plan: DayPlan): Session | null {
  let end = '';
  for (const { session, closed } of plan.sessions) {
    const isClosed = closed.some(
      ({ from, to }) => from <= minutesOf(session.startTime) && minutesOf(session.endTime) <= to,
    );
    if (isClosed) continue;
    if (session.startTime < end) return session;
    if (session.endTime > end) end = session.endTime;
  }
  return null;
}

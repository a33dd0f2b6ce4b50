/** What painting, moving and copying do to the sessions of a week. Minutes are those of the day. Pure. */
import { minutesOf, timeOfMinutes } from '../../../../shared/calendar.ts';
import type { WeeklySession } from '../../../../shared/contract/schedules.ts';

/** The grid's rows, in minutes. */
export const STEP = 15;
/** The last minute at which a painted session ends: midnight is no time of the same day. */
export const DAY_END = 24 * 60 - STEP;
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** What a painted session gets. */
export interface Brush {
  slotMinutes: number;
  roomId: number | null;
}

export interface Stretch {
  weekday: number;
  from: number;
  to: number;
}

export const stretchOf = ({ weekday, startTime, endTime }: WeeklySession): Stretch => ({
  weekday,
  from: minutesOf(startTime),
  to: minutesOf(endTime),
});

export function indexAt(sessions: readonly WeeklySession[], weekday: number, minute: number): number {
  return sessions.findIndex((session) => {
    const { from, to } = stretchOf(session);
    return session.weekday === weekday && from <= minute && minute < to;
  });
}

const overlap = (a: Stretch, b: Stretch) => a.weekday === b.weekday && a.from < b.to && b.from < a.to;

export function tidy(sessions: readonly WeeklySession[]): WeeklySession[] {
  return sessions.toSorted((a, b) => a.weekday - b.weekday || a.startTime.localeCompare(b.startTime));
}

const placed = (session: Brush, { weekday, from, to }: Stretch): WeeklySession => ({
  weekday,
  startTime: timeOfMinutes(from),
  endTime: timeOfMinutes(to),
  slotMinutes: session.slotMinutes,
  roomId: session.roomId,
});

/** A session of at least one slot. It joins those of its kind that it touches, and takes the place of others. */
export function paint(sessions: readonly WeeklySession[], stretch: Stretch, brush: Brush): WeeklySession[] {
  const to = Math.min(DAY_END, Math.max(stretch.to, stretch.from + brush.slotMinutes));
  const wanted = { ...stretch, from: Math.min(stretch.from, to - brush.slotMinutes), to };
  const isAlike = (session: WeeklySession) =>
    session.slotMinutes === brush.slotMinutes && session.roomId === brush.roomId;
  const joined = sessions.filter((session) => isAlike(session) && overlap(stretchOf(session), wanted));
  const whole = joined
    .map(stretchOf)
    .reduce(
      (sum, { from, to: end }) => ({ ...sum, from: Math.min(sum.from, from), to: Math.max(sum.to, end) }),
      wanted,
    );
  const others = sessions.filter((session) => !joined.includes(session));
  return tidy([...erase(others, whole), placed(brush, whole)]);
}

/** What is left beside a stretch. A rest that is too short for a slot goes, too. */
export function erase(sessions: readonly WeeklySession[], stretch: Stretch): WeeklySession[] {
  return sessions.flatMap((session) => {
    const own = stretchOf(session);
    if (!overlap(own, stretch)) return [session];
    const rests = [
      { ...own, to: Math.min(own.to, stretch.from) },
      { ...own, from: Math.max(own.from, stretch.to) },
    ];
    return rests
      .filter(({ from, to }) => to - from >= session.slotMinutes)
      .map((rest) => placed(session, rest));
  });
}

/** The week with one session in another shape; null where it would not fit. */
export function reshaped(
  sessions: readonly WeeklySession[],
  index: number,
  next: WeeklySession,
): WeeklySession[] | null {
  const stretch = stretchOf(next);
  const others = sessions.filter((_, other) => other !== index);
  const isInDay = stretch.from >= 0 && stretch.to <= 24 * 60 - 1 && next.weekday >= 1 && next.weekday <= 7;
  const hasSlot = stretch.to - stretch.from >= next.slotMinutes;
  if (!isInDay || !hasSlot || others.some((other) => overlap(stretchOf(other), stretch))) return null;
  return tidy([...others, next]);
}

/** The same with its place given in minutes, which may lie outside of the day. */
export function moved(
  sessions: readonly WeeklySession[],
  index: number,
  stretch: Stretch,
): WeeklySession[] | null {
  const session = sessions[index];
  if (!session || stretch.from < 0) return null;
  return reshaped(sessions, index, placed(session, stretch));
}

/** One day's sessions in place of those of other days. */
export function copyDay(
  sessions: readonly WeeklySession[],
  from: number,
  to: readonly number[],
): WeeklySession[] {
  const source = sessions.filter(({ weekday }) => weekday === from);
  const others = sessions.filter(({ weekday }) => weekday === from || !to.includes(weekday));
  const copies = to
    .filter((weekday) => weekday !== from)
    .flatMap((weekday) => source.map((session) => ({ ...session, weekday })));
  return tidy([...others, ...copies]);
}

/** The hours to show: a usual day, and more where a session needs it. */
export function hoursOf(sessions: readonly WeeklySession[]): { from: number; to: number } {
  const stretches = sessions.map(stretchOf);
  const first = Math.min(7 * 60, ...stretches.map(({ from }) => from));
  const last = Math.max(19 * 60, ...stretches.map(({ to }) => to));
  return { from: Math.floor(first / 60) * 60, to: Math.ceil(last / 60) * 60 };
}

export function slotsIn(sessions: readonly WeeklySession[]): number {
  return sessions
    .map((session) => {
      const { from, to } = stretchOf(session);
      return Math.floor((to - from) / session.slotMinutes);
    })
    .reduce((sum, count) => sum + count, 0);
}

/** The same hours, and more where the keyboard went beyond them. */
export function hoursWith(hours: { from: number; to: number }, minute: number): { from: number; to: number } {
  return {
    from: Math.min(hours.from, Math.floor(minute / 60) * 60),
    to: Math.max(hours.to, Math.floor(minute / 60) * 60 + 60),
  };
}

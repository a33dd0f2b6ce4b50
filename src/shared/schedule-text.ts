/**
 * Weeks and days as people type them, such as `mo-fr 8-12, 13:30-17 every 20`, and back. A new line or `;`
 * begins other days. `every` and `in` count for the times before them, as far back as the last of their kind.
 */
import { minutesOf, timeOfMinutes } from './calendar.ts';
import type { Session, WeeklySession } from './contract/schedules.ts';
import { Scanner, TextError, type TextProblem } from './schedule-scanner.ts';

export interface TextSettings {
  /** Minutes of a slot where none are typed. */
  slotMinutes: number;
  rooms: readonly { id: number; name: string }[];
  /** The days' names in the reader's language, Monday first. English ones always work, too. */
  weekdays: readonly string[];
}

export type Read<T> = { is: 'read'; sessions: T[] } | { is: 'problem'; problem: TextProblem };

const MOST = 60;
const BREAKS = /[\s;]*/y;
const COMMA = /(?:[,،&]|and(?!\p{L}))\s*/iuy;
const EVERY = /every(?!\p{L})/iuy;
const MINUTES = /(\d+)(?!\d)\s*(?:min(?:ute)?s?\b\.?|['′])?/iy;
const ROOM = /(?:in|room)(?!\p{L})/iuy;
const DIGIT = /\d/y;
const ENTRY_END = /$|[;\n]/y;
const SHORT_DAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];

interface Found {
  session: Session;
  weekday: number;
  at: number;
}

/** Sessions of a week, by day and time. */
export function readWeek(text: string, settings: TextSettings): Read<WeeklySession> {
  return reading(() => {
    const scan = new Scanner(text, settings.weekdays);
    const found: Found[] = [];
    for (scan.take(BREAKS); scan.rest !== ''; scan.take(BREAKS)) {
      const days = readDays(scan);
      for (const time of readTimes(scan, settings, true)) {
        found.push(...days.map((weekday) => ({ ...time, weekday })));
      }
    }
    return sorted(scan, found).map(({ session, weekday }) => ({ ...session, weekday }));
  });
}

/** Sessions of one day, by time: the same without days. */
export function readDay(text: string, settings: TextSettings): Read<Session> {
  return reading(() => {
    const scan = new Scanner(text, settings.weekdays);
    const found: Found[] = [];
    for (scan.take(BREAKS); scan.rest !== ''; scan.take(BREAKS)) {
      found.push(...readTimes(scan, settings, false).map((time) => ({ ...time, weekday: 1 })));
    }
    return sorted(scan, found).map(({ session }) => session);
  });
}

function reading<T>(read: () => T[]): Read<T> {
  try {
    return { is: 'read', sessions: read() };
  } catch (error) {
    if (error instanceof TextError) return { is: 'problem', problem: error.problem };
    throw error;
  }
}

/** `mo`, `mo-fr`, `fr-mo`, `mo,we,fr`, `mo-we, sa`. */
function readDays(scan: Scanner): number[] {
  const days = new Set<number>();
  do {
    const first = scan.day();
    const last = scan.hasDash() ? scan.day() : first;
    for (let day = first; ; day = (day % 7) + 1) {
      days.add(day);
      if (day === last) break;
    }
    scan.take(COMMA);
  } while (scan.peekDay() !== undefined);
  scan.take(/:/y);
  return [...days];
}

type Timed = Omit<Found, 'weekday'>;

function readTimes(scan: Scanner, settings: TextSettings, hasDays: boolean): Timed[] {
  const done: Timed[] = [];
  // What waits for its length and room, and the last ones said, which count for what follows in the same entry.
  let waiting: { from: string; to: string; at: number }[] = [];
  let said: Options = { slotMinutes: settings.slotMinutes, roomId: null };
  const close = () => {
    for (const { from, to, at } of waiting) {
      if (minutesOf(from) + said.slotMinutes > minutesOf(to)) scan.fail('NO_SLOT_FITS', at);
      done.push({ at, session: { startTime: from, endTime: to, ...said } });
    }
    waiting = [];
  };
  for (;;) {
    waiting.push(readRange(scan));
    scan.take(/,(?=\s*(?:every|in|room)\b)/iy);
    const options = readOptions(scan, settings);
    if (options) {
      said = { slotMinutes: settings.slotMinutes, roomId: null, ...options };
      close();
      said = { slotMinutes: settings.slotMinutes, roomId: null };
    }
    const hasComma = scan.take(COMMA) !== undefined;
    if (scan.peek(DIGIT)) continue;
    if (!hasDays && hasComma) scan.fail('TIME_EXPECTED');
    const isOver = scan.peek(ENTRY_END) !== undefined && !hasComma;
    if (isOver || (hasDays && scan.peekDay() !== undefined)) break;
    scan.fail(hasComma ? 'TIME_EXPECTED' : 'UNEXPECTED');
  }
  close();
  return done;
}

function readRange(scan: Scanner): { from: string; to: string; at: number } {
  const first = scan.time();
  if (!scan.hasDash()) scan.fail('DASH_EXPECTED');
  const last = scan.time();
  // In 1-5pm the first is meant in the afternoon, too; in 8-5pm it cannot be.
  const isAfternoon = !first.hasHalf && last.hasHalf && first.minutes + 720 < last.minutes;
  const from = first.minutes + (isAfternoon ? 720 : 0);
  if (from >= last.minutes) scan.fail('END_BEFORE_START', first.at);
  return { from: timeOfMinutes(from), to: timeOfMinutes(last.minutes), at: first.at };
}

interface Options {
  slotMinutes: number;
  roomId: number | null;
}

function readOptions(scan: Scanner, { rooms }: TextSettings): Partial<Options> | null {
  const options: Partial<Options> = {};
  for (;;) {
    if (scan.take(EVERY)) options.slotMinutes = readMinutes(scan);
    else if (scan.peek(ROOM)) options.roomId = readRoom(scan, rooms);
    else break;
  }
  return Object.keys(options).length > 0 ? options : null;
}

function readMinutes(scan: Scanner): number {
  const { at } = scan;
  const found = scan.take(MINUTES);
  if (!found) return scan.fail('MINUTES_EXPECTED');
  const minutes = Number(found[1]);
  return minutes >= 5 && minutes <= 240 ? minutes : scan.fail('MINUTES_RANGE', at);
}

/** `in Room A`, `room 2`, `in 2`; `in #5` is the room with that id. */
function readRoom(scan: Scanner, rooms: TextSettings['rooms']): number {
  const { at } = scan;
  scan.take(/in(?!\p{L})/iuy);
  const byId = scan.take(/#(\d+)/y);
  if (byId) return Number(byId[1]);
  const direct = roomHere(scan, rooms);
  if (direct !== undefined) return direct;
  scan.take(/room(?!\p{L})/iuy);
  return roomHere(scan, rooms) ?? scan.fail('ROOM_UNKNOWN', at);
}

/** The longest name that stands here. */
function roomHere(scan: Scanner, rooms: TextSettings['rooms']): number | undefined {
  const { rest } = scan;
  const found = rooms
    .toSorted((a, b) => b.name.length - a.name.length)
    .find(
      ({ name }) =>
        rest.slice(0, name.length).toLowerCase() === name.toLowerCase() &&
        !/^[\p{L}\p{N}]/u.test(rest.slice(name.length)),
    );
  if (found) scan.skip(found.name.length);
  return found?.id;
}

function sorted(scan: Scanner, found: readonly Found[]): Found[] {
  if (found.length > MOST) scan.fail('TOO_MANY', found[MOST]?.at ?? 0);
  const byTime = found.toSorted(
    (a, b) => a.weekday - b.weekday || minutesOf(a.session.startTime) - minutesOf(b.session.startTime),
  );
  for (const [index, next] of byTime.entries()) {
    const before = byTime[index - 1];
    if (before?.weekday === next.weekday && before.session.endTime > next.session.startTime) {
      scan.fail('OVERLAP', Math.max(before.at, next.at));
    }
  }
  return byTime;
}

/** The shortest way to type these; reading it gives them again. */
export function weekText(sessions: readonly WeeklySession[], settings: TextSettings): string {
  const days = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    text: dayText(
      sessions.filter((session) => session.weekday === weekday),
      settings,
    ),
  }));
  const groups = Map.groupBy(
    days.filter(({ text }) => text !== ''),
    ({ text }) => text,
  );
  return [...groups]
    .map(
      ([text, members]) =>
        `${daysText(
          members.map(({ weekday }) => weekday),
          settings.weekdays,
        )} ${text}`,
    )
    .join('\n');
}

export function dayText(sessions: readonly Session[], settings: TextSettings): string {
  const byTime = sessions.toSorted((a, b) => minutesOf(a.startTime) - minutesOf(b.startTime));
  return byTime
    .map((session, index) => {
      const next = byTime[index + 1];
      const isSame = next?.slotMinutes === session.slotMinutes && next.roomId === session.roomId;
      const range = `${short(session.startTime)}-${short(session.endTime)}`;
      return next && isSame ? range : `${range} ${optionsText(session, settings)}`;
    })
    .join(', ');
}

function optionsText({ slotMinutes, roomId }: Session, { rooms }: TextSettings): string {
  const room = rooms.find(({ id }) => id === roomId)?.name ?? `#${roomId}`;
  return `every ${slotMinutes}${roomId === null ? '' : ` in ${room}`}`;
}

/** `8` for 08:00, `13:30` as it is. */
function short(time: string): string {
  const minutes = minutesOf(time);
  return minutes % 60 === 0 ? String(minutes / 60) : time.replace(/^0/, '');
}

function daysText(days: readonly number[], weekdays: readonly string[]): string {
  const runs: number[][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last?.at(-1) === day - 1) last.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined) => nameOf(day ?? 1, weekdays);
  return runs
    .map((run) => (run.length > 2 ? `${name(run[0])}-${name(run.at(-1))}` : run.map(name).join(',')))
    .join(',');
}

/** The reader's word when it can be read back, else the English one. */
function nameOf(day: number, weekdays: readonly string[]): string {
  const own = weekdays[day - 1]?.toLowerCase();
  const isEnglish = own?.startsWith(SHORT_DAYS[day - 1] as string);
  const isReadable = own && !isEnglish && new Scanner(own, weekdays).peekDay() === day && !/[\s\d]/.test(own);
  return isReadable ? own : (SHORT_DAYS[day - 1] as string);
}

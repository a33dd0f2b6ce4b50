/**
 * The clinic's wall calendar: what is a date, a time and a zone, and which instant a wall time means.
 * Dates are `YYYY-MM-DD`, times `HH:mm`, instants epoch milliseconds.
 */
import { Temporal } from 'temporal-polyfill';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const MINUTE = 60_000;

/** Whether this is a day that exists, between 1850 and 2199: outside it a date is a typing slip. */
export function isDate(value: string): boolean {
  if (!DATE.test(value)) return false;
  const year = Number(value.slice(0, 4));
  if (year < 1850 || year > 2199) return false;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
}

export function isTime(value: string): boolean {
  return TIME.test(value);
}

/** Whether this names an IANA zone that this computer knows. Bare offsets such as `+02:00` do not count. */
export function isTimeZone(value: string): boolean {
  if (!/^[A-Za-z]/.test(value)) return false;
  try {
    return Boolean(Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
}

export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

export function timeOfMinutes(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

export function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** Days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

export function isWeekend(date: string): boolean {
  return weekdayOf(date) >= 6;
}

/** The date on the clinic's wall at an instant. */
export function dateAt(instant: number, timeZone: string): string {
  return zoned(instant, timeZone).toPlainDate().toString();
}

/** The time on the clinic's wall at an instant. */
export function timeAt(instant: number, timeZone: string): string {
  return zoned(instant, timeZone).toPlainTime().toString().slice(0, 5);
}

/** The first instant of a date (not always midnight: some zones change their clocks then). */
export function startOfDate(date: string, timeZone: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime(timeZone).startOfDay().epochMilliseconds;
}

/** The instants between which a date lies: `[from, to)`. */
export function boundsOfDate(date: string, timeZone: string): { from: number; to: number } {
  return { from: startOfDate(date, timeZone), to: startOfDate(addDays(date, 1), timeZone) };
}

/**
 * The instant of a wall time, or null where the clocks skip it. A time that comes twice is its earlier one.
 * (Temporal's default would move a skipped time by an hour, which would make a slot that nobody asked for.)
 */
export function instantOf(date: string, time: string, timeZone: string): number | null {
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`);
  const instant = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  return instant.toPlainDateTime().equals(wall) ? instant.epochMilliseconds : null;
}

/**
 * `instantOf` for the many times of one day: on a day without a clock change, which is nearly every day,
 * the zone is asked twice and the rest is addition.
 */
export function wallClockOf(date: string, timeZone: string): (minutes: number) => number | null {
  const { from, to } = boundsOfDate(date, timeZone);
  const isPlainDay = to - from === 24 * 60 * MINUTE && timeAt(from, timeZone) === '00:00';
  if (isPlainDay && zoned(from, timeZone).offset === zoned(to - 1, timeZone).offset) {
    return (minutes) => from + minutes * MINUTE;
  }
  return (minutes) => instantOf(date, timeOfMinutes(minutes), timeZone);
}

function zoned(instant: number, timeZone: string) {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
}

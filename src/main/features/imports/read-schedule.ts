/** A line of a file of schedules: one session of a week. */
import { isTime } from '../../../shared/calendar.ts';
import type { LineProblem } from '../../../shared/contract/imports.ts';
import { readDate } from '../../../shared/imports/dates.ts';
import type { ImportField } from '../../../shared/imports/fields.ts';
import { fold } from '../../../shared/search-text.ts';
import type { CsvLine } from './csv-file.ts';
import { lineProblem, type Read, type Reading, valuesOf } from './read-line.ts';

export interface ScheduleLine {
  doctorEmail: string;
  weekday: number;
  startTime: string;
  endTime: string;
  slotMinutes: number;
  room: string | null;
  validFrom: string;
  validUntil: string | null;
  everyWeeks: number;
}

/** By the first two letters, in English and German; a number is 1 for Monday to 7 for Sunday. */
const WEEKDAYS: Record<string, number> = {
  mo: 1,
  tu: 2,
  di: 2,
  we: 3,
  mi: 3,
  th: 4,
  do: 4,
  fr: 5,
  sa: 6,
  su: 7,
  so: 7,
};

function readWeekday(typed: string): number | null {
  if (/^[1-7]$/.test(typed)) return Number(typed);
  return WEEKDAYS[fold(typed).slice(0, 2)] ?? null;
}

/** `8:00`, `08:00:00`, `8.00` and `1:30 pm`, or null. */
export function readTime(typed: string): string | null {
  const found = /^(\d{1,2})[:.](\d{2})(?::\d{2})?\s*(?:([ap])\.?m\.?)?$/i.exec(typed.trim());
  if (!found) return null;
  const [, hours = '', minutes = '', half] = found;
  const hour = Number(hours);
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const shift = half === undefined ? 0 : (half.toLowerCase() === 'p' ? 12 : 0) - (hour === 12 ? 12 : 0);
  const time = `${String(hour + shift).padStart(2, '0')}:${minutes}`;
  return isTime(time) ? time : null;
}

export function wholeNumber(typed: string, from: number, to: number): number | null {
  const number = Number(typed);
  return Number.isInteger(number) && number >= from && number <= to ? number : null;
}

export function readSchedule(line: CsvLine, reading: Reading): Read<ScheduleLine> {
  const { options, today } = reading;
  const values = valuesOf('schedules', line, options);
  const problems: LineProblem[] = [];
  const wrong = (field: ImportField, reason: LineProblem['reason']) =>
    problems.push(lineProblem(line, field, reason, options));
  const needed = <T>(
    field: ImportField,
    read: (typed: string) => T | null,
    reason: LineProblem['reason'],
  ) => {
    const typed = values[field];
    if (typed === undefined) return void wrong(field, 'REQUIRED');
    const value = read(typed);
    if (value === null) return void wrong(field, reason);
    return value;
  };
  const dated = (field: ImportField) => {
    const typed = values[field];
    if (typed === undefined) return null;
    const date = readDate(typed, options.dateOrder, Number(today.slice(0, 4)) + 50);
    if (date === null) wrong(field, 'NOT_A_DATE');
    return date;
  };
  const doctorEmail = needed('doctorEmail', (typed) => typed.toLowerCase(), 'NOT_AN_EMAIL');
  const weekday = needed('weekday', readWeekday, 'NOT_ONE_OF');
  const startTime = needed('startTime', readTime, 'NOT_A_TIME');
  const endTime = needed('endTime', readTime, 'NOT_A_TIME');
  const slotMinutes = needed('slotMinutes', (typed) => wholeNumber(typed, 5, 240), 'NOT_VALID');
  const everyWeeks = wholeNumber(values.everyWeeks ?? '1', 1, 8);
  if (everyWeeks === null) wrong('everyWeeks', 'NOT_VALID');
  const validFrom = dated('validFrom') ?? today;
  const validUntil = dated('validUntil');
  if (startTime && endTime && startTime >= endTime) wrong('endTime', 'END_BEFORE_START');
  if (validUntil !== null && validUntil < validFrom) wrong('validUntil', 'END_BEFORE_START');
  if (
    problems.length > 0 ||
    !doctorEmail ||
    !weekday ||
    !startTime ||
    !endTime ||
    !slotMinutes ||
    !everyWeeks
  )
    return { problems };
  const room = values.room ?? null;
  return {
    value: { doctorEmail, weekday, startTime, endTime, slotMinutes, room, validFrom, validUntil, everyWeeks },
  };
}

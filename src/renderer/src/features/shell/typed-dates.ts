/** The days that somebody can mean by what they typed. Pure; dates are `YYYY-MM-DD`. */
import { addDays, daysBetween, isDate, weekdayOf } from '../../../../shared/calendar.ts';
import { fold } from '../../../../shared/search-text.ts';

const NAMED: Record<string, number> = { today: 0, tomorrow: 1, yesterday: -1 };
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const UNIT_DAYS: Record<string, number> = { d: 1, w: 7 };

/** The likeliest first; none when it is no day. Names count from three letters on. */
export function datesOf(typed: string, today: string): string[] {
  const text = typed.trim().toLowerCase();
  const readings = [byName, byWeekday, byDistance, byNumbers, byMonth].flatMap((read) => read(text, today));
  return [...new Set(readings)].filter(isDate).slice(0, 3);
}

function byName(text: string, today: string): string[] {
  const names = Object.keys(NAMED).filter((name) => text.length >= 3 && name.startsWith(text));
  return names.map((name) => addDays(today, NAMED[name] ?? 0));
}

/** `fri` is the coming one, never today; `next fri` the one of the week after this, `last fri` the one before today. */
function byWeekday(text: string, today: string): string[] {
  const [, which, name = ''] = /^(?:(next|last) )?(\w{3,})$/.exec(text) ?? [];
  const weekday = WEEKDAYS.findIndex((full) => name !== '' && full.startsWith(name)) + 1;
  if (weekday === 0) return [];
  const ahead = (weekday - weekdayOf(today) + 7) % 7 || 7;
  if (which === 'last') return [addDays(today, ahead - 7 || -7)];
  if (which === 'next') return [addDays(today, weekday - weekdayOf(today) + 7)];
  return [addDays(today, ahead)];
}

/** `+3`, `-1`, `+2w`, `in 3 days`, `in 2 weeks`. */
function byDistance(text: string, today: string): string[] {
  const [, sign, count, unit = 'd'] =
    /^(\+|-)(\d{1,3})\s*([dw])?$/.exec(text) ?? /^in( )(\d{1,3}) (d|w)(?:ays?|eeks?)$/.exec(text) ?? [];
  if (count === undefined) return [];
  return [addDays(today, (sign === '-' ? -1 : 1) * Number(count) * (UNIT_DAYS[unit] ?? 1))];
}

/** `2026-04-03`, `3.4.`, `3.4.26`, `3/4/2026`. With dots the day comes first, with slashes either may. */
function byNumbers(text: string, today: string): string[] {
  if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(text)) {
    const [year = '', month = '', day = ''] = text.split('-');
    return [dateOf(year, month, day)];
  }
  const [, a = '', mark, b = '', year] = /^(\d{1,2})([./])(\d{1,2})(?:[./](\d{2}|\d{4})?)?$/.exec(text) ?? [];
  if (!mark) return [];
  const dayFirst = withYear(b, a, year, today);
  return mark === '.' ? dayFirst : [...dayFirst, ...withYear(a, b, year, today)];
}

/** `3 apr`, `3rd of april 2026`, `apr 3`. */
function byMonth(text: string, today: string): string[] {
  const words = fold(text)
    .split(' ')
    .filter((word) => word !== 'of');
  const name = words.find((word) => /^\p{L}{3,}$/u.test(word));
  const month = MONTHS.findIndex((full) => name !== undefined && full.startsWith(name)) + 1;
  const [day = '', year, ...more] = words.filter((word) => word !== name);
  const number = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(day)?.[1];
  if (month === 0 || !number || more.length > 0) return [];
  if (year !== undefined && !/^(\d{2}|\d{4})$/.test(year)) return [];
  return withYear(String(month), number, year, today);
}

/** Without a year the nearest such day, and the coming one. */
function withYear(month: string, day: string, year: string | undefined, today: string): string[] {
  const now = Number(today.slice(0, 4));
  if (year !== undefined) return [dateOf(year.length === 2 ? `20${year}` : year, month, day)];
  const all = [-1, 0, 1, 2, 3, 4].map((ahead) => dateOf(String(now + ahead), month, day)).filter(isDate);
  const away = (date: string) => Math.abs(daysBetween(today, date));
  const nearest = all.toSorted((a, b) => away(a) - away(b))[0];
  return [nearest, all.find((date) => date >= today)].filter((date) => date !== undefined);
}

function dateOf(year: string, month: string, day: string): string {
  return [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
}

/** The days that somebody can mean by what they typed. Pure; dates are `YYYY-MM-DD`. */
import { addDays, daysBetween, isDate, weekdayOf } from '../../../../shared/calendar.ts';
import { fold } from '../../../../shared/search-text.ts';

/** What days are called; each list may hold several languages. */
export interface DateWords {
  today: readonly string[];
  tomorrow: readonly string[];
  yesterday: readonly string[];
  /** Before a weekday: the one of the next week, and the one before today. */
  next: readonly string[];
  last: readonly string[];
  /** From Monday on, and from January on. */
  weekdays: readonly (readonly string[])[];
  months: readonly (readonly string[])[];
  /** Whether `3/4` is the fourth of March. */
  isMonthFirst: boolean;
}

const UNIT_DAYS: Record<string, number> = { d: 1, w: 7 };

/** The likeliest first; none when it is no day. Names count from three letters on. */
export function datesOf(typed: string, today: string, words: DateWords): string[] {
  const text = typed.trim().toLowerCase();
  const readings = [byName, byWeekday, byDistance, byNumbers, byMonth].flatMap((read) =>
    read(text, today, words),
  );
  return [...new Set(readings)].filter(isDate).slice(0, 3);
}

function byName(text: string, today: string, words: DateWords): string[] {
  const ahead = { today: 0, tomorrow: 1, yesterday: -1 } as const;
  const names = Object.keys(ahead) as (keyof typeof ahead)[];
  return names.filter((name) => begins(text, words[name])).map((name) => addDays(today, ahead[name]));
}

/** Whether this is the beginning of one of the words, three letters of it at least. */
function begins(typed: string, words: readonly string[]): boolean {
  const start = fold(typed);
  return start.length >= 3 && words.some((word) => fold(word).startsWith(start));
}

/** `fri` is the coming one, never today; `next fri` the one of the week after this, `last fri` the one before today. */
function byWeekday(text: string, today: string, words: DateWords): string[] {
  const parts = text.split(/\s+/);
  const isNext = parts.length === 2 && parts.some((part) => words.next.includes(part));
  const isLast = parts.length === 2 && parts.some((part) => words.last.includes(part));
  const name = parts.find((part) => !words.next.includes(part) && !words.last.includes(part)) ?? '';
  const weekday = words.weekdays.findIndex((names) => begins(name, names)) + 1;
  if (weekday === 0 || (parts.length > 1 && !isNext && !isLast)) return [];
  const ahead = (weekday - weekdayOf(today) + 7) % 7 || 7;
  if (isLast) return [addDays(today, ahead - 7 || -7)];
  if (isNext) return [addDays(today, weekday - weekdayOf(today) + 7)];
  return [addDays(today, ahead)];
}

/** `+3`, `-1`, `+2w`, `in 3 days`, `in 2 weeks`. */
function byDistance(text: string, today: string): string[] {
  const [, sign, count, unit = 'd'] =
    /^(\+|-)(\d{1,3})\s*([dw])?$/.exec(text) ?? /^in( )(\d{1,3}) (d|w)(?:ays?|eeks?)$/.exec(text) ?? [];
  if (count === undefined) return [];
  return [addDays(today, (sign === '-' ? -1 : 1) * Number(count) * (UNIT_DAYS[unit] ?? 1))];
}

/** `2026-04-03`, `3.4.`, `3.4.26`, `3/4/2026`. With dots the day comes first, with slashes either may, as the clinic writes dates first. */
function byNumbers(text: string, today: string, { isMonthFirst }: DateWords): string[] {
  if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(text)) {
    const [year = '', month = '', day = ''] = text.split('-');
    return [dateOf(year, month, day)];
  }
  const [, a = '', mark, b = '', year] = /^(\d{1,2})([./])(\d{1,2})(?:[./](\d{2}|\d{4})?)?$/.exec(text) ?? [];
  if (!mark) return [];
  const dayFirst = withYear(b, a, year, today);
  if (mark === '.') return dayFirst;
  const monthFirst = withYear(a, b, year, today);
  return isMonthFirst ? [...monthFirst, ...dayFirst] : [...dayFirst, ...monthFirst];
}

/** `3 apr`, `3rd of april 2026`, `apr 3`. */
function byMonth(text: string, today: string, { months }: DateWords): string[] {
  const words = fold(text)
    .split(' ')
    .filter((word) => word !== 'of');
  const name = words.find((word) => /^\p{L}{3,}$/u.test(word));
  const month = months.findIndex((names) => name !== undefined && begins(name, names)) + 1;
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

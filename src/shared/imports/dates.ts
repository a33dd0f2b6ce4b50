/** Dates as other programs write them. Pure. */
import { isDate } from '../calendar.ts';

export type DateOrder = 'DMY' | 'MDY' | 'YMD';
const ORDERS: readonly DateOrder[] = ['DMY', 'MDY', 'YMD'];

/** `YYYY-MM-DD`, or null when it is no date in this order. Whoever writes the year first means year, month, day. */
export function readDate(typed: string, order: DateOrder, thisYear: number): string | null {
  // A time after the date, as exports of databases have it, says nothing about a birthday.
  const [text = ''] = typed.trim().split(/[T ]\d{1,2}:/, 1);
  const parts = text
    .trim()
    .split(/[\s./-]+/)
    .filter(Boolean);
  if (parts.length !== 3 || !parts.every((part) => /^\d{1,4}$/.test(part))) return null;
  const [a = '', b = '', c = ''] = parts;
  const read = a.length === 4 || order === 'YMD' ? [a, b, c] : order === 'DMY' ? [c, b, a] : [c, a, b];
  const [year = '', month = '', day = ''] = read;
  if (month.length > 2 || day.length > 2 || year.length === 3 || year.length === 1) return null;
  const date = `${fullYear(year, thisYear)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(date) ? date : null;
}

function fullYear(year: string, thisYear: number): string {
  if (year.length === 4) return year;
  const century = Math.floor(thisYear / 100) * 100;
  const full = century + Number(year);
  return String(full > thisYear ? full - 100 : full);
}

/** The only order in which nearly all of them are dates, or null when several would do. */
export function detectDateOrder(values: readonly string[], thisYear: number): DateOrder | null {
  const given = values.filter((value) => value.trim() !== '');
  const counts = ORDERS.map((order) => given.filter((value) => readDate(value, order, thisYear)).length);
  const most = Math.max(...counts);
  if (given.length === 0 || most === 0) return 'YMD';
  // All orders read what has the year first.
  if (counts.every((count) => count === most)) {
    return given.every((value) => /^\s*\d{4}/.test(value)) ? 'YMD' : null;
  }
  const best = ORDERS.filter((_, index) => counts[index] === most);
  return best.length === 1 ? (best[0] ?? null) : null;
}

/** What patients are found by: folded names, phone digits, birth dates. Pure, so that both sides agree. */
import { isDate } from './calendar.ts';
import { phoneDigits } from './phone.ts';

/** Letters that NFKD leaves as they are, though people type them without. */
const PLAIN: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
  // The same letter at a word's end, where a typed beginning of the word has the other one.
  ς: 'σ',
};

/** Lower case, without accents, single spaces. Other scripts stay in their own letters. */
export function fold(value: string): string {
  return value
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øłđðßæœþıς]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export function digitsOf(value: string): string {
  return value.replace(/\D/g, '');
}

interface Searchable {
  name: string;
  phone: string | null;
  dateOfBirth: string | null;
}

/**
 * The text that is searched for one patient. A space before and after each part, so that a word's start and end
 * can be asked for.
 */
export function searchTextOf({ name, phone, dateOfBirth }: Searchable): string {
  const parts = [fold(name), ...(phone ? phoneDigits(phone) : []), dateOfBirth];
  return ` ${parts.filter(Boolean).join(' ')} `;
}

/**
 * The dates that a typed birth date can mean, as `YYYY-MM-DD`: year first, or day and month in either order.
 * A two-digit year is a past one. Empty when it is no date.
 */
export function birthDatesOf(typed: string, thisYear: number): string[] {
  const parts = typed.trim().split(/[\s./-]+/);
  if (parts.length !== 3 || !parts.every((part) => /^\d{1,4}$/.test(part))) return [];
  const [a = '', b = '', c = ''] = parts;
  const readings =
    a.length === 4
      ? [[a, b, c]]
      : [
          [c, b, a],
          [c, a, b],
        ];
  const dates = readings.map(([year = '', month = '', day = '']) =>
    [fullYear(year, thisYear), month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
  );
  return [...new Set(dates)].filter(isDate);
}

function fullYear(year: string, thisYear: number): string {
  if (year.length > 2) return year;
  const short = Number(year);
  const century = Math.floor(thisYear / 100) * 100;
  return String(century + short > thisYear ? century - 100 + short : century + short);
}

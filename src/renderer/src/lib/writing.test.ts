import { afterEach, expect, test } from 'vitest';
import { ar } from '../../../shared/messages/ar.ts';
import { de } from '../../../shared/messages/de.ts';
import { en } from '../../../shared/messages/en.ts';
import { plain, speak, speechOf } from '../../../shared/messages/format.ts';
import {
  fieldLocale,
  formatDate,
  formatInstant,
  formatShortDate,
  formatTime,
  formatVisit,
  formatWallTime,
  formatWeekday,
  USUAL,
  weekdayName,
  writeAs,
} from './writing.ts';

afterEach(() => {
  speak(speechOf('en', en));
  writeAs(USUAL);
});

const DATE = '2026-03-02';
const AT = Date.parse('2026-03-02T13:05:00Z');
const ZONE = 'Europe/Berlin';

test('by the day, on a clock of 24 hours', () => {
  expect(formatDate(DATE)).toMatch(/^Monday,? 2 March 2026$/);
  expect(formatWeekday(DATE)).toMatch(/^Mon,? 2 Mar 2026$/);
  expect(formatShortDate(DATE)).toBe('2 Mar 2026');
  expect(formatInstant(AT, ZONE)).toMatch(/^2 Mar 2026,? 14:05$/);
  expect(formatVisit(AT, ZONE)).toContain('14:05');
  expect(weekdayName(7)).toBe('Sun');
});

test('by the month, on a clock of 12 hours', () => {
  writeAs({ clock: '12', dateOrder: 'MDY', firstWeekday: 7 });
  expect(formatShortDate(DATE)).toBe('Mar 2, 2026');
  expect(formatDate(DATE)).toBe('Monday, March 2, 2026');
  expect(formatTime(AT, ZONE).toLowerCase()).toMatch(/^2:05\s?pm$/u);
  expect(formatWallTime('00:30').toLowerCase()).toMatch(/^12:30\s?am$/u);
  expect(formatInstant(AT, ZONE)).toMatch(/^Mar 2, 2026,? 2:05\s?PM$/u);
});

test('by the year', () => {
  writeAs({ ...USUAL, dateOrder: 'YMD' });
  expect(formatShortDate(DATE)).toBe('2026-03-02');
  expect(formatDate(DATE)).toBe('Monday 2026-03-02');
  expect(formatInstant(AT, ZONE)).toBe('2026-03-02, 14:05');
});

test('in the other languages, in each order', () => {
  speak(speechOf('de', de));
  expect(formatShortDate(DATE)).toBe('2. März 2026');
  expect(formatTime(AT, ZONE)).toBe('14:05');
  writeAs({ ...USUAL, dateOrder: 'MDY' });
  expect(formatShortDate(DATE)).toBe('März 2, 2026');
  speak(speechOf('ar', ar));
  writeAs({ ...USUAL, clock: '12' });
  expect(plain(formatDate(DATE))).toContain('2 مارس 2026');
  expect(formatTime(AT, ZONE)).toMatch(/^2:05\s?م$/u);
  // Papers may be in another language than the screen.
  expect(formatShortDate(DATE, 'en')).toBe('2 Mar 2026');
});

test('a date field has the parts in the clinic’s order', () => {
  const order = (dateOrder: 'DMY' | 'MDY' | 'YMD') =>
    new Intl.DateTimeFormat(fieldLocale({ ...USUAL, dateOrder }))
      .formatToParts(AT)
      .filter(({ type }) => type !== 'literal')
      .map(({ type }) => type[0]?.toUpperCase())
      .join('');
  for (const [language, messages] of [
    ['en', en],
    ['de', de],
    ['ar', ar],
  ] as const) {
    speak(speechOf(language, messages));
    expect(['DMY', 'MDY', 'YMD'].map((one) => order(one as 'DMY'))).toEqual(['DMY', 'MDY', 'YMD']);
  }
});

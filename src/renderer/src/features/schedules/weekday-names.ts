import { locale } from '../../lib/clock.ts';
import { WEEKDAYS } from './week-model.ts';

const names = (weekday: 'long' | 'short') => {
  const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  return WEEKDAYS.map((day) => format.format(Date.UTC(2024, 0, day)));
};

const LONG = names('long');

/** Monday first. */
export const SHORT_WEEKDAYS: readonly string[] = names('short');

/** 1 = Monday … 7 = Sunday, in full. */
export const weekdayName = (weekday: number): string => LONG[weekday - 1] ?? '';
export const shortWeekday = (weekday: number): string => SHORT_WEEKDAYS[weekday - 1] ?? '';

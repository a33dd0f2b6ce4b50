import { useWriting, weekdayName as nameOf } from '../../lib/clock.ts';
import { WEEKDAYS } from './week-model.ts';

/** 1 = Monday … 7 = Sunday, in full. */
export const weekdayName = (weekday: number): string => nameOf(weekday, 'long');
export const shortWeekday = (weekday: number): string => nameOf(weekday, 'short');

/** Monday first, as typed weeks have it. */
export const shortWeekdays = (): string[] => WEEKDAYS.map(shortWeekday);

/** In the order of the clinic's week. */
export function useWeekdays(): number[] {
  const { firstWeekday } = useWriting();
  return WEEKDAYS.map((_, index) => ((firstWeekday - 1 + index) % 7) + 1);
}

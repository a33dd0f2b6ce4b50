import { Temporal } from 'temporal-polyfill';
import { addDays } from '../../../shared/calendar.ts';

export interface Rule {
  every: number;
  unit: 'DAY' | 'WEEK' | 'MONTH';
  /** The last date it may have, or how many dates: one of the two. */
  until?: string | undefined;
  count?: number | undefined;
}

/** Two years of weeks: longer plans are better made anew. */
export const MOST_DATES = 104;

/**
 * The dates of a rule from its first on. Months are counted from the first date, so that the 31st comes back
 * after a short month, where the last day stands for it.
 */
export function datesOf(first: string, rule: Rule): string[] {
  const dates: string[] = [];
  for (let index = 0; index < (rule.count ?? MOST_DATES + 1); index += 1) {
    const date = nth(first, rule, index);
    if (rule.until !== undefined && date > rule.until) break;
    dates.push(date);
    if (dates.length > MOST_DATES) break;
  }
  return dates;
}

function nth(first: string, { every, unit }: Rule, index: number): string {
  if (unit === 'DAY') return addDays(first, every * index);
  if (unit === 'WEEK') return addDays(first, 7 * every * index);
  return Temporal.PlainDate.from(first)
    .add({ months: every * index })
    .toString();
}

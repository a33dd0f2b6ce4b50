/** The periods that statistics are asked for: both dates included. Pure. */
import { addDays, weekdayOf } from '../../../../shared/calendar.ts';
import { contract } from '../../../../shared/contract/index.ts';
import { AppError, type FieldErrors } from '../../../../shared/errors.ts';
import { parseInput } from '../../../../shared/parse.ts';

export const PERIOD_NAMES = [
  'thisWeek',
  'thisMonth',
  'lastMonth',
  'last30',
  'thisYear',
  'last365',
  'own',
] as const;
export type PeriodName = (typeof PERIOD_NAMES)[number];
export interface Period {
  from: string;
  to: string;
}

export function periodOf(name: PeriodName, today: string, own: Period, firstWeekday = 1): Period {
  if (name === 'own') return own;
  if (name === 'last30') return { from: addDays(today, -29), to: today };
  if (name === 'last365') return { from: addDays(today, -364), to: today };
  if (name === 'thisYear') {
    const year = today.slice(0, 4);
    return { from: `${year}-01-01`, to: `${year}-12-31` };
  }
  const first = `${today.slice(0, 7)}-01`;
  if (name === 'thisMonth') return monthOf(first);
  if (name === 'lastMonth') return monthOf(`${addDays(first, -1).slice(0, 7)}-01`);
  const from = addDays(today, -((weekdayOf(today) - firstWeekday + 7) % 7));
  return { from, to: addDays(from, 6) };
}

/** @param first the first date of the month */
function monthOf(first: string): Period {
  return { from: first, to: addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1) };
}

/** What the contract would refuse, so that it is not asked with dates that are half typed. */
export function periodProblems(period: Period): FieldErrors | undefined {
  try {
    parseInput(contract['stats.overview'].input, period);
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error.wire.fields ?? {};
    throw error;
  }
}

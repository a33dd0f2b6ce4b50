/** The period that another one is compared with. Pure. */
import { addDays, daysBetween, isDate } from '../../../shared/calendar.ts';
import type { Comparison } from '../../../shared/contract/reports.ts';

export interface Period {
  from: string;
  to: string;
}

/** Right before it and as long; or the same dates of the year before, where 29 February is the 28th. */
export function comparedWith({ from, to }: Period, comparison: Comparison): Period {
  if (comparison === 'YEAR') return { from: yearBefore(from), to: yearBefore(to) };
  const length = daysBetween(from, to) + 1;
  return { from: addDays(from, -length), to: addDays(from, -1) };
}

function yearBefore(date: string): string {
  const year = String(Number(date.slice(0, 4)) - 1).padStart(4, '0');
  const same = `${year}${date.slice(4)}`;
  return isDate(same) || date.slice(4) !== '-02-29' ? same : `${year}-02-28`;
}

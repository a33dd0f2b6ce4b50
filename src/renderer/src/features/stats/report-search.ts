/** Which statistics are asked for; a printed report is named by its address. Pure. */
import { isDate } from '../../../../shared/calendar.ts';
import type { Input } from '../../../../shared/contract/index.ts';
import { COMPARISONS, type Comparison } from '../../../../shared/contract/reports.ts';

export interface ReportSearch {
  from?: string;
  to?: string;
  doctor?: number;
  field?: string;
  compare?: Comparison;
}

export function reportSearch({ from, to, doctor, field, compare }: Record<string, unknown>): ReportSearch {
  const found = COMPARISONS.find((one) => one === compare);
  return {
    ...(typeof from === 'string' && isDate(from) && { from }),
    ...(typeof to === 'string' && isDate(to) && { to }),
    ...(Number.isInteger(doctor) && Number(doctor) > 0 && { doctor: doctor as number }),
    ...(typeof field === 'string' && field && { field }),
    ...(found && { compare: found }),
  };
}

/** Null without dates. */
export function reportInput({
  from,
  to,
  doctor,
  field,
  compare,
}: ReportSearch): Input<'stats.report'> | null {
  if (from === undefined || to === undefined) return null;
  return {
    from,
    to,
    ...(doctor !== undefined && { doctorId: doctor }),
    ...(field !== undefined && { specialization: field }),
    ...(compare && { compare }),
  };
}

import { isDate } from '../../../../shared/calendar.ts';
import type { Input } from '../../../../shared/contract/index.ts';

/** What the history shows: kept in the address, so that a link can name it. */
export interface AuditSearch {
  from?: string;
  to?: string;
  user?: number;
  kind?: string;
  /** The row's number, with its kind. */
  row?: number;
  deed?: string;
  patient?: number;
  search?: string;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isId = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;
const isDay = (value: unknown): value is string => typeof value === 'string' && isDate(value);

/** Takes from an address what makes sense, and drops the rest. */
export function auditSearch(raw: Record<string, unknown>): AuditSearch {
  const { from, to, user, kind, row, deed, patient, search } = raw;
  return {
    ...(isDay(from) && { from }),
    ...(isDay(to) && { to }),
    ...(isId(user) && { user }),
    ...(isText(kind) && { kind }),
    ...(isId(row) && { row }),
    ...(isText(deed) && { deed }),
    ...(isId(patient) && { patient }),
    ...(isText(search) && { search }),
  };
}

export function filterOf(search: AuditSearch): Input<'audit.export'> {
  const { user, kind, row, deed, patient, ...rest } = search;
  return {
    ...rest,
    ...(user && { userId: user }),
    ...(kind && { entity: kind }),
    ...(row && { entityId: row }),
    ...(deed && { procedure: deed }),
    ...(patient && { patientId: patient }),
  };
}

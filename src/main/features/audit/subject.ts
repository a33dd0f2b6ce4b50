import type { AuditRow } from '../../../shared/contract/audit.ts';

type Values = Record<string, unknown>;

const textOf = (values: Values, key: string): string | null => {
  const value = values[key];
  return typeof value === 'string' && value ? value : null;
};

interface Known {
  /** Of a row that is a user's. */
  userName: string | null;
  /** By id: schedules and the like say only that. */
  doctors: ReadonlyMap<number, string>;
}

/** Whom or what values tell of: a patient, a person, a room, a visit with its doctor and time. */
export function subjectOf(values: unknown, { userName, doctors }: Known): AuditRow['subject'] {
  const own = isValues(values) ? values : {};
  const patient = isValues(own['patient']) ? own['patient'] : {};
  return {
    name: textOf(patient, 'name') ?? textOf(own, 'name') ?? textOf(own, 'email') ?? userName,
    doctorName: textOf(own, 'doctorName') ?? doctors.get(Number(own['doctorId'])) ?? null,
    startsAt: textOf(own, 'startsAt'),
  };
}

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

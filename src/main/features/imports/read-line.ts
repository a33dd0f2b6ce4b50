/** A line of a table as what a form would send, by the same rules as the form. */
import type { z } from 'zod';
import { doctors } from '../../../shared/contract/doctors.ts';
import type { ImportOptions, LineProblem, LineReason } from '../../../shared/contract/imports.ts';
import { newPatient } from '../../../shared/contract/patients.ts';
import { FIELD_REASONS, type FieldReason } from '../../../shared/errors.ts';
import { readDate } from '../../../shared/imports/dates.ts';
import {
  FIELDS_OF,
  IMPORT_FIELDS,
  type ImportField,
  type TableKind,
} from '../../../shared/imports/fields.ts';
import { cellAsTyped } from '../../../shared/paper/cells.ts';
import type { PatientFields } from '../patients/record.ts';
import type { CsvLine } from './csv-file.ts';

const SHOWN_OF_VALUE = 60;

export interface Reading {
  options: ImportOptions;
  /** The clinic's date, `YYYY-MM-DD`. */
  today: string;
  /** Epoch milliseconds, and the zone of the clinic's wall. */
  now: number;
  timeZone: string;
}

export type DoctorFields = z.output<(typeof doctors)['doctors.create']['input']>;
export type Read<T> = { value: T } | { problems: LineProblem[] };

export function readPatient(line: CsvLine, reading: Reading): Read<PatientFields> {
  const values = valuesOf('patients', line, reading.options);
  const { problem, ...rest } = withBirthDate(values, line, reading);
  if (problem) return { problems: [problem] };
  const parsed = newPatient.safeParse({ ...rest.values, name: nameOf(values) });
  if (!parsed.success) return { problems: problemsOf(parsed.error, line, reading.options) };
  const { name, email = null, phone = null, dateOfBirth = null } = parsed.data;
  const { sex = null, notes = null, alert = null } = parsed.data;
  if (dateOfBirth !== null && dateOfBirth > reading.today) {
    return { problems: [lineProblem(line, 'dateOfBirth', 'IN_THE_FUTURE', reading.options)] };
  }
  return { value: { name, email, phone, dateOfBirth, sex, notes, alert } };
}

export function readDoctor(line: CsvLine, { options }: Reading): Read<DoctorFields> {
  const { experienceYears, firstName: _, lastName: __, ...values } = valuesOf('doctors', line, options);
  const parsed = doctors['doctors.create'].input.safeParse({
    ...values,
    name: nameOf(valuesOf('doctors', line, options)),
    specialization: values.specialization ?? '',
    email: values.email ?? '',
    ...(experienceYears && { experienceYears: Number(experienceYears) }),
  });
  return parsed.success ? { value: parsed.data } : { problems: problemsOf(parsed.error, line, options) };
}

export type Values = Partial<Record<ImportField, string>>;

/** What stands in the chosen columns; blank is not there. */
export function valuesOf(kind: TableKind, { cells }: CsvLine, { mapping }: ImportOptions): Values {
  const values: Values = {};
  for (const field of FIELDS_OF[kind]) {
    const column = mapping[field];
    const value = column === undefined ? '' : cellAsTyped(cells[column] ?? '').trim();
    if (value !== '') values[field] = value;
  }
  return values;
}

export function nameOf({ name, firstName, lastName }: Values): string {
  return name ?? [firstName, lastName].filter(Boolean).join(' ');
}

function withBirthDate(values: Values, line: CsvLine, { options, today }: Reading) {
  const { firstName: _, lastName: __, dateOfBirth: typed, ...rest } = values;
  if (typed === undefined) return { values: rest };
  const dateOfBirth = readDate(typed, options.dateOrder, Number(today.slice(0, 4)));
  if (dateOfBirth === null) {
    return { values: rest, problem: lineProblem(line, 'dateOfBirth', 'NOT_A_DATE', options) };
  }
  return { values: { ...rest, dateOfBirth } };
}

function problemsOf(error: z.ZodError, line: CsvLine, options: ImportOptions): LineProblem[] {
  const found = new Map<ImportField | null, LineReason>();
  for (const { path, message } of error.issues) {
    const field = IMPORT_FIELDS.find((name) => name === path[0]) ?? null;
    const reason = FIELD_REASONS.find((known) => known === message) ?? ('NOT_VALID' satisfies FieldReason);
    if (!found.has(field)) found.set(field, reason);
  }
  return [...found].map(([field, reason]) => lineProblem(line, field, reason, options));
}

export function lineProblem(
  { line, cells }: CsvLine,
  field: ImportField | null,
  reason: LineReason,
  { mapping }: ImportOptions,
): LineProblem {
  const column = field === null ? undefined : (mapping[field] ?? mapping.lastName);
  const value = column === undefined ? cells.join(' · ') : (cells[column] ?? '');
  return { line, field, reason, value: Array.from(value).slice(0, SHOWN_OF_VALUE).join('') };
}

/** A line of a file of appointments to come. */
import { instantOf } from '../../../shared/calendar.ts';
import type { LineProblem } from '../../../shared/contract/imports.ts';
import { readDate } from '../../../shared/imports/dates.ts';
import type { ImportField } from '../../../shared/imports/fields.ts';
import type { CsvLine } from './csv-file.ts';
import { lineProblem, nameOf, type Read, type Reading, readPatient, valuesOf } from './read-line.ts';
import { readTime, wholeNumber } from './read-schedule.ts';

export interface AppointmentLine {
  doctorEmail: string;
  startsAt: number;
  endsAt: number;
  patient: { name: string; dateOfBirth: string | null; phone: string | null; email: string | null };
  visitType: string | null;
  notes: string | null;
}

const MINUTE = 60_000;

export function readAppointment(line: CsvLine, reading: Reading): Read<AppointmentLine> {
  const { options, today, now, timeZone } = reading;
  const values = valuesOf('appointments', line, options);
  const problem = (field: ImportField, reason: LineProblem['reason']) => ({
    problems: [lineProblem(line, field, reason, options)],
  });
  for (const field of ['doctorEmail', 'date', 'time', 'minutes'] as const) {
    if (values[field] === undefined) return problem(field, 'REQUIRED');
  }
  const date = readDate(values.date ?? '', options.dateOrder, Number(today.slice(0, 4)) + 50);
  if (date === null) return problem('date', 'NOT_A_DATE');
  const time = readTime(values.time ?? '');
  const startsAt = time === null ? null : instantOf(date, time, timeZone);
  if (startsAt === null) return problem('time', 'NOT_A_TIME');
  if (startsAt < now) return problem('date', 'PAST');
  const minutes = wholeNumber(values.minutes ?? '', 5, 480);
  if (minutes === null) return problem('minutes', 'NOT_VALID');
  if (nameOf(values) === '') return problem('name', 'REQUIRED');
  // The same rules as for a file of patients.
  const read = readPatient(line, reading);
  if ('problems' in read) return read;
  const { name, dateOfBirth, phone, email, notes } = read.value;
  return {
    value: {
      doctorEmail: (values.doctorEmail ?? '').toLowerCase(),
      startsAt,
      endsAt: startsAt + minutes * MINUTE,
      patient: { name, dateOfBirth, phone, email },
      visitType: values.visitType ?? null,
      notes,
    },
  };
}

/** Leave, holidays and other days being typed. They outlive their dialog. */
import type {
  EXCEPTION_KINDS,
  ScheduleEdit,
  ScheduleException,
} from '../../../../shared/contract/schedules.ts';
import { scheduleEdit } from '../../../../shared/contract/schedules.ts';
import { AppError, type FieldErrors } from '../../../../shared/errors.ts';
import { parseInput } from '../../../../shared/parse.ts';
import { readTime } from '../../../../shared/schedule-scanner.ts';
import { dayText, readDay, type TextSettings } from '../../../../shared/schedule-text.ts';
import { createStore } from '../../lib/store.ts';

export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

export interface ExceptionFields {
  kind: ExceptionKind;
  fromDate: string;
  untilDate: string;
  startTime: string;
  endTime: string;
  name: string;
  /** Typed sessions; null while they are those of the entry as it is. */
  text: string | null;
  sessions: ScheduleException['sessions'];
}

export interface ExceptionKey {
  userId: number;
  /** Null for the clinic's holidays. */
  doctorId: number | null;
  /** None is a new one. */
  id: number | null;
}

export interface ExceptionForm {
  key: ExceptionKey;
  /** What was asked for just now; it comes before what was typed earlier. */
  preset: Partial<ExceptionFields>;
  initial: ExceptionFields | ScheduleException;
}

const keyOf = ({ userId, doctorId, id }: ExceptionKey) => `${userId} ${doctorId} ${id ?? 'new'}`;

export const exceptionDrafts = createStore<ReadonlyMap<string, ExceptionFields>>(new Map());

export const draftFor = (key: ExceptionKey) => exceptionDrafts.get().get(keyOf(key));

export function keepException(key: ExceptionKey, fields: ExceptionFields | null): void {
  const next = new Map(exceptionDrafts.get());
  if (fields) next.set(keyOf(key), fields);
  else next.delete(keyOf(key));
  exceptionDrafts.set(next);
}

export function newFields(kind: ExceptionKind, date: string): ExceptionFields {
  return {
    kind,
    fromDate: date,
    untilDate: date,
    startTime: '',
    endTime: '',
    name: '',
    text: null,
    sessions: [],
  };
}

export function fieldsOf(exception: ExceptionFields | ScheduleException): ExceptionFields {
  return {
    kind: exception.kind,
    fromDate: exception.fromDate,
    untilDate: exception.untilDate,
    startTime: exception.startTime ?? '',
    endTime: exception.endTime ?? '',
    name: exception.name ?? '',
    text: 'text' in exception ? exception.text : null,
    sessions: exception.sessions,
  };
}

export const hasSessions = ({ kind }: Pick<ExceptionFields, 'kind'>) =>
  kind === 'CHANGED' || kind === 'EXTRA';

export const sessionsText = (fields: ExceptionFields, settings: TextSettings): string =>
  fields.text ?? dayText(fields.sessions, settings);

/** The change that these fields mean, or what is wrong with them, by field. */
export function exceptionEdit(
  fields: ExceptionFields,
  key: ExceptionKey,
  settings: TextSettings,
): { edit: ScheduleEdit } | { wrong: FieldErrors } {
  const isPart = !hasSessions(fields) && (fields.startTime.trim() !== '' || fields.endTime.trim() !== '');
  const read = hasSessions(fields) ? readDay(sessionsText(fields, settings), settings) : null;
  if (read?.is === 'problem') return { wrong: { sessions: 'NOT_VALID' } };
  const isNothing = fields.kind === 'EXTRA' && read?.sessions.length === 0;
  if (isNothing) return { wrong: { sessions: 'REQUIRED' } };
  const input = {
    kind: 'SET_EXCEPTION',
    ...(key.id !== null && { id: key.id }),
    exception: fields.kind,
    doctorId: fields.kind === 'HOLIDAY' ? null : key.doctorId,
    fromDate: fields.fromDate,
    untilDate: fields.untilDate,
    startTime: isPart ? (readTime(fields.startTime) ?? '') : null,
    endTime: isPart ? (readTime(fields.endTime) ?? '') : null,
    name: fields.name,
    ...(read && { sessions: read.sessions }),
  };
  try {
    return { edit: parseInput(scheduleEdit, input) };
  } catch (error) {
    if (error instanceof AppError) return { wrong: error.wire.fields ?? {} };
    throw error;
  }
}

/** The audit trail in words, for the screen and for a spreadsheet alike. Pure. */
import type { AuditRow } from '../contract/audit.ts';
import { isDate } from '../calendar.ts';
import { en, type MessageKey } from '../messages/en.ts';
import { dotted, t, tOf } from '../messages/format.ts';
import { differenceOf, type FieldChange, type Leaf } from './difference.ts';

/** How instants and dates are written. */
export interface Writing {
  instant(instant: string): string;
  date(date: string): string;
}

function wordFor(key: string): string | undefined {
  return Object.hasOwn(en, key) ? tOf(key as MessageKey) : undefined;
}

/** `Booked`; a procedure of a later version by its name. */
export function deedText(procedure: string): string {
  return wordFor(`did.${procedure}`) ?? procedure;
}

export function kindText(entity: string): string {
  return wordFor(`audit.kind.${entity}`) ?? entity;
}

/** `Patient: Name`; a field of a later version by its name. */
export function fieldText(path: string): string {
  return path
    .split('.')
    .map((part) => wordFor(`audit.field.${part}`) ?? part)
    .join(': ');
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
/** Fields whose values have words elsewhere. */
const WORDS_OF: Record<string, readonly string[]> = {
  status: ['status.'],
  state: ['visit.'],
  role: ['role.'],
  permission: ['permission.'],
  urgency: ['waitlist.urgency.'],
};

export function valueText(path: string, value: Leaf, writing: Writing): string {
  if (value === null) return t('audit.none');
  if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no');
  if (typeof value === 'number') return String(value);
  if (INSTANT.test(value)) return writing.instant(value);
  if (isDate(value)) return writing.date(value);
  const field = path.slice(path.lastIndexOf('.') + 1);
  const words = (WORDS_OF[field] ?? []).map((prefix) => wordFor(`${prefix}${value}`));
  return words.find((word) => word !== undefined) ?? value;
}

/** Whom or what a row is about: `Ann Lee · Dr Chen · 2 Mar 2026, 09:30`. */
export function subjectText({ subject, entity, entityId }: AuditRow, writing: Writing): string {
  const { name, doctorName, startsAt } = subject;
  const parts = [name, doctorName, startsAt && writing.instant(startsAt)].filter(Boolean);
  if (parts.length > 0) return dotted(parts);
  return entityId === null ? t('audit.many') : `${kindText(entity)} ${entityId}`;
}

const BY_ITSELF = ['bookings.expirePending', 'schedules.generate', 'demo'];

/** Who did it. Signing in makes somebody known, so who it was stands in what it is about. */
export function actorText({ userName, procedure, entity, subject }: AuditRow): string {
  if (userName !== null) return userName;
  if (BY_ITSELF.includes(procedure)) return t('audit.program');
  return (entity === 'sessions' && subject.name) || t('audit.nobody');
}

export function changesOf({ before, after }: AuditRow): FieldChange[] {
  return differenceOf(before, after);
}

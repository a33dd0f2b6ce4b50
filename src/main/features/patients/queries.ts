import { type Selectable, sql } from 'kysely';
import type { NewPatient, PatientRecord } from '../../../shared/contract/patients.ts';
import { AppError, invalid } from '../../../shared/errors.ts';
import { isDialable } from '../../../shared/phone.ts';
import { birthDatesOf, digitsOf, fold, searchTextOf } from '../../../shared/search-text.ts';
import type { CommandContext } from '../../context.ts';
import type { ReadDb } from '../../database/database.ts';
import { firstOf, prepared } from '../../database/prepared.ts';
import type { Schema } from '../../database/schema.ts';
import { clinicCountry, clinicZone } from '../settings/queries.ts';
import { dateAt } from '../../../shared/calendar.ts';

const FOUND_AT_MOST = 20;
/** Ranked after they are found: ordering a few hundred is cheaper than asking the index for its rank. */
const CANDIDATES = 200;

type PatientRow = Selectable<Schema['patients']>;

const patientById = prepared((db: ReadDb, { id }: { id: number }) =>
  db.selectFrom('patients').selectAll().where('id', '=', id),
);

/** @throws AppError PATIENT_NOT_FOUND */
export async function getPatientRow(db: ReadDb, id: number): Promise<PatientRow> {
  const row = await firstOf(patientById(db, { id }));
  if (!row) throw new AppError('PATIENT_NOT_FOUND');
  return row;
}

/** @throws AppError PATIENT_NOT_FOUND */
export async function getPatient(db: ReadDb, id: number): Promise<PatientRecord> {
  return patientOf(await getPatientRow(db, id), await clinicCountry(db));
}

/** @throws AppError INVALID for a birth date that is still to come */
export async function insertPatient(
  ctx: CommandContext,
  patient: NewPatient,
  path = '',
): Promise<PatientRecord> {
  const fields = { email: null, phone: null, dateOfBirth: null, ...withoutUndefined(patient) };
  await requirePastBirth(ctx, fields.dateOfBirth, path);
  const { id } = await ctx.db
    .insertInto('patients')
    .values({
      name: patient.name,
      email: fields.email,
      phone: fields.phone,
      date_of_birth: fields.dateOfBirth,
      search_text: searchTextOf({ ...fields, name: patient.name }),
      created_at: ctx.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const after = await getPatient(ctx.db, id);
  ctx.audit({ entity: 'patients', id: after.id, after });
  return after;
}

export async function updatePatient(
  ctx: CommandContext,
  id: number,
  changes: { [K in keyof NewPatient]?: NewPatient[K] | undefined },
): Promise<PatientRecord> {
  const before = await getPatient(ctx.db, id);
  const next = { ...before, ...withoutUndefined(changes) };
  await requirePastBirth(ctx, next.dateOfBirth, '');
  await ctx.db
    .updateTable('patients')
    .set({
      name: next.name,
      email: next.email,
      phone: next.phone,
      date_of_birth: next.dateOfBirth,
      search_text: searchTextOf(next),
    })
    .where('id', '=', id)
    .execute();
  const after = await getPatient(ctx.db, id);
  ctx.audit({ entity: 'patients', id, before, after });
  return after;
}

async function requirePastBirth(
  ctx: CommandContext,
  dateOfBirth: string | null,
  path: string,
): Promise<void> {
  if (dateOfBirth === null) return;
  const today = dateAt(ctx.now(), await clinicZone(ctx.db));
  if (dateOfBirth > today) throw invalid({ [`${path}dateOfBirth`]: 'IN_THE_FUTURE' });
}

/** Patients whose folded text has every word that was typed; those whose name starts with it come first. */
export async function searchPatients(db: ReadDb, typed: string, now: number): Promise<PatientRecord[]> {
  const ids = await findPatientIds(db, typed, now);
  const rows = await db.selectFrom('patients').selectAll().where('id', 'in', ids).execute();
  const start = ` ${fold(typed)}`;
  const score = (text: string) => (text.startsWith(start) ? 0 : text.includes(start) ? 1 : 2);
  const country = await clinicCountry(db);
  return rows
    .toSorted(
      (a, b) => score(a.search_text) - score(b.search_text) || a.name.localeCompare(b.name) || a.id - b.id,
    )
    .slice(0, FOUND_AT_MOST)
    .map((row) => patientOf(row, country));
}

/** The candidates of a search: by birth date where the words are one, by the trigram index otherwise. */
export async function findPatientIds(db: ReadDb, typed: string, now: number): Promise<number[]> {
  const dates = birthDatesOf(typed, new Date(now).getUTCFullYear());
  const words = dates.length > 0 ? dates : wordsOf(typed);
  if (words.length === 0) return [];
  const long = dates.length > 0 ? [] : words.filter((word) => Array.from(word).length >= 3);
  const rows = await db
    .selectFrom('patients')
    .select('id')
    .$if(dates.length > 0, (query) => query.where('date_of_birth', 'in', dates))
    .$if(long.length > 0, (query) => query.where('id', 'in', matching(long)))
    .$if(dates.length === 0, (query) =>
      // Words of one or two letters are no trigrams: they count where they start a word.
      words
        .filter((word) => !long.includes(word))
        .reduce((all, word) => all.where('search_text', 'like', `% ${word}%`), query),
    )
    .limit(CANDIDATES)
    .execute();
  return rows.map((row) => row.id);
}

function matching(words: string[]) {
  const match = words.map((word) => `"${word}"`).join(' AND ');
  return sql<number>`(SELECT rowid FROM patient_search WHERE patient_search MATCH ${match})`;
}

/** Digits with the signs that people put between them are one number; all else is words. */
function wordsOf(typed: string): string[] {
  const isNumber = /^[\d\s()+./-]+$/.test(typed) && digitsOf(typed).length > 0;
  return isNumber ? [digitsOf(typed)] : fold(typed).split(' ').filter(Boolean);
}

function patientOf(row: PatientRow, country: string | null): PatientRecord {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    dateOfBirth: row.date_of_birth,
    alert: row.alert,
    isPhoneValid: row.phone === null ? null : isDialable(row.phone, country),
  };
}

function withoutUndefined<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [K in keyof T]: Exclude<T[K], undefined> };
}

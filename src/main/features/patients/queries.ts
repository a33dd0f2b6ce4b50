import type { NewPatient, PatientRecord } from '../../../shared/contract/patients.ts';
import { dateAt } from '../../../shared/calendar.ts';
import { AppError, invalid } from '../../../shared/errors.ts';
import type { CommandContext } from '../../context.ts';
import type { ReadDb } from '../../database/database.ts';
import { firstOf, prepared } from '../../database/prepared.ts';
import { clinicCountry, clinicZone } from '../settings/queries.ts';
import { columnsOf, type PatientFields, type PatientRow, patientOf } from './record.ts';
import { isShown } from './shown.ts';
import { addPatientWords } from './words.ts';

export { findPatientIds } from './search.ts';

const patientById = prepared((db: ReadDb, { id }: { id: number }) =>
  db.selectFrom('patients').selectAll().where('id', '=', id).where(isShown),
);

/**
 * The record to work with: for a merged one, the one that it became part of, for a desk may still show it.
 * @throws AppError PATIENT_NOT_FOUND
 */
export async function getPatientRow(db: ReadDb, id: number): Promise<PatientRow> {
  const row = await getOwnRow(db, id);
  return row.merged_into === null ? row : getPatientRow(db, row.merged_into);
}

/** The record itself, merged or not. */
export async function getOwnRow(db: ReadDb, id: number): Promise<PatientRow> {
  const row = await firstOf(patientById(db, { id }));
  if (!row) throw new AppError('PATIENT_NOT_FOUND');
  return row;
}

/** @throws AppError PATIENT_NOT_FOUND */
export async function getPatient(db: ReadDb, id: number): Promise<PatientRecord> {
  return patientOf(await getOwnRow(db, id), await clinicCountry(db));
}

/** A record that stands by itself. @throws AppError PATIENT_NOT_FOUND or PATIENT_MERGED */
export async function getStanding(db: ReadDb, id: number): Promise<PatientRecord> {
  const patient = await getPatient(db, id);
  if (patient.mergedInto !== null) throw new AppError('PATIENT_MERGED');
  return patient;
}

const NOTHING = { email: null, phone: null, dateOfBirth: null, sex: null, notes: null, alert: null };

/** @throws AppError INVALID for a birth date that is still to come */
export async function insertPatient(
  ctx: CommandContext,
  patient: NewPatient,
  path = '',
): Promise<PatientRecord> {
  const fields: PatientFields = { ...NOTHING, ...withoutUndefined(patient), name: patient.name };
  await requirePastBirth(ctx, fields.dateOfBirth, path);
  const { id } = await ctx.db
    .insertInto('patients')
    .values({ ...columnsOf(fields, await clinicCountry(ctx.db)), created_at: ctx.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  await addPatientWords(ctx.db, [fields.name]);
  const after = await getPatient(ctx.db, id);
  ctx.audit({ entity: 'patients', id: after.id, after });
  return after;
}

/** @throws AppError PATIENT_NOT_FOUND or PATIENT_MERGED; INVALID for a birth date that is still to come */
export async function updatePatient(
  ctx: CommandContext,
  id: number,
  changes: { [K in keyof NewPatient]?: NewPatient[K] | undefined },
): Promise<PatientRecord> {
  const before = await getStanding(ctx.db, id);
  const next: PatientFields = { ...before, ...withoutUndefined(changes) };
  await requirePastBirth(ctx, next.dateOfBirth, '');
  await writeFields(ctx, id, next);
  const after = await getPatient(ctx.db, id);
  ctx.audit({ entity: 'patients', id, before, after });
  return after;
}

/** Writes the fields of a record as they are given, with what it is found by. */
export async function writeFields(ctx: CommandContext, id: number, fields: PatientFields): Promise<void> {
  await ctx.db
    .updateTable('patients')
    .set(columnsOf(fields, await clinicCountry(ctx.db)))
    .where('id', '=', id)
    .execute();
  await addPatientWords(ctx.db, [fields.name]);
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

function withoutUndefined<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [K in keyof T]: Exclude<T[K], undefined> };
}

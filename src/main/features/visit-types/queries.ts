import type { VisitType } from '../../../shared/contract/visit-types.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReadDb, WriteDb } from '../../database/database.ts';

/** All kinds of visits in their order: a clinic has a dozen. */
export async function listVisitTypes(db: ReadDb): Promise<VisitType[]> {
  const rows = await db.selectFrom('visit_types').selectAll().orderBy('position').orderBy('name').execute();
  const scopes = await db.selectFrom('visit_type_scopes').selectAll().orderBy('id').execute();
  const scopesOf = Map.groupBy(scopes, (scope) => scope.visit_type_id);
  return rows.map((row) => {
    const mine = scopesOf.get(row.id) ?? [];
    return {
      id: row.id,
      name: row.name,
      durationMinutes: row.duration_minutes,
      bufferMinutes: row.buffer_minutes,
      colour: row.colour,
      position: row.position,
      isActive: row.is_active === 1,
      doctorIds: mine.flatMap(({ doctor_id: id }) => (id === null ? [] : [id])),
      specializations: mine.flatMap(({ specialization }) => specialization ?? []),
    };
  });
}

/** @throws AppError VISIT_TYPE_NOT_FOUND */
export async function getVisitType(db: ReadDb, id: number): Promise<VisitType> {
  const found = (await listVisitTypes(db)).find((type) => type.id === id);
  if (!found) throw new AppError('VISIT_TYPE_NOT_FOUND');
  return found;
}

/** @throws AppError VISIT_TYPE_NOT_FOUND when it is not there or no longer offered */
export async function getOfferedVisitType(db: ReadDb, id: number): Promise<VisitType> {
  const type = await getVisitType(db, id);
  if (!type.isActive) throw new AppError('VISIT_TYPE_NOT_FOUND');
  return type;
}

/** All the time that a visit claims, in minutes. */
export function claimedMinutes({ durationMinutes, bufferMinutes }: VisitType): number {
  return durationMinutes + bufferMinutes;
}

export function isOfferedBy(type: VisitType, doctor: { doctor_id: number; specialization: string }): boolean {
  const { doctorIds, specializations } = type;
  if (doctorIds.length === 0 && specializations.length === 0) return true;
  return doctorIds.includes(doctor.doctor_id) || specializations.includes(doctor.specialization);
}

/** Names anew who offers it. */
export async function setScopes(
  db: WriteDb,
  id: number,
  { doctorIds, specializations }: Pick<VisitType, 'doctorIds' | 'specializations'>,
): Promise<void> {
  await db.deleteFrom('visit_type_scopes').where('visit_type_id', '=', id).execute();
  const doctors = [...new Set(doctorIds)].map((doctor_id) => ({ doctor_id, specialization: null }));
  const fields = [...new Set(specializations)].map((specialization) => ({ doctor_id: null, specialization }));
  const scopes = [...doctors, ...fields].map((scope) => ({ visit_type_id: id, ...scope }));
  if (scopes.length > 0) await db.insertInto('visit_type_scopes').values(scopes).execute();
}

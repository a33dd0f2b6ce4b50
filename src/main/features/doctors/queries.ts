import type { Selectable } from 'kysely';
import type { Doctor } from '../../../shared/contract/doctors.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReadDb } from '../../database/database.ts';
import type { Schema } from '../../database/schema.ts';

/** @throws AppError DOCTOR_NOT_FOUND */
export async function getDoctor(db: ReadDb, id: number): Promise<Doctor> {
  const row = await db.selectFrom('doctors').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('DOCTOR_NOT_FOUND');
  return doctorOf(row);
}

export async function listDoctors(
  db: ReadDb,
  {
    specialization,
    includeInactive,
  }: { specialization?: string | undefined; includeInactive?: boolean | undefined },
): Promise<Doctor[]> {
  const rows = await db
    .selectFrom('doctors')
    .selectAll()
    .$if(!includeInactive, (query) => query.where('is_active', '=', 1))
    .$if(Boolean(specialization), (query) => query.where('specialization', '=', specialization ?? ''))
    .orderBy('position')
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(doctorOf);
}

function doctorOf(row: Selectable<Schema['doctors']>): Doctor {
  return {
    id: row.id,
    name: row.name,
    specialization: row.specialization,
    email: row.email,
    phone: row.phone,
    experienceYears: row.experience_years,
    isActive: row.is_active === 1,
    colour: row.colour,
    position: row.position,
  };
}

import { AppError } from '../../../shared/errors.ts';
import type { ReadDb } from '../../database/database.ts';

/**
 * An invented patient is never merged with a real one, who would be gone with the practice day.
 * @throws AppError PRACTICE_MIX
 */
export async function refusePracticeMix(db: ReadDb, patientIds: readonly number[]): Promise<void> {
  const rows = await db.selectFrom('patients').select('is_practice').where('id', 'in', patientIds).execute();
  if (new Set(rows.map(({ is_practice: flag }) => flag)).size > 1) throw new AppError('PRACTICE_MIX');
}

/** A sign-in must not hang on somebody who will be gone. @throws AppError DOCTOR_NOT_FOUND */
export async function refusePracticeDoctor(db: ReadDb, doctorId: number | null | undefined): Promise<void> {
  if (typeof doctorId !== 'number') return;
  const row = await db
    .selectFrom('doctors')
    .select('id')
    .where('id', '=', doctorId)
    .where('is_practice', '=', 1)
    .executeTakeFirst();
  if (row) throw new AppError('DOCTOR_NOT_FOUND');
}

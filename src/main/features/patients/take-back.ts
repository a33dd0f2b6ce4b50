/** What taking a change back needs: a record as it was, or no record at all. */
import type { PatientRecord } from '../../../shared/contract/patients.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext } from '../../context.ts';
import type { ReadDb } from '../../database/database.ts';
import { getPatient, getStanding, writeFields } from './queries.ts';

/** Writes all fields of a record as they were. @throws AppError PATIENT_NOT_FOUND or PATIENT_MERGED */
export async function restorePatient(
  ctx: CommandContext,
  id: number,
  fields: PatientRecord,
): Promise<PatientRecord> {
  const before = await getStanding(ctx.db, id);
  await writeFields(ctx, id, fields);
  const after = await getPatient(ctx.db, id);
  ctx.audit({ entity: 'patients', id, before, after });
  return after;
}

/** Deletes a record that nothing refers to. @throws AppError PATIENT_NOT_FOUND or PATIENT_IN_USE */
export async function removePatient(ctx: CommandContext, id: number): Promise<void> {
  const before = await getPatient(ctx.db, id);
  if (await isInUse(ctx.db, id)) throw new AppError('PATIENT_IN_USE');
  await ctx.db.deleteFrom('patients').where('id', '=', id).execute();
  ctx.audit({ entity: 'patients', id, before });
}

async function isInUse(db: ReadDb, id: number): Promise<boolean> {
  const referrers = [
    db.selectFrom('bookings').select('id').where('patient_id', '=', id).limit(1),
    db.selectFrom('queue').select('id').where('patient_id', '=', id).limit(1),
    db.selectFrom('waitlist').select('id').where('patient_id', '=', id).limit(1),
    db.selectFrom('patient_merges').select('id').where('kept_id', '=', id).limit(1),
    db.selectFrom('patient_merges').select('id').where('merged_id', '=', id).limit(1),
  ];
  for (const query of referrers) if (await query.executeTakeFirst()) return true;
  return false;
}

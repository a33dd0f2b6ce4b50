import type { NewPatientOrId } from '../../../shared/contract/bookings.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext } from '../../context.ts';
import { getPatientRow, insertPatient } from '../patients/queries.ts';

/** Somebody on file, or somebody new: put on file in the same transaction as what is done for them. */
export async function patientOf(
  ctx: CommandContext,
  { patientId, patient }: NewPatientOrId,
): Promise<number> {
  if (patientId !== undefined) return (await getPatientRow(ctx.db, patientId)).id;
  if (patient !== undefined) return (await insertPatient(ctx, patient, 'patient.')).id;
  throw new AppError('PATIENT_NOT_FOUND');
}

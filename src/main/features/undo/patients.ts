/** Taking back what was done to patients' records. */
import type { PatientRecord } from '../../../shared/contract/patients.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext } from '../../context.ts';
import { mergePatients, unmergePatients } from '../patients/merge.ts';
import { getPatient } from '../patients/queries.ts';
import { removePatient, restorePatient } from '../patients/take-back.ts';
import type { Written } from './trail.ts';

/** One record, put back to what it was if it still is what the command made of it. */
export async function restoreRecord(
  ctx: CommandContext,
  id: number,
  before: PatientRecord | null,
  after: PatientRecord,
): Promise<void> {
  const now = await getPatient(ctx.db, id);
  if (JSON.stringify(now) !== JSON.stringify(after)) throw new AppError('UNDO_OVERTAKEN');
  await (before ? restorePatient(ctx, id, before) : removePatient(ctx, id));
}

/** A merge is taken back as a whole: its own list of what moved knows more than the rows do. */
export async function restoreMerge(ctx: CommandContext, rows: readonly Written[]): Promise<void> {
  const merged = rows.find(({ after }) => mergedInto(after) !== null);
  if (!merged) throw new AppError('UNDO_OVERTAKEN');
  await unmergePatients(ctx, merged.id);
}

export async function mergeAgain(ctx: CommandContext, rows: readonly Written[]): Promise<void> {
  const parted = rows.find(({ before }) => mergedInto(before) !== null);
  const into = parted && mergedInto(parted.before);
  if (!parted || !into) throw new AppError('UNDO_OVERTAKEN');
  await mergePatients(ctx, into, parted.id);
}

function mergedInto(values: unknown): number | null {
  return (values as PatientRecord | null)?.mergedInto ?? null;
}

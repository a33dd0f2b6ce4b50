/** Two records of one person become one, and two again. */
import type { MovedRows, PatientRecord } from '../../../shared/contract/patients.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext } from '../../context.ts';
import { getPatient, getStanding, writeFields } from './queries.ts';
import { fieldsFilled, type Filled, withoutFilled } from './fill.ts';

interface Merged {
  kept: PatientRecord;
  merged: PatientRecord;
  moved: MovedRows;
}

/** Whatever names a patient. Only who it is about changes: no claim, no slot and no status. */
const REFERRERS = ['bookings', 'queue', 'waitlist'] as const;

/** @throws AppError PATIENT_NOT_FOUND, PATIENT_SAME, or PATIENT_MERGED where one of the two is merged already */
export async function mergePatients(ctx: CommandContext, keepId: number, mergeId: number): Promise<Merged> {
  if (keepId === mergeId) throw new AppError('PATIENT_SAME');
  const kept = await getStanding(ctx.db, keepId);
  const merged = await getStanding(ctx.db, mergeId);
  const moved = await moveAll(ctx, mergeId, keepId);
  const filled = fieldsFilled(kept, merged);
  const values = Object.entries(filled).map(([field, { after }]) => [field, after]);
  await writeFields(ctx, keepId, { ...kept, ...Object.fromEntries(values) });
  await setMergedInto(ctx, mergeId, keepId);
  await ctx.db
    .insertInto('patient_merges')
    .values({
      kept_id: keepId,
      merged_id: mergeId,
      moved: JSON.stringify(moved),
      filled: JSON.stringify(filled),
      merged_at: ctx.now(),
      undone_at: null,
    })
    .execute();
  return audited(ctx, { kept, merged, moved });
}

/**
 * Puts a merged record back. What moved and was given to somebody else since stays there; what was filled in and
 * changed since stays changed.
 * @throws AppError PATIENT_NOT_FOUND, PATIENT_NOT_MERGED, or PATIENT_MERGED where the kept one was itself merged since
 */
export async function unmergePatients(ctx: CommandContext, mergedId: number): Promise<Merged> {
  const merged = await getPatient(ctx.db, mergedId);
  const merge = await ctx.db
    .selectFrom('patient_merges')
    .selectAll()
    .where('merged_id', '=', mergedId)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (!merge) throw new AppError('PATIENT_NOT_MERGED');
  const kept = await getStanding(ctx.db, merge.kept_id);
  const moved = await moveBack(ctx, JSON.parse(merge.moved) as MovedRows, kept.id, mergedId);
  await writeFields(ctx, kept.id, withoutFilled(kept, JSON.parse(merge.filled) as Filled));
  await setMergedInto(ctx, mergedId, null);
  await ctx.db
    .updateTable('patient_merges')
    .set({ undone_at: ctx.now() })
    .where('id', '=', merge.id)
    .execute();
  return audited(ctx, { kept, merged, moved });
}

async function moveAll(ctx: CommandContext, from: number, to: number): Promise<MovedRows> {
  const moved: MovedRows = { bookings: [], queue: [], waitlist: [] };
  for (const table of REFERRERS) {
    const rows = await ctx.db
      .updateTable(table)
      .set({ patient_id: to })
      .where('patient_id', '=', from)
      .returning('id')
      .execute();
    moved[table] = rows.map(({ id }) => id).toSorted((a, b) => a - b);
  }
  return moved;
}

/** Rows at once: far below the limit of parameters. */
const PORTION = 500;

async function moveBack(ctx: CommandContext, rows: MovedRows, from: number, to: number): Promise<MovedRows> {
  const moved: MovedRows = { bookings: [], queue: [], waitlist: [] };
  for (const table of REFERRERS) {
    for (let start = 0; start < rows[table].length; start += PORTION) {
      const back = await ctx.db
        .updateTable(table)
        .set({ patient_id: to })
        .where('patient_id', '=', from)
        .where('id', 'in', rows[table].slice(start, start + PORTION))
        .returning('id')
        .execute();
      moved[table].push(...back.map(({ id }) => id));
    }
  }
  return moved;
}

async function setMergedInto(ctx: CommandContext, id: number, into: number | null): Promise<void> {
  await ctx.db.updateTable('patients').set({ merged_into: into }).where('id', '=', id).execute();
}

/** A row for each of the two, before and after, with the ids of what went from one to the other. */
async function audited(ctx: CommandContext, { kept, merged, moved }: Merged): Promise<Merged> {
  const after = {
    kept: await getPatient(ctx.db, kept.id),
    merged: await getPatient(ctx.db, merged.id),
  };
  ctx.audit({ entity: 'patients', id: kept.id, before: kept, after: { ...after.kept, moved } });
  ctx.audit({ entity: 'patients', id: merged.id, before: merged, after: { ...after.merged, moved } });
  return { ...after, moved };
}

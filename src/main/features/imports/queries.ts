import type { Selectable } from 'kysely';
import type { ImportJob, ImportOptions, LineProblem } from '../../../shared/contract/imports.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReadDb } from '../../database/database.ts';
import type { Schema } from '../../database/schema.ts';

type ImportRow = Selectable<Schema['imports']>;

/** @throws AppError IMPORT_NOT_FOUND */
export async function getImportRow(db: ReadDb, id: number): Promise<ImportRow> {
  const row = await db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('IMPORT_NOT_FOUND');
  return row;
}

/** @throws AppError IMPORT_NOT_FOUND */
export async function getImport(db: ReadDb, id: number): Promise<ImportJob> {
  return importOf(await getImportRow(db, id));
}

const LISTED = 20;

export async function listImports(db: ReadDb): Promise<ImportJob[]> {
  const rows = await db.selectFrom('imports').selectAll().orderBy('id', 'desc').limit(LISTED).execute();
  return rows.map(importOf);
}

/** The one that is not over yet. */
export function findOpenImport(db: ReadDb): Promise<ImportRow | undefined> {
  return db.selectFrom('imports').selectAll().where('finished_at', 'is', null).executeTakeFirst();
}

export function importOf(row: ImportRow): ImportJob {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    isDryRun: row.is_dry_run === 1,
    fileId: row.file_id,
    fileName: row.file_name,
    options: JSON.parse(row.options) as ImportOptions,
    lines: row.lines,
    toAdd: row.to_add,
    skipped: row.skipped,
    wrong: row.wrong,
    added: row.added,
    problems: JSON.parse(row.problems) as LineProblem[],
    reportId: row.report_id,
    failure: row.failure as ImportJob['failure'],
    createdAt: new Date(row.created_at).toISOString(),
    finishedAt: row.finished_at === null ? null : new Date(row.finished_at).toISOString(),
  };
}

/** Whether there is nothing yet that a whole clinic could clash with. */
export async function isClinicEmpty(db: ReadDb): Promise<boolean> {
  for (const table of ['doctors', 'patients', 'rooms', 'visit_types', 'bookings'] as const) {
    if (await db.selectFrom(table).select('id').limit(1).executeTakeFirst()) return false;
  }
  return true;
}

/** What the audit trail keeps of an import: counts, and nobody's data. */
export function trailOf({ problems: _, options: __, ...job }: ImportJob) {
  return job;
}

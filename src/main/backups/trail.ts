/** Backups in the clinic's history. */
import { appendAudit } from '../database/audit.ts';
import type { Database, ReadDb } from '../database/database.ts';
import type { BackupFacts } from './facts.ts';

export interface BackupWritten {
  seq: number;
  entity: 'backups';
}

/**
 * Whether a backup has all that there is, but for rows about backups. A clinic that has gone back to an earlier one
 * counts on from there: what has the same number need not be the same row.
 */
export async function hasAll(
  { lastChange, lastHash }: Pick<BackupFacts, 'lastChange' | 'lastHash'>,
  db: ReadDb,
): Promise<boolean> {
  const end = await db.selectFrom('audit_log').select('hash').where('id', '=', lastChange).executeTakeFirst();
  if (end?.hash !== lastHash) return false;
  const since = await db
    .selectFrom('audit_log')
    .select('id')
    .where('id', '>', lastChange)
    .where('entity', '<>', 'backups')
    .limit(1)
    .executeTakeFirst();
  return since === undefined;
}

/** Writes down, as the program itself, what was made. */
export async function tellBackup(database: Database, at: number, after: unknown): Promise<BackupWritten> {
  const seq = await database.write((db) =>
    appendAudit(db, {
      at,
      userId: null,
      desk: 'backups',
      commandId: null,
      procedure: 'backups.make',
      entity: 'backups',
      entityId: null,
      before: undefined,
      after,
    }),
  );
  return { seq, entity: 'backups' };
}

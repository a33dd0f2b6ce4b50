/** Backups in the clinic's history. */
import { appendAudit } from '../database/audit.ts';
import type { Database, ReadDb } from '../database/database.ts';

export interface BackupWritten {
  seq: number;
  entity: 'backups';
}

/** What a backup is compared with: the last change that is not itself about backups. */
export async function lastChangeOf(db: ReadDb): Promise<number> {
  const row = await db
    .selectFrom('audit_log')
    .select('id')
    .where('entity', '<>', 'backups')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? 0;
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

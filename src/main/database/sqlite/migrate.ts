import path from 'node:path';
import { Migrator } from 'kysely/migration';
import { backupOf } from '../../backups/make.ts';
import { appliedMigrations } from './applied.ts';
import { APPLICATION_ID, type Connection, type DatabaseFile } from './connection.ts';
import { LATEST } from '../latest.ts';
import { migrations } from './migrations/index.ts';
import { kyselyOver } from './dialect.ts';

/** Brings the schema to the newest version, all steps in one transaction, after a checked copy of what was there. */
export async function migrateToLatest(
  connection: Connection,
  { file, key }: DatabaseFile,
  now: number,
): Promise<void> {
  const applied = appliedMigrations(connection);
  if (applied.at(-1) === LATEST) return;
  if (applied.length === 0) {
    // Before the first table: a start that is killed in between must still know the file as its own.
    connection.pragma(`application_id = ${APPLICATION_ID}`);
  } else {
    const folder = path.join(path.dirname(file), 'backups');
    backupOf(connection, { folder, wanted: { at: now, reason: 'update' }, key });
  }
  await migrateTo(connection, LATEST);
}

/** Brings the schema to one version; tests use it to stand at a past one. */
export async function migrateTo(connection: Connection, target: string): Promise<void> {
  const db = kyselyOver<unknown>(connection);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateTo(target);
  if (error) throw error;
}

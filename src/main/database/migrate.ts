import fs from 'node:fs';
import path from 'node:path';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { backupInto } from './backup.ts';
import { APPLICATION_ID, type Connection } from './connection.ts';
import { LATEST, migrations } from './migrations/index.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

/** Brings the schema to the newest version, all steps in one transaction, after a copy of what was there. */
export async function migrateToLatest(connection: Connection, file: string): Promise<void> {
  const applied = appliedMigrations(connection);
  if (applied.at(-1) === LATEST) return;
  if (applied.length === 0) {
    // Before the first table: a start that is killed in between must still know the file as its own.
    connection.pragma(`application_id = ${APPLICATION_ID}`);
  } else {
    const folder = path.join(path.dirname(file), 'backups');
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    backupInto(connection, path.join(folder, `before-${LATEST}-${freeStamp(folder)}.db`));
  }
  await migrateTo(connection, LATEST);
}

/** Brings the schema to one version; tests use it to stand at a past one. */
export async function migrateTo(connection: Connection, target: string): Promise<void> {
  const db = new Kysely<unknown>({ dialect: sqliteDialect(connection) });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateTo(target);
  if (error) throw error;
}

/** The steps this file has been through, in order. Empty for a new file. */
export function appliedMigrations(connection: Connection): string[] {
  const hasTable = connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'kysely_migration'").get();
  if (!hasTable) return [];
  return connection.prepare('SELECT name FROM kysely_migration ORDER BY name').pluck().all() as string[];
}

/** A number above those of all copies in the folder, also when some of them were taken away. */
function freeStamp(folder: string): string {
  const taken = fs.readdirSync(folder).map((name) => Number(/-(\d+)\.db$/.exec(name)?.[1] ?? 0));
  return String(Math.max(0, ...taken) + 1).padStart(3, '0');
}

import type { Connection } from './connection.ts';

/** The steps that a file's schema has been through, in order. Empty for a new file. */
export function appliedMigrations(connection: Connection): string[] {
  const hasTable = connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'kysely_migration'").get();
  if (!hasTable) return [];
  return connection.prepare('SELECT name FROM kysely_migration ORDER BY name').pluck().all() as string[];
}

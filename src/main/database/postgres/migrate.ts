import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { StartProblem } from '../problems.ts';
import { type ServerAddress, placeOf } from './address.ts';
import { clientOptions } from './client-options.ts';
import { postgresKysely } from './dialect.ts';
import { LATEST } from '../latest.ts';
import { LOCKS } from './postgres-database.ts';
import { postgresMigrations } from './migrations/index.ts';

/** What the schema builds on; both come with the server, and the owner of a database may turn them on. */
const EXTENSIONS = ['btree_gist', 'pg_trgm'];

/** How the names of the tables begin that the migrator makes for itself, before the first step and apart from it. */
export const MIGRATORS_TABLES = 'kysely_migration';

/**
 * Brings the database to the newest schema, in one transaction; a newer one is refused. Needs the rights of the
 * database's owner unless it is up to date already.
 * @param role whom the tables will belong to, where that is not who connects
 * @throws StartProblem NEWER_VERSION or OTHER_DATABASE, with nothing changed
 */
export async function migratePostgres(
  address: ServerAddress,
  { role }: { role?: string } = {},
): Promise<void> {
  const client = new pg.Client(clientOptions(address, 'writer'));
  await client.connect();
  try {
    if (role !== undefined) await client.query(`SET ROLE ${client.escapeIdentifier(role)}`);
    const db = postgresKysely<unknown>(client);
    const applied = await appliedSteps(db);
    requireOurs(address, applied, await tableCount(db));
    if (applied.at(-1) === LATEST) return;
    // Desks that are at work end what they are at, and the next they begin sees the new version.
    await client.query(`SELECT pg_advisory_lock(${LOCKS.space}, ${LOCKS.clinic})`);
    for (const name of EXTENSIONS) await sql.raw(`CREATE EXTENSION IF NOT EXISTS ${name}`).execute(db);
    await migratePostgresTo(db, LATEST);
  } finally {
    await client.end();
  }
}

/** Brings the schema to one version. */
export async function migratePostgresTo(db: Kysely<unknown>, target: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => postgresMigrations } });
  const { error } = await migrator.migrateTo(target);
  if (error) throw error;
}

/** The steps that a database's schema has been through, in order. Empty where there is no clinic. */
export async function appliedSteps(db: Kysely<unknown>): Promise<string[]> {
  const { rows } = await sql<{
    there: string | null;
  }>`SELECT to_regclass('kysely_migration')::text AS there`.execute(db);
  if (!rows[0]?.there) return [];
  const applied = await sql<{ name: string }>`SELECT name FROM kysely_migration ORDER BY name`.execute(db);
  return applied.rows.map(({ name }) => name);
}

/** Without the migrator's own, which lie alone where a first start was killed: the next one goes on. */
async function tableCount(db: Kysely<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM pg_tables
    WHERE schemaname = 'public' AND tablename NOT LIKE ${`${MIGRATORS_TABLES}%`}`.execute(db);
  return rows[0]?.count ?? 0;
}

function requireOurs(address: ServerAddress, applied: readonly string[], tables: number): void {
  const place = placeOf(address);
  const unknown = applied.find((name) => !(name in postgresMigrations));
  if (unknown) throw new StartProblem('NEWER_VERSION', place, unknown);
  if (applied.length === 0 && tables > 0) throw new StartProblem('OTHER_DATABASE', place);
}

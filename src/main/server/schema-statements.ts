import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { postgresMigrations } from '../database/postgres/migrations/index.ts';

/** What Kysely's own migrator keeps its books in. */
const BOOKS = [
  'CREATE TABLE kysely_migration (name varchar(255) NOT NULL PRIMARY KEY, "timestamp" varchar(255) NOT NULL)',
  'CREATE TABLE kysely_migration_lock (id varchar(255) NOT NULL PRIMARY KEY, is_locked integer DEFAULT 0 NOT NULL)',
  "INSERT INTO kysely_migration_lock (id, is_locked) VALUES ('migration_lock', 0)",
];

/** The statements that make the newest schema, in order, as a server would be sent them. */
export async function schemaStatements(): Promise<string[]> {
  const statements = [...BOOKS];
  const db = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (of) => new PostgresIntrospector(of),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => void statements.push(query.sql),
  });
  for (const [name, migration] of Object.entries(postgresMigrations)) {
    // One step builds on the other.
    // oxlint-disable-next-line no-await-in-loop
    await migration.up(db);
    statements.push(`INSERT INTO kysely_migration (name, "timestamp") VALUES ('${name}', now()::text)`);
  }
  return statements;
}

/** The tables that are made by these statements. */
export function tablesIn(statements: readonly string[]): string[] {
  return statements.flatMap((statement) => /^\s*CREATE TABLE (\w+)/i.exec(statement)?.[1] ?? []).toSorted();
}

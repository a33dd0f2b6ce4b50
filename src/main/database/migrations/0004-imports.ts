import { type Kysely, sql } from 'kysely';

/** What is read from files. */
const statements: string[] = [];

export async function upImports(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

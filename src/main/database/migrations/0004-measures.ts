import { type Kysely, sql } from 'kysely';

/** What is measured while the desk works. */
const statements: string[] = [];

export async function upMeasures(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

import { type Kysely, sql } from 'kysely';

/** A first run that goes on where it was left, and what belongs to a practice day. Clinics that are there are set up. */
const statements = [
  'ALTER TABLE settings ADD COLUMN is_setup_done INTEGER NOT NULL DEFAULT 1 CHECK (is_setup_done IN (0, 1))',
  'ALTER TABLE doctors ADD COLUMN is_practice INTEGER NOT NULL DEFAULT 0 CHECK (is_practice IN (0, 1))',
  'ALTER TABLE patients ADD COLUMN is_practice INTEGER NOT NULL DEFAULT 0 CHECK (is_practice IN (0, 1))',
  'CREATE INDEX patients_practice ON patients (id) WHERE is_practice = 1',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

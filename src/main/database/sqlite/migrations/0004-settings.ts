import { type Kysely, sql } from 'kysely';

/** More settings; the logo in a table of its own, for the settings are read with every booking. */
const statements = [
  'ALTER TABLE settings ADD COLUMN address TEXT',
  `ALTER TABLE settings ADD COLUMN language TEXT NOT NULL DEFAULT 'en'`,
  'ALTER TABLE settings ADD COLUMN first_weekday INTEGER NOT NULL DEFAULT 1 CHECK (first_weekday BETWEEN 1 AND 7)',
  `ALTER TABLE settings ADD COLUMN clock TEXT NOT NULL DEFAULT '24' CHECK (clock IN ('12', '24'))`,
  `ALTER TABLE settings ADD COLUMN date_order TEXT NOT NULL DEFAULT 'DMY' CHECK (date_order IN ('DMY', 'MDY', 'YMD'))`,
  'ALTER TABLE settings ADD COLUMN hold_seconds INTEGER NOT NULL DEFAULT 120 CHECK (hold_seconds BETWEEN 30 AND 900)',
  'ALTER TABLE settings ADD COLUMN horizon_weeks INTEGER NOT NULL DEFAULT 26 CHECK (horizon_weeks BETWEEN 1 AND 104)',
  'ALTER TABLE settings ADD COLUMN has_overbooking INTEGER NOT NULL DEFAULT 0 CHECK (has_overbooking IN (0, 1))',
  `CREATE TABLE logo (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    media_type TEXT NOT NULL,
    image BLOB NOT NULL
  ) STRICT`,
];

export async function upSettings(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

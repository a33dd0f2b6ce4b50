import { type Kysely, sql } from 'kysely';

/**
 * What is read from files. Patients of an import have ids of a range of its own, which no other row is ever
 * given: while `is_hidden`, nobody sees them, one update of this row shows all of them at once, and whatever
 * ends an import half-way is undone by that range.
 */
const statements = [
  `CREATE TABLE imports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL CHECK (kind IN ('patients', 'doctors', 'schedules', 'appointments', 'clinic')),
    state TEXT NOT NULL
      CHECK (state IN ('READY', 'CHECKING', 'WRITING', 'UNDOING', 'CHECKED', 'DONE', 'FAILED', 'CANCELLED')),
    is_dry_run INTEGER NOT NULL CHECK (is_dry_run IN (0, 1)),
    file_id TEXT NOT NULL,
    file_name TEXT NOT NULL,
    -- How the file is read: JSON.
    options TEXT NOT NULL,
    is_cancelled INTEGER NOT NULL DEFAULT 0 CHECK (is_cancelled IN (0, 1)),
    lines INTEGER NOT NULL DEFAULT 0,
    to_add INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0,
    wrong INTEGER NOT NULL DEFAULT 0,
    added INTEGER NOT NULL DEFAULT 0,
    -- The first of what is wrong, line by line: JSON.
    problems TEXT NOT NULL DEFAULT '[]',
    report_id TEXT,
    failure TEXT,
    first_id INTEGER,
    last_id INTEGER,
    is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
    created_at INTEGER NOT NULL,
    finished_at INTEGER,
    CHECK ((first_id IS NULL) = (last_id IS NULL)),
    CHECK (is_hidden = 0 OR first_id IS NOT NULL)
  ) STRICT`,
  // What an import of appointments has made, so that it can be taken back: seen by everybody at once.
  `CREATE TABLE import_made (
    import_id INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
    entity TEXT NOT NULL CHECK (entity IN ('bookings', 'slots', 'patients')),
    row_id INTEGER NOT NULL,
    PRIMARY KEY (import_id, entity, row_id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX imports_hidden ON imports (first_id, last_id) WHERE is_hidden = 1',
  `CREATE INDEX imports_open ON imports (state) WHERE finished_at IS NULL`,
];

export async function upImports(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

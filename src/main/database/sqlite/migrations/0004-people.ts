import { type Kysely, sql } from 'kysely';

/**
 * A doctor's own sign-in, and what receptionists may do. A column's CHECK cannot be changed, so the role moves
 * to a new column of the same name.
 */
const statements = [
  `ALTER TABLE users ADD COLUMN new_role TEXT NOT NULL DEFAULT 'receptionist'
    CHECK (new_role IN ('admin', 'receptionist', 'doctor'))`,
  'UPDATE users SET new_role = role',
  'ALTER TABLE users DROP COLUMN role',
  'ALTER TABLE users RENAME COLUMN new_role TO role',
  // Whose day a user with the role of a doctor sees.
  `ALTER TABLE users ADD COLUMN doctor_id INTEGER REFERENCES doctors (id) ON DELETE RESTRICT
    CHECK ((role = 'doctor') = (doctor_id IS NOT NULL))`,

  // Where a clinic differs from what receptionists may usually do, for all of them or for one.
  `CREATE TABLE permissions (
    permission TEXT NOT NULL PRIMARY KEY,
    is_allowed INTEGER NOT NULL CHECK (is_allowed IN (0, 1))
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE user_permissions (
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    permission TEXT NOT NULL,
    is_allowed INTEGER NOT NULL CHECK (is_allowed IN (0, 1)),
    PRIMARY KEY (user_id, permission)
  ) STRICT, WITHOUT ROWID`,

  // The trail is read by admins: the latest first, whatever it is narrowed to.
  'CREATE INDEX audit_by_moment ON audit_log (at)',
  'CREATE INDEX audit_by_user ON audit_log (user_id, at)',
  'CREATE INDEX audit_by_user_and_procedure ON audit_log (user_id, procedure, at)',
  'CREATE INDEX audit_by_procedure ON audit_log (procedure, at)',
  'CREATE INDEX audit_by_kind ON audit_log (entity, at)',
];

export async function upPeople(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

import { type Kysely, sql } from 'kysely';

/**
 * The clinic: people, slots, bookings and the guarantee.
 *
 * The guarantee is the shape of three tables. A claim (`booking_slots`) has the slot as its primary key, so
 * a slot has one claim or none. Composite foreign keys over generated columns tie each live booking to an
 * unbroken chain of claims from its start to its end, and each claim to a live booking; those that point both
 * ways are deferred to COMMIT. `live_start` and `live_end` are null once a booking is cancelled or failed,
 * and a null key is not checked: that is how history outlives its claims. See docs/database.md.
 */
const statements = [
  `CREATE TABLE settings (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    clinic_name TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    country TEXT,
    is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1))
  ) STRICT`,

  `CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('admin', 'receptionist')),
    password_hash TEXT NOT NULL,
    is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    created_at INTEGER NOT NULL
  ) STRICT`,

  `CREATE TABLE sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash TEXT NOT NULL UNIQUE,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL CHECK (expires_at > created_at)
  ) STRICT`,
  'CREATE INDEX sessions_by_user ON sessions (user_id)',

  `CREATE TABLE sign_in_attempts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    email TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT`,
  'CREATE INDEX sign_in_attempts_by_email ON sign_in_attempts (email, at)',

  `CREATE TABLE doctors (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    specialization TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    phone TEXT,
    experience_years INTEGER,
    is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    created_at INTEGER NOT NULL
  ) STRICT`,

  `CREATE TABLE patients (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    email TEXT,
    phone TEXT,
    date_of_birth TEXT,
    created_at INTEGER NOT NULL
  ) STRICT`,
  'CREATE INDEX patients_by_email ON patients (email) WHERE email IS NOT NULL',

  `CREATE TABLE appointment_slots (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    doctor_id INTEGER NOT NULL REFERENCES doctors (id) ON DELETE RESTRICT,
    starts_at INTEGER NOT NULL,
    duration_minutes INTEGER NOT NULL CHECK (duration_minutes BETWEEN 5 AND 240),
    ends_at INTEGER NOT NULL GENERATED ALWAYS AS (starts_at + duration_minutes * 60000) STORED,
    blocked INTEGER NOT NULL DEFAULT 0 CHECK (blocked IN (0, 1)),
    version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    UNIQUE (doctor_id, starts_at),
    UNIQUE (id, doctor_id, starts_at, ends_at)
  ) STRICT`,
  'CREATE INDEX slots_by_start ON appointment_slots (starts_at, doctor_id, blocked)',

  // Slots of a doctor never overlap, so the latest one that starts before the new one's end also ends last:
  // one row of the unique index decides. A same-start slot is told apart, for a clearer word to the admin.
  ...(['INSERT', 'UPDATE OF doctor_id, starts_at, duration_minutes'] as const).map(
    (event) => `CREATE TRIGGER slots_never_overlap_${event.slice(0, 6).toLowerCase()}
    BEFORE ${event} ON appointment_slots
    WHEN (
      SELECT other.starts_at + other.duration_minutes * 60000 FROM appointment_slots AS other
      WHERE other.doctor_id = NEW.doctor_id
        AND other.starts_at < NEW.starts_at + NEW.duration_minutes * 60000
        ${event === 'INSERT' ? '' : 'AND other.id <> OLD.id'}
      ORDER BY other.starts_at DESC LIMIT 1
    ) > NEW.starts_at
    BEGIN
      SELECT CASE WHEN EXISTS (
        SELECT 1 FROM appointment_slots AS twin
        WHERE twin.doctor_id = NEW.doctor_id AND twin.starts_at = NEW.starts_at
          ${event === 'INSERT' ? '' : 'AND twin.id <> OLD.id'}
      ) THEN RAISE(ABORT, 'SLOT_EXISTS') ELSE RAISE(ABORT, 'SLOT_OVERLAPS') END;
    END`,
  ),

  `CREATE TABLE bookings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    status TEXT NOT NULL CHECK (status IN ('PENDING', 'CONFIRMED', 'FAILED', 'CANCELLED')),
    patient_id INTEGER REFERENCES patients (id) ON DELETE RESTRICT,
    doctor_id INTEGER NOT NULL REFERENCES doctors (id) ON DELETE RESTRICT,
    slot_id INTEGER NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
    booked_at INTEGER NOT NULL,
    confirmed_at INTEGER,
    cancelled_at INTEGER,
    cancel_reason TEXT,
    expires_at INTEGER,
    failed_as TEXT CHECK (failed_as IN ('EXPIRED', 'RELEASED')),
    active INTEGER NOT NULL GENERATED ALWAYS AS
      (CASE WHEN status IN ('PENDING', 'CONFIRMED') THEN 1 ELSE 0 END) STORED,
    live_start INTEGER GENERATED ALWAYS AS
      (CASE WHEN status IN ('PENDING', 'CONFIRMED') THEN starts_at END) STORED,
    live_end INTEGER GENERATED ALWAYS AS
      (CASE WHEN status IN ('PENDING', 'CONFIRMED') THEN ends_at END) STORED,
    CHECK ((status = 'PENDING') = (expires_at IS NOT NULL)),
    CHECK ((status = 'FAILED') = (failed_as IS NOT NULL)),
    CHECK ((status = 'CANCELLED') = (cancelled_at IS NOT NULL)),
    CHECK (patient_id IS NOT NULL OR status IN ('PENDING', 'FAILED')),
    UNIQUE (id, doctor_id, starts_at, ends_at, active),
    FOREIGN KEY (id, live_start) REFERENCES booking_slots (booking_id, starts_at) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (id, live_end) REFERENCES booking_slots (booking_id, ends_at) DEFERRABLE INITIALLY DEFERRED
  ) STRICT`,
  'CREATE INDEX bookings_by_start ON bookings (starts_at, id)',
  'CREATE INDEX bookings_by_booked_at ON bookings (booked_at, id)',
  'CREATE INDEX bookings_by_doctor ON bookings (doctor_id, starts_at)',
  'CREATE INDEX bookings_by_patient ON bookings (patient_id, starts_at)',
  'CREATE INDEX bookings_by_expiry ON bookings (expires_at) WHERE expires_at IS NOT NULL',

  `CREATE TABLE booking_slots (
    slot_id INTEGER PRIMARY KEY,
    booking_id INTEGER NOT NULL,
    doctor_id INTEGER NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    visit_start INTEGER NOT NULL,
    visit_end INTEGER NOT NULL,
    active INTEGER NOT NULL DEFAULT 1 CHECK (active = 1),
    after INTEGER GENERATED ALWAYS AS (CASE WHEN starts_at > visit_start THEN starts_at END) STORED,
    CHECK (visit_start <= starts_at AND ends_at <= visit_end),
    UNIQUE (booking_id, starts_at),
    UNIQUE (booking_id, ends_at),
    FOREIGN KEY (slot_id, doctor_id, starts_at, ends_at)
      REFERENCES appointment_slots (id, doctor_id, starts_at, ends_at) ON DELETE RESTRICT ON UPDATE RESTRICT,
    FOREIGN KEY (booking_id, doctor_id, visit_start, visit_end, active)
      REFERENCES bookings (id, doctor_id, starts_at, ends_at, active) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (booking_id, after) REFERENCES booking_slots (booking_id, ends_at) DEFERRABLE INITIALLY DEFERRED
  ) STRICT`,

  `CREATE TABLE commands (
    id TEXT PRIMARY KEY,
    procedure TEXT NOT NULL,
    user_id INTEGER REFERENCES users (id) ON DELETE RESTRICT,
    fingerprint TEXT NOT NULL,
    answer TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX commands_by_time ON commands (at)',

  // Each row's hash covers the hash before it, so a row that is changed, added or taken out afterwards shows.
  // The values are covered through their own hash: they can be erased for a patient's sake, and only erased.
  `CREATE TABLE audit_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    user_id INTEGER REFERENCES users (id) ON DELETE RESTRICT,
    desk TEXT NOT NULL,
    command_id TEXT,
    procedure TEXT NOT NULL,
    entity TEXT NOT NULL,
    entity_id INTEGER,
    before_values TEXT,
    after_values TEXT,
    values_hash TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX audit_by_entity ON audit_log (entity, entity_id)',
  `CREATE TRIGGER audit_rows_stay BEFORE DELETE ON audit_log
    BEGIN SELECT RAISE(ABORT, 'AUDIT_ROW_DELETED'); END`,
  // INSERT OR REPLACE deletes a row without its DELETE trigger: an id that is there already is refused here.
  `CREATE TRIGGER audit_rows_are_only_added BEFORE INSERT ON audit_log
    WHEN EXISTS (SELECT 1 FROM audit_log WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'AUDIT_ROW_CHANGED'); END`,
  `CREATE TRIGGER audit_values_are_only_erased BEFORE UPDATE ON audit_log
    WHEN NEW.before_values IS NOT NULL OR NEW.after_values IS NOT NULL
      OR (NEW.id, NEW.at, NEW.user_id, NEW.desk, NEW.command_id, NEW.procedure, NEW.entity, NEW.entity_id,
          NEW.values_hash, NEW.hash)
        IS NOT (OLD.id, OLD.at, OLD.user_id, OLD.desk, OLD.command_id, OLD.procedure, OLD.entity, OLD.entity_id,
          OLD.values_hash, OLD.hash)
    BEGIN SELECT RAISE(ABORT, 'AUDIT_ROW_CHANGED'); END`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

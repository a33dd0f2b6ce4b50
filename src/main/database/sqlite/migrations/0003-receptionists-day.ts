import { type Kysely, sql } from 'kysely';
import { type Before, upPatients } from './0003-patients.ts';

/**
 * The receptionist's day: kinds of visits, how a visit went, series, the walk-ins' queue, the waiting list,
 * a fuller patient's record with merging, and what each user keeps for their own desk.
 *
 * How a visit goes is kept as the moments at which it changed, apart from the booking's status; the state is
 * the latest of them, so taking one back is clearing its moment and nothing can disagree.
 */

/** The moments of somebody who is here, of a booking and of a place in the queue alike. */
const MOMENTS = ['arrived_at', 'in_room_at', 'done_at', 'no_show_at', 'left_at'];
const VISIT_STATE = `CASE
  WHEN no_show_at IS NOT NULL THEN 'NO_SHOW'
  WHEN left_at IS NOT NULL THEN 'LEFT'
  WHEN done_at IS NOT NULL THEN 'DONE'
  WHEN in_room_at IS NOT NULL THEN 'IN_ROOM'
  WHEN arrived_at IS NOT NULL THEN 'ARRIVED'
  ELSE 'EXPECTED' END`;

const statements = [
  `CREATE TABLE visit_types (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    duration_minutes INTEGER NOT NULL CHECK (duration_minutes BETWEEN 5 AND 480),
    buffer_minutes INTEGER NOT NULL DEFAULT 0 CHECK (buffer_minutes BETWEEN 0 AND 120),
    colour TEXT NOT NULL,
    is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    created_at INTEGER NOT NULL
  ) STRICT`,
  // Who offers it: no row is everybody; otherwise the doctors named here and those of the fields named here.
  `CREATE TABLE visit_type_scopes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    visit_type_id INTEGER NOT NULL REFERENCES visit_types (id) ON DELETE CASCADE,
    doctor_id INTEGER REFERENCES doctors (id) ON DELETE RESTRICT,
    specialization TEXT,
    CHECK ((doctor_id IS NULL) <> (specialization IS NULL)),
    UNIQUE (visit_type_id, doctor_id),
    UNIQUE (visit_type_id, specialization)
  ) STRICT`,

  `CREATE TABLE series (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    every INTEGER NOT NULL CHECK (every BETWEEN 1 AND 52),
    unit TEXT NOT NULL CHECK (unit IN ('DAY', 'WEEK', 'MONTH')),
    until TEXT,
    count INTEGER,
    created_at INTEGER NOT NULL,
    CHECK ((until IS NULL) <> (count IS NULL))
  ) STRICT`,

  'ALTER TABLE bookings ADD COLUMN visit_type_id INTEGER REFERENCES visit_types (id) ON DELETE RESTRICT',
  'ALTER TABLE bookings ADD COLUMN series_id INTEGER REFERENCES series (id) ON DELETE RESTRICT',
  'ALTER TABLE bookings ADD COLUMN notes TEXT',
  'ALTER TABLE bookings ADD COLUMN is_walk_in INTEGER NOT NULL DEFAULT 0 CHECK (is_walk_in IN (0, 1))',
  // Taken back by whoever made it: history that no statistics count.
  'ALTER TABLE bookings ADD COLUMN is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1))',
  'ALTER TABLE bookings ADD COLUMN patient_confirmed_at INTEGER',
  ...MOMENTS.map((moment) => `ALTER TABLE bookings ADD COLUMN ${moment} INTEGER`),
  `ALTER TABLE bookings ADD COLUMN visit_state TEXT GENERATED ALWAYS AS (${VISIT_STATE}) VIRTUAL`,
  'CREATE INDEX bookings_by_series ON bookings (series_id, starts_at) WHERE series_id IS NOT NULL',

  // Walk-ins for whom there is no slot yet. The number is the ticket's, from 1 each day.
  `CREATE TABLE queue (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    date TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 1),
    patient_id INTEGER NOT NULL REFERENCES patients (id) ON DELETE RESTRICT,
    doctor_id INTEGER REFERENCES doctors (id) ON DELETE RESTRICT,
    specialization TEXT,
    visit_type_id INTEGER REFERENCES visit_types (id) ON DELETE RESTRICT,
    notes TEXT,
    booking_id INTEGER REFERENCES bookings (id) ON DELETE RESTRICT,
    ${MOMENTS.map((moment) => `${moment} INTEGER`).join(', ')},
    is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1)),
    visit_state TEXT GENERATED ALWAYS AS (${VISIT_STATE}) VIRTUAL,
    UNIQUE (date, number)
  ) STRICT`,
  'CREATE INDEX queue_by_patient ON queue (patient_id)',

  // Days and parts of day are lists in JSON; null is any.
  `CREATE TABLE waitlist (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    patient_id INTEGER NOT NULL REFERENCES patients (id) ON DELETE RESTRICT,
    doctor_id INTEGER REFERENCES doctors (id) ON DELETE RESTRICT,
    specialization TEXT,
    visit_type_id INTEGER REFERENCES visit_types (id) ON DELETE RESTRICT,
    weekdays TEXT,
    parts TEXT,
    from_date TEXT,
    until_date TEXT,
    urgency TEXT NOT NULL CHECK (urgency IN ('ROUTINE', 'SOON', 'URGENT')),
    notes TEXT,
    created_at INTEGER NOT NULL,
    booking_id INTEGER REFERENCES bookings (id) ON DELETE RESTRICT,
    removed_at INTEGER
  ) STRICT`,
  'CREATE INDEX waitlist_open ON waitlist (created_at) WHERE booking_id IS NULL AND removed_at IS NULL',
  'CREATE INDEX waitlist_by_patient ON waitlist (patient_id)',

  // What each user keeps for their own desk.
  `CREATE TABLE doctor_views (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    place INTEGER NOT NULL CHECK (place BETWEEN 1 AND 9),
    name TEXT NOT NULL,
    doctor_ids TEXT NOT NULL,
    UNIQUE (user_id, place)
  ) STRICT`,
  `CREATE TABLE shortcuts (
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    action TEXT NOT NULL,
    keys TEXT NOT NULL,
    PRIMARY KEY (user_id, action)
  ) STRICT, WITHOUT ROWID`,
];

export async function up(db: Kysely<Before>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  await upPatients(db);
}

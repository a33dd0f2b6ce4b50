import { type Kysely, sql } from 'kysely';

/**
 * How doctors work: weeks that repeat, days that differ, and each change of these with all that is needed to
 * take it back. Slots follow from them; `docs/decisions/0009-schedules.md` says how.
 */
const SESSION = `
    start_time TEXT NOT NULL,
    end_time TEXT NOT NULL CHECK (end_time > start_time),
    slot_minutes INTEGER NOT NULL CHECK (slot_minutes BETWEEN 5 AND 240),
    room_id INTEGER REFERENCES rooms (id) ON DELETE RESTRICT`;

const statements = [
  // A week that repeats every so many weeks, counted from the week of `valid_from`.
  `CREATE TABLE schedules (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    doctor_id INTEGER NOT NULL REFERENCES doctors (id) ON DELETE RESTRICT,
    valid_from TEXT NOT NULL,
    valid_until TEXT CHECK (valid_until >= valid_from),
    every_weeks INTEGER NOT NULL DEFAULT 1 CHECK (every_weeks BETWEEN 1 AND 8),
    created_at INTEGER NOT NULL
  ) STRICT`,
  'CREATE INDEX schedules_by_doctor ON schedules (doctor_id)',
  `CREATE TABLE schedule_sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    schedule_id INTEGER NOT NULL REFERENCES schedules (id) ON DELETE CASCADE,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),${SESSION}
  ) STRICT`,
  'CREATE INDEX schedule_sessions_by_schedule ON schedule_sessions (schedule_id)',
  'CREATE INDEX schedule_sessions_by_room ON schedule_sessions (room_id) WHERE room_id IS NOT NULL',

  // No doctor is the whole clinic. Times are those of a part of each day; none is the whole day.
  `CREATE TABLE schedule_exceptions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    doctor_id INTEGER REFERENCES doctors (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL CHECK (kind IN ('LEAVE', 'HOLIDAY', 'CHANGED', 'EXTRA')),
    from_date TEXT NOT NULL,
    until_date TEXT NOT NULL CHECK (until_date >= from_date),
    start_time TEXT,
    end_time TEXT CHECK (end_time > start_time),
    name TEXT,
    -- The event in the calendar file that it came from, so that reading the file again adds nothing.
    uid TEXT,
    created_at INTEGER NOT NULL,
    CHECK ((kind = 'HOLIDAY') = (doctor_id IS NULL)),
    CHECK ((start_time IS NULL) = (end_time IS NULL))
  ) STRICT`,
  'CREATE INDEX schedule_exceptions_by_date ON schedule_exceptions (until_date)',
  'CREATE UNIQUE INDEX schedule_exceptions_by_uid ON schedule_exceptions (uid) WHERE uid IS NOT NULL',
  `CREATE TABLE exception_sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    exception_id INTEGER NOT NULL REFERENCES schedule_exceptions (id) ON DELETE CASCADE,${SESSION}
  ) STRICT`,
  'CREATE INDEX exception_sessions_by_exception ON exception_sessions (exception_id)',

  // The last date up to which the doctor's slots have been made ahead.
  'ALTER TABLE doctors ADD COLUMN slots_until TEXT',
  // Times at which an admin took a slot of the schedule away by hand: they are not made again.
  `CREATE TABLE removed_slots (
    doctor_id INTEGER NOT NULL REFERENCES doctors (id) ON DELETE RESTRICT,
    starts_at INTEGER NOT NULL,
    PRIMARY KEY (doctor_id, starts_at)
  ) STRICT, WITHOUT ROWID`,

  // What was asked for, and what takes it back. JSON.
  `CREATE TABLE schedule_changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE RESTRICT,
    edits TEXT NOT NULL,
    inverse TEXT NOT NULL,
    undone_at INTEGER
  ) STRICT`,
];

export async function upSchedules(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

import { type Kysely, sql } from 'kysely';

/**
 * Rooms, specializations as rows, and two more rules of the same kind as the doctor's: a room's slots never
 * overlap, and neither do a doctor's extra slots, which stand beside the regular ones in a lane of their own.
 *
 * A unique key cannot be changed, so the slots are copied into a new table. Nothing may point at the old one
 * then: the claims step aside, and the deferred keys of the bookings see them back at COMMIT.
 */
const OVERLAP = `starts_at < NEW.starts_at + NEW.duration_minutes * 60000`;

const triggers = (
  ['INSERT', 'UPDATE OF doctor_id, starts_at, duration_minutes, room_id, is_extra'] as const
).flatMap((event) => {
  const name = event.slice(0, 6).toLowerCase();
  const others = event === 'INSERT' ? '' : 'AND other.id <> OLD.id';
  // Slots of one lane never overlap, so the latest that starts before the new one's end also ends last.
  const latest = (lane: string) => `(
      SELECT other.starts_at + other.duration_minutes * 60000 FROM appointment_slots AS other
      WHERE ${lane} AND other.${OVERLAP} ${others}
      ORDER BY other.starts_at DESC LIMIT 1
    )`;
  const ownLane = 'other.doctor_id = NEW.doctor_id AND other.is_extra = NEW.is_extra';
  const isSameStart = `EXISTS (
    SELECT 1 FROM appointment_slots AS other
    WHERE ${ownLane} AND other.starts_at = NEW.starts_at ${others}
  )`;
  return [
    `CREATE TRIGGER slots_never_overlap_${name}
      BEFORE ${event} ON appointment_slots
      WHEN ${latest(ownLane)} > NEW.starts_at
      BEGIN
        SELECT CASE WHEN ${isSameStart} THEN RAISE(ABORT, 'SLOT_EXISTS') ELSE RAISE(ABORT, 'SLOT_OVERLAPS') END;
      END`,
    `CREATE TRIGGER rooms_never_shared_${name}
      BEFORE ${event} ON appointment_slots
      WHEN NEW.room_id IS NOT NULL AND ${latest('other.room_id = NEW.room_id')} > NEW.starts_at
      BEGIN
        -- Which of two triggers is asked first is not said: what the doctor has is told before the room.
        SELECT CASE WHEN ${isSameStart} THEN RAISE(ABORT, 'SLOT_EXISTS')
          WHEN ${latest(ownLane)} > NEW.starts_at THEN RAISE(ABORT, 'SLOT_OVERLAPS')
          ELSE RAISE(ABORT, 'ROOM_TAKEN') END;
      END`,
  ];
});

const ORDERED = `
    colour TEXT,
    position INTEGER NOT NULL DEFAULT 0,
    is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
    created_at INTEGER NOT NULL`;

const statements = [
  `CREATE TABLE rooms (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,${ORDERED}
  ) STRICT`,
  // A doctor's field is kept by its name, as it always was; a row here gives it its place and colour.
  `CREATE TABLE specializations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,${ORDERED}
  ) STRICT`,
  `INSERT OR IGNORE INTO specializations (name, created_at)
    SELECT specialization, min(created_at) FROM doctors GROUP BY specialization ORDER BY specialization`,
  // Whoever writes a doctor, be it a file that is read: their field is on the list.
  ...['INSERT', 'UPDATE OF specialization'].map(
    (event) => `CREATE TRIGGER specializations_are_listed_${event.slice(0, 6).toLowerCase()}
      AFTER ${event} ON doctors
      WHEN NOT EXISTS (SELECT 1 FROM specializations WHERE name = NEW.specialization)
      BEGIN
        INSERT INTO specializations (name, position, created_at)
        SELECT NEW.specialization,
          CASE WHEN max(position) > 0 THEN max(position) + 1 ELSE 0 END, NEW.created_at FROM specializations;
      END`,
  ),
  'ALTER TABLE doctors ADD COLUMN colour TEXT',
  'ALTER TABLE doctors ADD COLUMN position INTEGER NOT NULL DEFAULT 0',
  'ALTER TABLE visit_types ADD COLUMN position INTEGER NOT NULL DEFAULT 0',

  `CREATE TABLE new_slots (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    doctor_id INTEGER NOT NULL REFERENCES doctors (id) ON DELETE RESTRICT,
    starts_at INTEGER NOT NULL,
    duration_minutes INTEGER NOT NULL CHECK (duration_minutes BETWEEN 5 AND 240),
    ends_at INTEGER NOT NULL GENERATED ALWAYS AS (starts_at + duration_minutes * 60000) STORED,
    blocked INTEGER NOT NULL DEFAULT 0 CHECK (blocked IN (0, 1)),
    version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    room_id INTEGER REFERENCES rooms (id) ON DELETE RESTRICT,
    -- HAND: made by a person. SCHEDULE: made by the doctor's schedule, which may take it away again while
    -- nothing claims it. KEPT: the schedule wants it no more, but a booking that was there stays.
    origin TEXT NOT NULL DEFAULT 'HAND' CHECK (origin IN ('HAND', 'SCHEDULE', 'KEPT')),
    -- A second patient at a time that is taken, beside the regular slots. It never stands in a room of its own.
    is_extra INTEGER NOT NULL DEFAULT 0 CHECK (is_extra IN (0, 1)),
    extra_reason TEXT,
    -- Blocked because the doctor is away: opened again when they are back.
    is_off INTEGER NOT NULL DEFAULT 0 CHECK (is_off IN (0, 1)),
    CHECK ((is_extra = 1) = (extra_reason IS NOT NULL)),
    CHECK (is_extra = 0 OR (room_id IS NULL AND origin = 'HAND')),
    UNIQUE (doctor_id, starts_at, is_extra),
    UNIQUE (id, doctor_id, starts_at, ends_at)
  ) STRICT`,
  `INSERT INTO new_slots (id, doctor_id, starts_at, duration_minutes, blocked, version)
    SELECT id, doctor_id, starts_at, duration_minutes, blocked, version FROM appointment_slots`,
  // Ids are never given twice, also not those of slots that are gone.
  `DELETE FROM sqlite_sequence WHERE name = 'new_slots'`,
  `INSERT INTO sqlite_sequence (name, seq)
    SELECT 'new_slots', seq FROM sqlite_sequence WHERE name = 'appointment_slots'`,
  `CREATE TABLE claims_aside AS
    SELECT slot_id, booking_id, doctor_id, starts_at, ends_at, visit_start, visit_end FROM booking_slots`,
  'DELETE FROM booking_slots',
  'DROP TABLE appointment_slots',
  'ALTER TABLE new_slots RENAME TO appointment_slots',
  `INSERT INTO booking_slots (slot_id, booking_id, doctor_id, starts_at, ends_at, visit_start, visit_end)
    SELECT slot_id, booking_id, doctor_id, starts_at, ends_at, visit_start, visit_end FROM claims_aside`,
  'DROP TABLE claims_aside',
  'CREATE INDEX slots_by_start ON appointment_slots (starts_at, doctor_id, blocked, is_extra)',
  'CREATE INDEX slots_by_room ON appointment_slots (room_id, starts_at) WHERE room_id IS NOT NULL',
  ...triggers,

  // Why somebody was booked beside the regular slots; null for all others.
  'ALTER TABLE bookings ADD COLUMN overbook_reason TEXT',
];

export async function upSlots(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

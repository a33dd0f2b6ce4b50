import { type Kysely, sql } from 'kysely';

/**
 * What is measured while the desk works, and which days have changed.
 *
 * Statistics are kept in memory by day (of UTC, since the clinic's zone can change), and a day is read again when
 * its version here is another. The rule is in the schema, so that nothing that writes can forget it. A day without
 * a row has version 0: days from before this migration need none.
 */
const DAY_MS = 86_400_000;
const dayOf = (row: 'NEW' | 'OLD') => `${row}.starts_at / ${DAY_MS}`;
const NEXT = 'ON CONFLICT (day) DO UPDATE SET version = version + 1';
const mark = (row: 'NEW' | 'OLD') =>
  `INSERT INTO changed_days (day, version) VALUES (${dayOf(row)}, 1) ${NEXT};`;
/** The other day of a row that moved from one to another. */
const markOther = `INSERT INTO changed_days (day, version)
    SELECT ${dayOf('OLD')}, 1 WHERE ${dayOf('OLD')} <> ${dayOf('NEW')} ${NEXT};`;

/** The columns that statistics read: a slot's version, which each booking changes, is not among them. */
const READ = {
  bookings: `status, patient_id, doctor_id, starts_at, booked_at, cancelled_at, expires_at, visit_type_id, is_walk_in,
    is_undone, arrived_at, in_room_at, done_at, no_show_at, left_at`,
  appointment_slots: 'doctor_id, starts_at, duration_minutes, blocked, is_extra',
  booking_slots: 'slot_id, booking_id, starts_at',
};

const triggers = Object.entries(READ).flatMap(([table, columns]) => [
  // Slots of a schedule come by the ten thousand: whoever makes them marks each day once.
  `CREATE TRIGGER ${table}_change_their_day_insert AFTER INSERT ON ${table}
    ${table === 'appointment_slots' ? `WHEN NEW.origin <> 'SCHEDULE'` : ''} BEGIN ${mark('NEW')} END`,
  `CREATE TRIGGER ${table}_change_their_day_update AFTER UPDATE OF ${columns} ON ${table}
    BEGIN ${mark('NEW')} ${markOther} END`,
  `CREATE TRIGGER ${table}_change_their_day_delete AFTER DELETE ON ${table} BEGIN ${mark('OLD')} END`,
]);

const statements = [
  `CREATE TABLE changed_days (
    day INTEGER PRIMARY KEY,
    version INTEGER NOT NULL
  ) STRICT`,
  ...triggers,

  // How each procedure went in an hour. times counts calls by how long they took: pairs of a step of a scale
  // that grows by a fifth, and a count. JSON. Nobody's name, and nothing that was asked for, is in it.
  `CREATE TABLE measures (
    hour INTEGER NOT NULL,
    procedure TEXT NOT NULL,
    calls INTEGER NOT NULL,
    errors INTEGER NOT NULL,
    refusals INTEGER NOT NULL,
    conflicts INTEGER NOT NULL,
    times TEXT NOT NULL,
    PRIMARY KEY (hour, procedure)
  ) STRICT, WITHOUT ROWID`,
];

export async function upMeasures(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

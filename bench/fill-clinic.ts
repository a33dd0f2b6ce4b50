/**
 * Years of a clinic in plain SQL: what a desk would have written row by row, with triggers and indexes put aside
 * meanwhile and made again as they were. The rows obey every rule of tests/support/invariants.ts, and the trail its chain.
 */
import { chainHash, sha256, type Stored } from '../src/main/database/audit.ts';
import type { Connection } from '../src/main/database/sqlite/connection.ts';
import { addDays, dateAt, instantOf, isWeekend } from '../src/shared/calendar.ts';
import { manyPatients } from './big-people.ts';

export interface ClinicSize {
  doctors: number;
  /** In all, with the weeks ahead. */
  years: number;
  patients: number;
}

export const FIELDS = [
  'Cardiology',
  'Dermatology',
  'General practice',
  'Gynaecology',
  'Neurology',
  'Orthopaedics',
  'Paediatrics',
  'Urology',
];
/** Days with slots that lie ahead. */
const DAYS_AHEAD = 26 * 7;
/** The first field's doctors are booked up for so long: whoever looks for a free time there looks far. */
const FULL_DAYS = 90;
const DAY = 86_400_000;
const HALF_HOUR = 30 * 60_000;
/** Eight hours with a break in the middle: half hours after the first. */
const STEPS = [0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 15, 16, 17];

/** A number below 1000 that looks random and is the same for the same row. */
const chance = (salt: number) => `(((slot.id * ${2_654_435_761 + salt * 2_246_822_519}) >> 13) % 1000)`;

/** @param zone the clinic's, for which 8 o'clock is worked out on each day */
export function fillClinic(sql: Connection, size: ClinicSize, zone: string, now: number): void {
  const openedAt = now - size.years * 366 * DAY;
  sql.pragma('foreign_keys = OFF');
  sql.pragma('synchronous = OFF');
  sql.pragma('temp_store = MEMORY');
  const restore = putAside(sql);
  sql.transaction(() => {
    insertDoctors(sql, size.doctors, openedAt);
    insertPatients(sql, size.patients, openedAt);
    insertSlots(sql, size, zone, now);
    insertBookings(sql, size.patients, now);
    insertTrail(sql);
    restore();
  })();
  for (const index of ['patient_search', 'patient_name_search']) {
    sql.exec(`INSERT INTO ${index} (${index}) VALUES ('rebuild')`);
  }
  sql.pragma('wal_checkpoint(TRUNCATE)');
}

/** Drops all triggers, and the indexes of large tables; what is answered makes them again. */
function putAside(sql: Connection): () => void {
  const rows = sql
    .prepare(
      `SELECT type, name, sql FROM sqlite_schema WHERE type = 'trigger'
        OR (type = 'index' AND sql IS NOT NULL AND tbl_name IN ('bookings', 'appointment_slots', 'patients', 'audit_log'))`,
    )
    .all() as { type: string; name: string; sql: string }[];
  for (const { type, name } of rows) sql.exec(`DROP ${type} ${name}`);
  return () => {
    // The order in which the migrations made them: a name decides nothing.
    for (const { sql: text } of rows) sql.exec(text);
  };
}

function insertDoctors(sql: Connection, count: number, createdAt: number): void {
  const insert = sql.prepare(
    'INSERT INTO doctors (name, specialization, email, experience_years, created_at) VALUES (?, ?, ?, ?, ?)',
  );
  for (let index = 0; index < count; index += 1) {
    const number = String(index + 1).padStart(2, '0');
    const field = FIELDS[index % FIELDS.length];
    insert.run(`Dr Number ${number}`, field, `doctor${number}@clinic.test`, 5 + (index % 30), createdAt);
  }
  const list = sql.prepare('INSERT OR IGNORE INTO specializations (name, created_at) VALUES (?, ?)');
  for (const field of FIELDS.slice(0, count)) list.run(field, createdAt);
}

function insertPatients(sql: Connection, count: number, createdAt: number): void {
  const insert = sql.prepare(
    `INSERT INTO patients (name, phone, date_of_birth, search_text, folded_name, created_at)
      VALUES (@name, @phone, @date_of_birth, @search_text, @folded_name, @created_at)`,
  );
  for (const row of manyPatients(count, createdAt)) insert.run(row);
}

/** Sixteen half hours on each weekday, by start and doctor: the order in which a schedule makes them. */
function insertSlots(sql: Connection, { years }: ClinicSize, zone: string, now: number): void {
  const today = dateAt(now, zone);
  const days = Math.round(years * 365.25);
  sql.exec('CREATE TEMP TABLE mornings (at INTEGER PRIMARY KEY)');
  sql.exec('CREATE TEMP TABLE steps (step INTEGER PRIMARY KEY)');
  const addMorning = sql.prepare('INSERT INTO mornings VALUES (?)');
  for (let day = DAYS_AHEAD - days; day <= DAYS_AHEAD; day += 1) {
    const date = addDays(today, day);
    if (!isWeekend(date)) addMorning.run(instantOf(date, '08:00', zone));
  }
  for (const step of STEPS) sql.prepare('INSERT INTO steps VALUES (?)').run(step);
  sql.exec(`INSERT INTO appointment_slots (doctor_id, starts_at, duration_minutes, origin)
    SELECT doctor.id, morning.at + step.step * ${HALF_HOUR}, 30, 'SCHEDULE'
    FROM mornings AS morning CROSS JOIN steps AS step CROSS JOIN doctors AS doctor
    ORDER BY morning.at, step.step, doctor.id`);
}

/** Half of what was, most of the next weeks, less and less of what is far; all of a field that everybody wants. */
function insertBookings(sql: Connection, patients: number, now: number): void {
  const ahead = `(slot.starts_at - ${now}) / ${DAY}`;
  const isFull = `doctor.specialization = '${FIELDS[0]}' AND slot.starts_at > ${now} AND ${ahead} < ${FULL_DAYS}`;
  const fullness = `CASE WHEN ${isFull} THEN 1000 WHEN slot.starts_at < ${now} THEN 505
    WHEN ${ahead} < 60 THEN 900 - 12 * ${ahead} ELSE 80 END`;
  const isCancelled = `NOT (${isFull}) AND ${chance(3)} < 60`;
  const isPast = `slot.starts_at < ${now - DAY} AND NOT (${isCancelled})`;
  const bookedAt = `min(slot.starts_at, ${now}) - (1 + ${chance(5)}) * 1200000`;
  sql.exec(`INSERT INTO bookings (status, patient_id, doctor_id, slot_id, starts_at, ends_at, booked_at, confirmed_at,
      cancelled_at, cancel_reason, arrived_at, in_room_at, done_at)
    SELECT iif(${isCancelled}, 'CANCELLED', 'CONFIRMED'),
      1 + ((slot.id * 2654435761) >> 5) % ${patients}, slot.doctor_id, slot.id, slot.starts_at, slot.ends_at,
      ${bookedAt}, ${bookedAt},
      iif(${isCancelled}, ${bookedAt} + 600000, NULL), iif(${isCancelled}, 'Feeling better', NULL),
      iif(${isPast}, slot.starts_at - 300000, NULL), iif(${isPast}, slot.starts_at + 60000 * (${chance(7)} % 20), NULL),
      iif(${isPast}, slot.ends_at, NULL)
    FROM appointment_slots AS slot JOIN doctors AS doctor ON doctor.id = slot.doctor_id
    WHERE ${chance(1)} < ${fullness} ORDER BY slot.id`);
  sql.exec(`INSERT INTO booking_slots (slot_id, booking_id, doctor_id, starts_at, ends_at, visit_start, visit_end)
    SELECT slot_id, id, doctor_id, starts_at, ends_at, starts_at, ends_at FROM bookings WHERE active = 1 ORDER BY slot_id`);
  sql.exec('UPDATE appointment_slots SET version = 2 WHERE id IN (SELECT slot_id FROM bookings)');
}

/** A row of the trail for each booking, with what it says of one. */
function insertTrail(sql: Connection): void {
  const insert = sql.prepare(
    `INSERT INTO audit_log (id, at, user_id, desk, command_id, procedure, entity, entity_id, after_values, values_hash, hash)
      VALUES (?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?)`,
  );
  const last = sql.prepare('SELECT id, hash FROM audit_log ORDER BY id DESC LIMIT 1');
  let { id, hash } = last.get() as { id: number; hash: string };
  const bookings = sql.prepare(
    'SELECT id, slot_id, patient_id, doctor_id, starts_at, booked_at FROM bookings WHERE id > ? ORDER BY id LIMIT 10000',
  );
  for (let seen = 0; ; ) {
    const rows = bookings.all(seen) as Booked[];
    for (const row of rows) {
      const after = JSON.stringify(valuesOf(row));
      const stored: Stored = {
        at: row.booked_at,
        user_id: 2,
        desk: 'window-1',
        command_id: null,
        procedure: 'bookings.create',
        entity: 'bookings',
        entity_id: row.id,
        values_hash: sha256(JSON.stringify([null, after])),
      };
      hash = chainHash(hash, stored);
      id += 1;
      const { at, user_id: user, desk, procedure, entity, entity_id: of, values_hash: values } = stored;
      insert.run(id, at, user, desk, procedure, entity, of, after, values, hash);
    }
    const end = rows.at(-1);
    if (!end) return;
    seen = end.id;
  }
}

interface Booked {
  id: number;
  slot_id: number;
  patient_id: number;
  doctor_id: number;
  starts_at: number;
  booked_at: number;
}

/** As long as what `bookings.create` writes of one. */
function valuesOf(row: Booked) {
  const bookedAt = new Date(row.booked_at).toISOString();
  return {
    id: row.id,
    status: 'CONFIRMED',
    slotId: row.slot_id,
    startsAt: new Date(row.starts_at).toISOString(),
    durationMinutes: 30,
    doctorId: row.doctor_id,
    patient: { id: row.patient_id, name: 'Somebody Somewhere', email: null, phone: '+447700900123' },
    bookedAt,
    confirmedAt: bookedAt,
    visit: { state: 'EXPECTED', arrivedAt: null, inRoomAt: null, doneAt: null, noShowAt: null, leftAt: null },
  };
}

/** A clinic that has something in every table, with ids that are gone, bytes, and letters of many kinds. */
import { sql } from 'kysely';
import { seedDemo } from '../../src/main/demo/seed-demo.ts';
import { openDatabase } from '../../src/main/database/sqlite/sqlite-database.ts';
import { MONDAY } from '../support/clinic.ts';

/** What the demonstration has nothing of. */
const REST = [
  `INSERT INTO logo (id, media_type, image) VALUES (1, 'image/png', x'00ff5c7800')`,
  `INSERT INTO rooms (name, created_at) VALUES ('Zimmer Ä', 1), ('b', 2), ('B2', 3)`,
  `UPDATE appointment_slots SET room_id = (SELECT id FROM rooms LIMIT 1)
    WHERE id IN (SELECT id FROM appointment_slots WHERE is_extra = 0 ORDER BY id LIMIT 1)`,
  `INSERT INTO sessions (token_hash, user_id, created_at, expires_at) SELECT 'hash', min(id), 1, 2 FROM users`,
  `INSERT INTO sign_in_attempts (email, at) VALUES ('ada@clinic.test', 1)`,
  `INSERT INTO permissions (permission, is_allowed) VALUES ('overbook', 1)`,
  `INSERT INTO user_permissions (user_id, permission, is_allowed) SELECT id, 'overbook', 0 FROM users`,
  `INSERT INTO doctor_views (user_id, place, name, doctor_ids) SELECT min(id), 1, 'Meine', '[1]' FROM users`,
  `INSERT INTO shortcuts (user_id, action, keys) SELECT id, 'help', 'F9' FROM users`,
  `INSERT INTO visit_type_scopes (visit_type_id, specialization) SELECT min(id), 'Dermatology' FROM visit_types`,
  `INSERT INTO patients (name, email, created_at, search_text, folded_name, notes)
    VALUES ('Łucja "Ödegård" \\ O''Neill 👩‍⚕️', '', 5, 'lucja odegard', 'lucja', char(10) || char(9)), ('نورة', NULL, 6, '', '', '')`,
  // Merged into one that comes later.
  `UPDATE patients SET merged_into = (SELECT max(id) FROM patients) WHERE id = 1`,
  `INSERT INTO patient_merges (kept_id, merged_id, moved, filled, merged_at)
    SELECT max(id), 1, '{}', '{}', 7 FROM patients`,
  `INSERT INTO schedule_exceptions (kind, from_date, until_date, uid, created_at)
    VALUES ('HOLIDAY', '2026-12-24', '2026-12-26', 'uid@x', 1)`,
  `INSERT INTO exception_sessions (exception_id, start_time, end_time, slot_minutes) SELECT id, '08:00', '12:00', 30
    FROM schedule_exceptions`,
  `INSERT INTO removed_slots (doctor_id, starts_at) SELECT id, -5 FROM doctors`,
  `INSERT INTO schedule_changes (at, user_id, edits, inverse) SELECT 1, min(id), '[]', '[]' FROM users`,
  `INSERT INTO series (every, unit, count, created_at) VALUES (2, 'WEEK', 5, 1)`,
  `UPDATE bookings SET series_id = 1, notes = 'x' WHERE id IN (SELECT id FROM bookings ORDER BY id DESC LIMIT 2)`,
  `INSERT INTO queue (date, number, patient_id) SELECT '2026-03-02', 1, max(id) FROM patients`,
  `INSERT INTO waitlist (patient_id, urgency, created_at) SELECT max(id), 'SOON', 3 FROM patients`,
  `INSERT INTO imports (user_id, kind, state, is_dry_run, file_id, file_name, options, created_at, finished_at)
    SELECT min(id), 'patients', 'DONE', 0, 'f', 'f.csv', '{}', 1, 2 FROM users`,
  `INSERT INTO import_made (import_id, entity, row_id) SELECT id, 'patients', 5 FROM imports`,
  `INSERT INTO measures (hour, procedure, calls, errors, refusals, conflicts, times)
    VALUES (1772434800000, 'a.b', 1, 0, 0, 0, '[]'), (1772434800000, 'a.c', 2, 0, 0, 0, '[[1,2]]')`,
  `INSERT INTO commands (id, procedure, fingerprint, answer, at) VALUES ('Ü', 'a.b', 'f', '{}', 4), ('a', 'a.b', 'f', '{}', 4)`,
  // Numbers that were given and are gone.
  `INSERT INTO rooms (name, created_at) VALUES ('gone', 9)`,
  `DELETE FROM rooms WHERE name = 'gone'`,
  `INSERT INTO specializations (name, position, created_at) VALUES ('nobody has it', 99, 1)`,
  `UPDATE changed_days SET version = 77 WHERE day = (SELECT min(day) FROM changed_days)`,
];

export async function makeClinicWithAll(file: string): Promise<void> {
  const database = await openDatabase({ file }, () => MONDAY);
  try {
    await seedDemo(database, { now: MONDAY });
    await database.write(async (db) => {
      for (const statement of REST) await sql.raw(statement).execute(db);
    });
  } finally {
    await database.close();
  }
}

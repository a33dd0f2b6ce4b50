import { createHash } from 'node:crypto';
import path from 'node:path';
import { DATABASE_FILE } from '../src/main/app.ts';
import { connect } from '../src/main/database/sqlite/connection.ts';

/**
 * The statements of one booking, as `bookings.create` sends them, on bare better-sqlite3: what the database
 * itself costs, without dispatch, parsing or Kysely.
 */
export function rawBooker(folder: string) {
  const file = path.join(folder, DATABASE_FILE);
  const [db, reader] = [connect({ file }, 'writer'), connect({ file }, 'reader')];
  const session = reader.prepare(
    `SELECT sessions.id, sessions.user_id, users.role FROM sessions JOIN users ON users.id = sessions.user_id
     WHERE sessions.token_hash = ? AND sessions.expires_at > ? AND users.is_active = 1`,
  );
  const slotById = db.prepare(
    `SELECT slot.*, doctor.name, doctor.specialization, doctor.is_active, booking.id AS booking_id, booking.status,
       booking.expires_at FROM appointment_slots slot JOIN doctors doctor ON doctor.id = slot.doctor_id
     LEFT JOIN booking_slots claim ON claim.slot_id = slot.id LEFT JOIN bookings booking ON booking.id = claim.booking_id
     WHERE slot.id = ?`,
  );
  const patientById = db.prepare('SELECT * FROM patients WHERE id = ?');
  const insertBooking = db.prepare(
    `INSERT INTO bookings (status, patient_id, slot_id, doctor_id, starts_at, ends_at, booked_at, confirmed_at,
       expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
  );
  const insertClaim = db.prepare(
    `INSERT INTO booking_slots (slot_id, booking_id, doctor_id, starts_at, ends_at, visit_start, visit_end)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const setVersion = db.prepare('UPDATE appointment_slots SET version = ? WHERE id = ? AND version = ?');
  const bookingById = db.prepare(
    `SELECT booking.*, doctor.name, doctor.specialization, patient.name, patient.email, patient.phone,
       patient.date_of_birth FROM bookings booking JOIN doctors doctor ON doctor.id = booking.doctor_id
     LEFT JOIN patients patient ON patient.id = booking.patient_id WHERE booking.id = ?`,
  );
  const lastHash = db.prepare('SELECT hash FROM audit_log ORDER BY id DESC LIMIT 1');
  const insertAudit = db.prepare(
    `INSERT INTO audit_log (at, user_id, desk, command_id, procedure, entity, entity_id, before_values, after_values,
       values_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
  );
  const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');

  return {
    book(slotId: number, patientId: number, now: number): void {
      session.get(sha256('nobody'), now);
      db.exec('BEGIN IMMEDIATE');
      const slot = slotById.get(slotId) as {
        doctor_id: number;
        starts_at: number;
        ends_at: number;
        version: number;
      };
      patientById.get(patientId);
      const { doctor_id: doctor, starts_at: start, ends_at: end } = slot;
      const times = [start, end, now, now, null];
      const { id } = insertBooking.get('CONFIRMED', patientId, slotId, doctor, ...times) as { id: number };
      insertClaim.run(slotId, id, doctor, start, end, start, end);
      setVersion.run(slot.version + 1, slotId, slot.version);
      const values = JSON.stringify(bookingById.get(id));
      const { hash: previous } = lastHash.get() as { hash: string };
      const row = [now, 1, 'bench', null, 'bookings.create', 'bookings', id] as const;
      const valuesHash = sha256(JSON.stringify([null, values]));
      insertAudit.get(
        ...row,
        null,
        values,
        valuesHash,
        sha256(JSON.stringify([previous, ...row, valuesHash])),
      );
      db.exec('COMMIT');
    },
    close(): void {
      db.close();
      reader.close();
    },
  };
}

import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { APPLICATION_ID, type Connection, connect } from '../../src/main/database/sqlite/connection.ts';
import { openDatabase } from '../../src/main/database/sqlite/sqlite-database.ts';
import { migrateTo } from '../../src/main/database/sqlite/migrate.ts';
import { temporaryFolder } from '../support/folder.ts';
import { brokenInvariants } from '../support/invariants.ts';
import { refusalOfSql } from '../support/store.ts';
import { fillOldClinic } from './old-clinic.ts';

let folder: string;
let sql: Connection;

const KEPT = ['appointment_slots', 'bookings', 'booking_slots', 'users'];
const rows = () => KEPT.map((table) => sql.prepare(`SELECT * FROM ${table}`).all());
let before: unknown[][];

/** A clinic at 0004 with people and bookings. */
beforeEach(async () => {
  folder = temporaryFolder();
  const file = path.join(folder, 'clinic.db');
  sql = connect({ file }, 'writer');
  sql.pragma(`application_id = ${APPLICATION_ID}`);
  await migrateTo(sql, '0003-receptionists-day');
  fillOldClinic(sql);
  await migrateTo(sql, '0004-admins-desk');
  before = rows();
  sql.close();
  await (await openDatabase({ file })).close();
  sql = connect({ file }, 'writer');
});
afterEach(() => {
  sql.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

it('keeps every row, asks nobody to set the clinic up again, and takes nobody for practice', () => {
  expect(rows()).toEqual(before);
  expect(before.slice(0, 3).every((table) => table.length > 0)).toBe(true);
  expect(sql.prepare('SELECT is_setup_done FROM settings').pluck().all()).toEqual([1]);
  for (const table of ['doctors', 'patients']) {
    expect(sql.prepare(`SELECT DISTINCT is_practice FROM ${table}`).pluck().all()).toEqual([0]);
  }
  expect(brokenInvariants(sql)).toEqual([]);
});

it('never lets what is real become practice, or hang on it', () => {
  sql.exec(`INSERT INTO doctors (name, specialization, email, is_practice, created_at)
    VALUES ('Practice', 'Practice', 'practice@clinic.invalid', 1, 5)`);
  sql.exec(`INSERT INTO patients (name, is_practice, created_at) VALUES ('Practice', 1, 5)`);
  const invented = '(SELECT id FROM patients WHERE is_practice = 1)';
  const doctor = '(SELECT id FROM doctors WHERE is_practice = 1)';
  for (const statement of [
    'UPDATE doctors SET is_practice = 1 WHERE id = 1',
    'UPDATE patients SET is_practice = 1 WHERE id = 1',
    `UPDATE bookings SET patient_id = ${invented} WHERE id = 1`,
    `UPDATE bookings SET doctor_id = ${doctor} WHERE id = 1`,
    `UPDATE patients SET merged_into = 1 WHERE is_practice = 1`,
    `UPDATE patients SET merged_into = ${invented} WHERE id = 1`,
    `INSERT INTO queue (date, number, patient_id, doctor_id) VALUES ('2026-03-02', 9, ${invented}, 1)`,
    `INSERT INTO queue (date, number, patient_id, booking_id) VALUES ('2026-03-02', 9, ${invented}, 1)`,
    `INSERT INTO users (name, email, role, doctor_id, password_hash, created_at)
      VALUES ('Dr', 'dr@clinic.test', 'doctor', ${doctor}, 'x', 5)`,
  ]) {
    expect(refusalOfSql(sql, [statement])).toMatch(/PRACTICE_MIX/);
  }
});

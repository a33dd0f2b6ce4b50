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

const SLOTS =
  'SELECT id, doctor_id, starts_at, duration_minutes, ends_at, blocked, version FROM appointment_slots';
const CLAIMS = 'SELECT * FROM booking_slots';
let slots: unknown[];
let claims: unknown[];

/** A clinic at 0003, with a longer visit, and with slots that were there and are gone. */
beforeEach(async () => {
  folder = temporaryFolder();
  const file = path.join(folder, 'clinic.db');
  sql = connect({ file }, 'writer');
  sql.pragma(`application_id = ${APPLICATION_ID}`);
  await migrateTo(sql, '0003-receptionists-day');
  fillOldClinic(sql);
  sql.exec(`INSERT INTO users (name, email, role, password_hash, created_at)
    VALUES ('Ada', 'ada@clinic.test', 'admin', 'x', 5), ('Rita', 'rita@clinic.test', 'receptionist', 'x', 6)`);
  sql.exec(`INSERT INTO sessions (token_hash, user_id, created_at, expires_at) VALUES ('t', 1, 5, 6)`);
  sql.exec('UPDATE appointment_slots SET version = 7 WHERE id = 3');
  sql.exec(
    'INSERT INTO appointment_slots (id, doctor_id, starts_at, duration_minutes) VALUES (40, 1, 0, 30)',
  );
  sql.exec('DELETE FROM appointment_slots WHERE id = 40');
  slots = sql.prepare(SLOTS).all();
  claims = sql.prepare(CLAIMS).all();
  sql.close();
  await (await openDatabase({ file })).close();
  sql = connect({ file }, 'writer');
});
afterEach(() => {
  sql.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

it('keeps every slot and every claim, and leaves a sound file', () => {
  expect(sql.prepare(SLOTS).all()).toEqual(slots);
  expect(sql.prepare(CLAIMS).all()).toEqual(claims);
  expect(slots.length).toBeGreaterThan(2);
  expect(claims).toHaveLength(2);
  expect(brokenInvariants(sql)).toEqual([]);
});

it('never gives the id of a slot that is gone again', () => {
  sql.exec('INSERT INTO appointment_slots (doctor_id, starts_at, duration_minutes) VALUES (1, 0, 30)');
  expect(sql.prepare('SELECT max(id) FROM appointment_slots').pluck().get()).toBe(41);
});

it('still forbids to take a claimed slot away, and a second claim on it', () => {
  expect(refusalOfSql(sql, ['DELETE FROM appointment_slots WHERE id = 1'])).toMatch(/FOREIGN KEY/);
  expect(refusalOfSql(sql, ['DELETE FROM booking_slots WHERE slot_id = 1'])).toMatch(/FOREIGN KEY/);
});

it('keeps who has which role', () => {
  expect(sql.prepare('SELECT name, role, doctor_id FROM users ORDER BY id').all()).toEqual([
    { name: 'Ada', role: 'admin', doctor_id: null },
    { name: 'Rita', role: 'receptionist', doctor_id: null },
  ]);
  // A doctor's sign-in has a doctor, and no other has.
  expect(refusalOfSql(sql, [`UPDATE users SET role = 'doctor' WHERE id = 2`])).toMatch(/CHECK/);
  expect(refusalOfSql(sql, ['UPDATE users SET doctor_id = 1 WHERE id = 2'])).toMatch(/CHECK/);
  expect(refusalOfSql(sql, [`UPDATE users SET role = 'doctor', doctor_id = 1 WHERE id = 2`])).toBeNull();
});

it('has a row for each specialization that doctors work in', () => {
  expect(sql.prepare('SELECT name, position, is_active FROM specializations').all()).toEqual([
    { name: 'General', position: 0, is_active: 1 },
  ]);
});

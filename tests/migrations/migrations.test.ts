import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupsIn } from '../../src/main/backups/shelf.ts';
import { APPLICATION_ID, type Connection, connect } from '../../src/main/database/sqlite/connection.ts';
import { openDatabase } from '../../src/main/database/sqlite/sqlite-database.ts';
import { appliedMigrations } from '../../src/main/database/sqlite/applied.ts';
import { migrateTo } from '../../src/main/database/sqlite/migrate.ts';
import { LATEST } from '../../src/main/database/latest.ts';
import { migrations } from '../../src/main/database/sqlite/migrations/index.ts';
import { findPatientIds } from '../../src/main/features/patients/queries.ts';
import { fillOldClinic } from './old-clinic.ts';
import { BEFORE_0004, brokenInvariants } from '../support/invariants.ts';
import { temporaryFolder } from '../support/folder.ts';

const NOW = Date.parse('2026-03-02T07:00:00Z');
let folder: string;
let file: string;

beforeEach(() => {
  folder = temporaryFolder();
  file = path.join(folder, 'clinic.db');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

/** What a plain connection sees of the file. */
function look<T>(name: string, ask: (sql: Connection) => T): T {
  const sql = connect({ file: name }, 'reader');
  try {
    return ask(sql);
  } finally {
    sql.close();
  }
}

const schemaOf = (sql: Connection) =>
  sql.prepare(`SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'kysely_%' ORDER BY name`).all();

async function makeOldFile(version: string, spoil?: string): Promise<void> {
  const sql = connect({ file }, 'writer');
  sql.pragma(`application_id = ${APPLICATION_ID}`);
  await migrateTo(sql, version);
  fillOldClinic(sql);
  if (spoil) sql.exec(spoil);
  sql.close();
}

const backups = () => {
  const place = path.join(folder, 'backups');
  return fs.existsSync(place) ? backupsIn(place).map(({ file: copy }) => copy) : [];
};

async function open(): Promise<void> {
  await (await openDatabase({ file })).close();
}

describe('a new file', () => {
  it('gets every migration, is marked as ours, and needs no copy', async () => {
    await open();
    expect(look(file, appliedMigrations)).toEqual(Object.keys(migrations));
    expect(look(file, (sql) => sql.pragma('application_id', { simple: true }))).toBe(APPLICATION_ID);
    expect(look(file, brokenInvariants)).toEqual([]);
    expect(backups()).toEqual([]);
  });

  it('is not migrated twice', async () => {
    await open();
    const before = look(file, schemaOf);
    await open();
    expect(look(file, schemaOf)).toEqual(before);
    expect(backups()).toEqual([]);
  });
});

describe('from 0001 with data in it', () => {
  const rowsOf = (table: string, columns: string) => (sql: Connection) =>
    sql.prepare(`SELECT ${columns} FROM ${table} ORDER BY 1`).all();
  const kept = (sql: Connection) => [
    rowsOf('patients', 'id, name, email, date_of_birth, created_at')(sql),
    rowsOf(
      'bookings',
      'id, status, patient_id, doctor_id, slot_id, starts_at, ends_at, booked_at, confirmed_at, cancelled_at, active',
    )(sql),
    // By name, since later versions add columns of their own.
    rowsOf('doctors', 'id, name, specialization, email, phone, experience_years, is_active, created_at')(sql),
    rowsOf('appointment_slots', 'id, doctor_id, starts_at, duration_minutes, ends_at, blocked, version')(sql),
    rowsOf('booking_slots', '*')(sql),
  ];

  it('keeps every row and comes to the newest schema', async () => {
    await makeOldFile('0001-clinic');
    const before = look(file, kept);
    await open();
    expect(look(file, kept)).toEqual(before);
    expect(look(file, appliedMigrations)).toEqual(Object.keys(migrations));
    expect(look(file, brokenInvariants)).toEqual([]);

    const fresh = path.join(folder, 'fresh.db');
    await (await openDatabase({ file: fresh })).close();
    expect(look(file, schemaOf)).toEqual(look(fresh, schemaOf));
  });

  it.each([
    ['jose', [1]],
    ['nunez', [1]],
    ['soren', [2]],
    ['5550', [2]],
    ['03/04/1980', [1, 3]],
    ['1980-04-03', [1]],
    ['山田', [3]],
  ])('finds its patients: %s', async (typed, ids) => {
    await makeOldFile('0001-clinic');
    const database = await openDatabase({ file });
    const found = await database.read((db) => findPatientIds(db, typed, NOW));
    await database.close();
    expect(found.toSorted((a, b) => a - b)).toEqual(ids);
  });

  it('makes a copy first, which opens and has the old schema and rows', async () => {
    await makeOldFile('0001-clinic');
    const before = look(file, (sql) => [schemaOf(sql), kept(sql)]);
    await open();
    const [copy = ''] = backups();
    expect(backups()).toHaveLength(1);
    expect((fs.statSync(copy).mode & 0o777).toString(8)).toBe('600');
    expect(look(copy, appliedMigrations)).toEqual(['0001-clinic']);
    expect(look(copy, (sql) => [schemaOf(sql), kept(sql)])).toEqual(before);
    expect(look(copy, (sql) => brokenInvariants(sql, BEFORE_0004))).toEqual([]);
  });
});

describe('a migration that fails', () => {
  // 0002 makes this table, after it has added a column: it fails half way.
  const SPOIL = `CREATE TABLE patient_search (mine TEXT)`;

  it('leaves the old schema and all rows', async () => {
    await makeOldFile('0001-clinic', SPOIL);
    const everything = (sql: Connection) => [schemaOf(sql), sql.prepare('SELECT * FROM patients').all()];
    const before = look(file, everything);
    await expect(open()).rejects.toThrow(/patient_search/);
    expect(look(file, everything)).toEqual(before);
    expect(look(file, appliedMigrations)).toEqual(['0001-clinic']);
  });

  it('can be tried again, whatever copies lie there', async () => {
    await makeOldFile('0001-clinic', SPOIL);
    for (let round = 0; round < 3; round += 1) await expect(open()).rejects.toThrow(/patient_search/);
    fs.rmSync(backups()[0] ?? '');
    await expect(open()).rejects.toThrow(/patient_search/);
    expect(backups()).toHaveLength(3);
    const sql = connect({ file }, 'writer');
    sql.exec('DROP TABLE patient_search');
    sql.close();
    await open();
    expect(look(file, appliedMigrations).at(-1)).toBe(LATEST);
  });
});

import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { APPLICATION_ID, connect } from '../../src/main/database/sqlite/connection.ts';
import type { Database } from '../../src/main/database/database.ts';
import { openDatabase } from '../../src/main/database/sqlite/sqlite-database.ts';
import { migrateTo } from '../../src/main/database/sqlite/migrate.ts';
import { searchPatients } from '../../src/main/features/patients/search.ts';
import { brokenInvariants } from '../support/invariants.ts';
import { temporaryFolder } from '../support/folder.ts';
import { fillOldClinic } from './old-clinic.ts';

const NOW = Date.parse('2026-03-02T07:00:00Z');
let folder: string;
let file: string;
let database: Database;

/** A clinic in Germany at 0002, whose phones are as people typed them. */
beforeEach(async () => {
  folder = temporaryFolder();
  file = path.join(folder, 'clinic.db');
  const sql = connect({ file }, 'writer');
  sql.pragma(`application_id = ${APPLICATION_ID}`);
  await migrateTo(sql, '0002-patient-search');
  fillOldClinic(sql);
  const insert = sql.prepare(
    'INSERT INTO patients (name, phone, search_text, created_at) VALUES (?, ?, ?, 5)',
  );
  insert.run('Katharina Weiß', '030 / 2312 5001', ' katharina weiss 03023125001');
  insert.run('Peter Mond', 'ask his mother', ' peter mond ');
  sql.close();
  database = await openDatabase({ file });
});
afterEach(async () => {
  await database.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

it('keeps phones as E.164 where they can be read, and as typed where not', async () => {
  const rows = await database.read((db) =>
    db.selectFrom('patients').select(['id', 'phone', 'sex', 'merged_into']).orderBy('id').execute(),
  );
  expect(rows.map(({ phone }) => phone).filter((_, index) => index !== 1)).toEqual([
    '+34600123123',
    null,
    '+493023125001',
    'ask his mother',
  ]);
  expect(rows.every(({ sex, merged_into: merged }) => sex === null && merged === null)).toBe(true);
});

it.each([
  ['0302312', ['Katharina Weiß']],
  ['+49 30 2312', ['Katharina Weiß']],
  ['kathar', ['Katharina Weiß']],
  ['k', ['Katharina Weiß']],
  ['Katarhina', ['Katharina Weiß']],
  ['Weis Katarina', ['Katharina Weiß']],
  ['0034600', ['José Núñez']],
  ['nuñes', ['José Núñez']],
  ['mother', []],
])('finds its patients: %s', async (typed, names) => {
  const found = await database.read((db) => searchPatients(db, typed, NOW));
  expect(found.map(({ name }) => name)).toEqual(names);
});

it('leaves a sound file', async () => {
  await database.close();
  const sql = connect({ file }, 'writer');
  expect(brokenInvariants(sql)).toEqual([]);
  for (const index of ['patient_search', 'patient_name_search']) {
    expect(() => sql.exec(`INSERT INTO ${index} (${index}) VALUES ('integrity-check')`)).not.toThrow();
  }
  sql.close();
  database = await openDatabase({ file });
});

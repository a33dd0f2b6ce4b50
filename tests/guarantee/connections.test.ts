import fs from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../src/main/database/sqlite/connection.ts';
import type { Database, ReadDb } from '../../src/main/database/database.ts';
import { openDatabase } from '../../src/main/database/sqlite/sqlite-database.ts';
import { temporaryFolder } from '../support/folder.ts';

const SETTINGS = ['synchronous', 'foreign_keys', 'journal_mode', 'trusted_schema', 'busy_timeout'] as const;
const WANTED = {
  synchronous: 2,
  foreign_keys: 1,
  journal_mode: 'wal',
  trusted_schema: 0,
  busy_timeout: 10_000,
};

/** Asked through the handle that features get, so it is the very connection that they use. */
async function settingsSeenBy(db: ReadDb): Promise<Record<string, unknown>> {
  const seen: Record<string, unknown> = {};
  for (const name of SETTINGS) {
    const { rows } = await sql.raw<Record<string, unknown>>(`PRAGMA ${name}`).execute(db);
    seen[name] = Object.values(rows[0] ?? {})[0];
  }
  return seen;
}

describe('every connection', () => {
  let folder: string;
  let file: string;
  let database: Database;
  beforeEach(async () => {
    folder = path.join(temporaryFolder(), 'clinic');
    file = path.join(folder, 'clinic.db');
    database = await openDatabase({ file });
  });
  afterEach(async () => {
    await database.close();
    fs.rmSync(path.dirname(folder), { recursive: true, force: true });
  });

  it('has all that the guarantee relies on: on a new file', async () => {
    expect(await database.read(settingsSeenBy)).toEqual(WANTED);
    expect(await database.write(settingsSeenBy)).toEqual(WANTED);
  });

  it('has all that the guarantee relies on: on a file that is opened again', async () => {
    await database.close();
    database = await openDatabase({ file });
    expect(await database.read(settingsSeenBy)).toEqual(WANTED);
    expect(await database.write(settingsSeenBy)).toEqual(WANTED);
  });

  it.each(['writer', 'reader'] as const)('of a tool, as %s, has it too', (mode) => {
    const connection = connect({ file }, mode);
    const seen = SETTINGS.map((name) => [name, connection.pragma(name, { simple: true })]);
    connection.close();
    expect(Object.fromEntries(seen)).toEqual(WANTED);
  });

  it('for reading cannot write', async () => {
    const write = database.read(async (db) => sql`DELETE FROM doctors`.execute(db));
    await expect(write).rejects.toThrow(/readonly/);
  });

  it('leaves the files to their owner alone', () => {
    const modeOf = (name: string) => (fs.statSync(name).mode & 0o777).toString(8);
    expect(modeOf(folder)).toBe('700');
    const files = fs.readdirSync(folder);
    expect(files).toContain('clinic.db-wal');
    for (const name of files) expect(`${name} ${modeOf(path.join(folder, name))}`).toBe(`${name} 600`);
  });
});

describe('a write', () => {
  it('is undone as a whole when its commit is refused, and the next one goes through', async () => {
    const folder = temporaryFolder();
    const database = await openDatabase({ file: path.join(folder, 'clinic.db') });
    const doctors = () => database.read((db) => db.selectFrom('doctors').select('email').execute());
    const addDoctor = (email: string) =>
      database.write((db) =>
        db.insertInto('doctors').values({ name: 'A', specialization: 'B', email, created_at: 0 }).execute(),
      );
    await addDoctor('one@clinic.test');
    const broken = database.write(async (db) => {
      await db.updateTable('doctors').set({ email: 'two@clinic.test' }).execute();
      const live = { status: 'CONFIRMED', patient_id: 99, doctor_id: 1, slot_id: 1, booked_at: 0 } as const;
      await db
        .insertInto('bookings')
        .values({ ...live, starts_at: 0, ends_at: 1 })
        .execute();
    });
    await expect(broken).rejects.toThrow(/FOREIGN KEY|refused to commit/);
    expect(await doctors()).toEqual([{ email: 'one@clinic.test' }]);
    await addDoctor('three@clinic.test');
    expect(await doctors()).toHaveLength(2);
    await database.close();
    fs.rmSync(folder, { recursive: true });
  });
});

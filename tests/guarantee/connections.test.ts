import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../src/main/database/sqlite/connection.ts';
import type { Database, ReadDb } from '../../src/main/database/database.ts';
import { openBeside, openReader } from '../../src/main/database/place.ts';
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

const MAIN = fileURLToPath(new URL('../../src/main', import.meta.url));

/** Each line of the main process that fits, with its file. */
function linesOf(pattern: RegExp): string[] {
  const files = fs.globSync('**/*.ts', { cwd: MAIN }).filter((name) => !name.endsWith('.test.ts'));
  return files.toSorted().flatMap((name) => {
    const lines = fs.readFileSync(path.join(MAIN, name), 'utf8').split('\n');
    return lines.filter((line) => pattern.test(line)).map((line) => `${name}: ${line.trim()}`);
  });
}

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

  it('of a thread has it too, but for what nobody sees before a commit of another: that does not wait for the disk', async () => {
    const beside = openBeside({ file });
    expect([await beside.read(settingsSeenBy), await beside.write(settingsSeenBy)]).toEqual([WANTED, WANTED]);
    await beside.close();
    const lazy = openBeside({ file }, { isLazy: true });
    expect(await lazy.read(settingsSeenBy)).toEqual(WANTED);
    expect(await lazy.write(settingsSeenBy)).toEqual({ ...WANTED, synchronous: 1 });
    await lazy.close();
    const reports = openReader({ file });
    expect(await reports.atOnce(settingsSeenBy)).toEqual(WANTED);
    await reports.close();
  });

  it('is opened in one of a few places, and waits less for the disk in two of them', () => {
    expect(linesOf(/new Sqlite\(/)).toEqual([
      // It writes ids to a copy that is not yet in its place, at FULL.
      'backups/restore.ts: const writer = new Sqlite(incoming.file);',
      'backups/swap.ts: const db = new Sqlite(file, { timeout: 2_000 });',
      "database/sqlite/check-file.ts: const memory = new Sqlite(':memory:');",
      "database/sqlite/connection.ts: const db = new Sqlite(file, { readonly: mode === 'reader', timeout: BUSY_TIMEOUT });",
      'instance-lock.ts: lock = new Sqlite(makeLockFile(folder), { timeout: patience });',
      'server/local-clinic.ts: const db = new Sqlite(file, { readonly: true });',
    ]);
    expect(linesOf(/pragma\('synchronous/)).toEqual([
      "backups/restore.ts: writer.pragma('synchronous = FULL');",
      "database/sqlite/connection.ts: db.pragma('synchronous = FULL');",
      // Rows of an import that is not finished: the last of its commits is made by a connection at FULL.
      "database/sqlite/sqlite-database.ts: if (isLazy) writer.pragma('synchronous = NORMAL');",
      // A file that is synced as a whole before it gets its name.
      "house/file-copy.ts: connection.pragma('synchronous = OFF');",
    ]);
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

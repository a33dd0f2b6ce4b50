import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, type DatabaseFile } from '../../src/main/database/sqlite/connection.ts';
import { openDatabase } from '../../src/main/database/sqlite/sqlite-database.ts';
import { type StartReason, StartProblem } from '../../src/main/database/problems.ts';
import { temporaryFolder } from '../support/folder.ts';

const PAGE = 4096;
let folder: string;
let file: string;

beforeEach(() => {
  folder = temporaryFolder();
  file = path.join(folder, 'clinic.db');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const hashOf = (name: string) => createHash('sha256').update(fs.readFileSync(name)).digest('hex');

/** Made once for each key. */
const made = new Map<string | undefined, Buffer>();

/** A clinic's file with a few thousand patients, so that it has pages to damage. */
async function makeClinic(key?: string): Promise<void> {
  const known = made.get(key);
  if (known) return fs.writeFileSync(file, known, { mode: 0o600 });
  const location = { file, ...(key !== undefined && { key }) };
  const database = await openDatabase(location);
  await database.write(async (db) => {
    for (let index = 0; index < 3000; index += 1) {
      const name = `Patient ${index}`;
      await db
        .insertInto('patients')
        .values({ name, search_text: ` ${name}`, created_at: 0 })
        .execute();
    }
  });
  await database.close();
  made.set(key, fs.readFileSync(file));
}

/** Opening is refused for this reason, and the file is byte for byte what it was. */
async function expectRefused(reason: StartReason, key?: string): Promise<void> {
  const before = hashOf(file);
  const problem = await openDatabase({ file, ...(key !== undefined && { key }) }).then(
    async (database) => {
      await database.close();
      return null;
    },
    (error: unknown) => error,
  );
  expect(problem).toBeInstanceOf(StartProblem);
  expect((problem as StartProblem).reason).toBe(reason);
  expect((problem as StartProblem).path).toBe(file);
  expect(hashOf(file)).toBe(before);
}

function overwrite(from: number, bytes: Buffer): void {
  const handle = fs.openSync(file, 'r+');
  fs.writeSync(handle, bytes, 0, bytes.length, from);
  fs.closeSync(handle);
}

/** The file and its rollback journal as a program leaves them that is killed in the middle of a change. */
function leaveHalfDone({ file: name, key }: DatabaseFile): void {
  const sql = new Sqlite(name);
  if (key !== undefined) sql.key(Buffer.from(key));
  sql.pragma('journal_mode = DELETE');
  // Pages go to the file before the change is done.
  sql.pragma('cache_size = 5');
  sql.exec(`BEGIN; UPDATE patients SET name = 'Nobody', search_text = ' Nobody'`);
  const sides = ['', '-journal'].map((end) => [`${name}${end}`, fs.readFileSync(`${name}${end}`)] as const);
  sql.exec('ROLLBACK');
  sql.close();
  for (const [side, bytes] of sides) fs.writeFileSync(side, bytes);
}

describe('opening', () => {
  it('a file from a newer version is refused', async () => {
    await makeClinic();
    const sql = connect({ file }, 'writer');
    sql.exec(`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-future', '')`);
    sql.close();
    await expectRefused('NEWER_VERSION');
  });

  it('a text file is refused', async () => {
    fs.writeFileSync(file, 'Dear clinic,\n'.repeat(1000));
    await expectRefused('NOT_A_DATABASE');
  });

  it('a file of one byte is refused', async () => {
    fs.writeFileSync(file, 'x');
    await expectRefused('NOT_A_DATABASE');
  });

  it.each(['DELETE', 'WAL'])("another program's database is refused (journal mode %s)", async (mode) => {
    const other = new Sqlite(file);
    other.pragma(`journal_mode = ${mode}`);
    other.exec('CREATE TABLE bookings (id INTEGER PRIMARY KEY, wine TEXT)');
    other.close();
    await expectRefused('OTHER_DATABASE');
  });

  it('a file whose first bytes are lost is refused', async () => {
    await makeClinic();
    overwrite(0, Buffer.alloc(16, 0x20));
    await expectRefused('NOT_A_DATABASE');
  });

  it.each([
    ['zeros', 0x00],
    ['ones', 0xff],
  ])('a file with %s written over its middle is refused', async (_what, byte) => {
    await makeClinic();
    const pages = Math.floor(fs.statSync(file).size / PAGE);
    overwrite(Math.floor(pages / 2) * PAGE, Buffer.alloc(4 * PAGE, byte));
    await expectRefused('DAMAGED');
  });

  it('a file whose schema is overwritten is refused', async () => {
    await makeClinic();
    overwrite(100, Buffer.alloc(PAGE - 100, 0xff));
    await expectRefused('DAMAGED');
  });

  it.each([0.5, 0.02])('a file cut off at %d of its length is refused', async (part) => {
    await makeClinic();
    fs.truncateSync(file, Math.floor(fs.statSync(file).size * part) + 17);
    await expectRefused('DAMAGED');
  });

  it('an encrypted file is refused with a wrong key or none, and opened with its own', async () => {
    await makeClinic('the right key');
    expect(fs.readFileSync(file).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    expect(fs.readFileSync(file).includes('Patient 1')).toBe(false);
    await expectRefused('NOT_A_DATABASE', 'a wrong key');
    await expectRefused('NOT_A_DATABASE');
    const database = await openDatabase({ file, key: 'the right key' });
    const rows = await database.read((db) => db.selectFrom('patients').select('id').execute());
    await database.close();
    expect(rows).toHaveLength(3000);
  });

  it('a plain file is refused when a key is given', async () => {
    await makeClinic();
    await expectRefused('NOT_A_DATABASE', 'a key');
  });

  it.each([undefined, 'the right key'])(
    'what was left half done beside it is taken back (key %s)',
    async (key) => {
      await makeClinic(key);
      const location = { file, ...(key !== undefined && { key }) };
      leaveHalfDone(location);
      expect(fs.existsSync(`${file}-journal`)).toBe(true);
      const database = await openDatabase(location);
      const rows = await database.read((db) => db.selectFrom('patients').select('name').execute());
      await database.close();
      expect(rows.map(({ name }) => name)).toEqual(
        Array.from({ length: 3000 }, (_, index) => `Patient ${index}`),
      );
      expect(fs.existsSync(`${file}-journal`)).toBe(false);
    },
  );

  it('an empty file is a new clinic', async () => {
    fs.writeFileSync(file, '');
    await (await openDatabase({ file })).close();
    expect(fs.statSync(file).size).toBeGreaterThan(PAGE);
  });
});

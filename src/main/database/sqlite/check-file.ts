import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { APPLICATION_ID, type Connection, connect, type DatabaseFile } from './connection.ts';
import { appliedMigrations } from './applied.ts';
import { migrations } from './migrations/index.ts';
import { keepPrivate } from '../../private-files.ts';
import { isNoRoom, StartProblem } from '../problems.ts';

/** Older ones can lose a write when the log is reset while a reader starts. */
const OLDEST_SQLITE = [3, 51, 3] as const;
const HEADER = 'SQLite format 3\u0000';
/** Up to this size the whole file is checked at each start; larger ones are checked with their backups. */
const CHECKED_AT_START = 64 * 1024 * 1024;

/** Makes the folder and checks that it can be written to, and that an existing file is a sound one of ours. */
export function prepareFile({ file, key }: DatabaseFile): void {
  requireSqlite();
  prepareFolder(path.dirname(file));
  if (fs.existsSync(file)) requireUsable(file);
  if (fs.existsSync(file) && fs.statSync(file).size > 0) {
    checkFile({ file, ...(key !== undefined && { key }) });
  } else {
    fs.closeSync(fs.openSync(file, 'a', 0o600));
  }
  keepPrivate(file);
}

/** A folder in the file's place, or a file that belongs to somebody else, is said before anything is tried. */
function requireUsable(file: string): void {
  try {
    fs.accessSync(file, fs.constants.R_OK | fs.constants.W_OK);
    fs.closeSync(fs.openSync(file, 'r+'));
  } catch (error) {
    throw new StartProblem('FOLDER_UNUSABLE', file, (error as NodeJS.ErrnoException).code ?? '');
  }
}

function requireSqlite(): void {
  const memory = new Sqlite(':memory:');
  const version = memory.prepare('SELECT sqlite_version()').pluck().get() as string;
  memory.close();
  const parts = version.split('.').map(Number);
  const firstOther = OLDEST_SQLITE.findIndex((part, index) => parts[index] !== part);
  if (firstOther >= 0 && (parts[firstOther] ?? 0) < (OLDEST_SQLITE[firstOther] ?? 0)) {
    throw new StartProblem('SQLITE_TOO_OLD', version);
  }
}

function prepareFolder(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.accessSync(folder, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
    const probe = path.join(folder, `.write-test-${process.pid}`);
    fs.writeFileSync(probe, '');
    fs.rmSync(probe);
  } catch (error) {
    throw new StartProblem('FOLDER_UNUSABLE', folder, (error as NodeJS.ErrnoException).code ?? '');
  }
}

/** Reads an existing file without changing a byte of it, but for a change that a killed program left half done. */
function checkFile({ file, key }: DatabaseFile): void {
  if (key === undefined && !startsLikeSqlite(file)) throw new StartProblem('NOT_A_DATABASE', file);
  let db: Connection | undefined;
  try {
    db = readerOf({ file, ...(key !== undefined && { key }) });
    checkOwner(db, file);
    checkVersion(db, file);
    checkPages(db, file);
  } catch (error) {
    if (error instanceof StartProblem || isNoRoom(error)) throw error;
    const code = (error as { code?: string }).code ?? '';
    throw new StartProblem(code === 'SQLITE_NOTADB' && key ? 'NOT_A_DATABASE' : 'DAMAGED', file, code);
  } finally {
    db?.close();
  }
}

/**
 * A program that was killed while a restored file became one with a log of its own leaves a rollback journal beside it:
 * the file is whole once that change is taken back, which a reader may not do.
 */
function readerOf(place: DatabaseFile): Connection {
  try {
    return readable(connect(place, 'reader'));
  } catch (error) {
    if ((error as { code?: string }).code !== 'SQLITE_READONLY_ROLLBACK') throw error;
  }
  readable(connect(place, 'mender')).close();
  return connect(place, 'reader');
}

/** Has read something, without which a connection does not look for what is left half done. */
function readable(db: Connection): Connection {
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function startsLikeSqlite(file: string): boolean {
  const handle = fs.openSync(file, 'r');
  try {
    const start = Buffer.alloc(HEADER.length);
    fs.readSync(handle, start, 0, start.length, 0);
    return start.toString('latin1') === HEADER;
  } finally {
    fs.closeSync(handle);
  }
}

function checkOwner(db: Connection, file: string): void {
  const isOurs = db.pragma('application_id', { simple: true }) === APPLICATION_ID;
  const isEmpty = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
  if (!isOurs && !isEmpty) throw new StartProblem('OTHER_DATABASE', file);
}

function checkVersion(db: Connection, file: string): void {
  const unknown = appliedMigrations(db).find((name) => !(name in migrations));
  if (unknown) throw new StartProblem('NEWER_VERSION', file, unknown);
}

function checkPages(db: Connection, file: string): void {
  const isAsked = fs.existsSync(askFile(file));
  if (fs.statSync(file).size > CHECKED_AT_START && !isAsked) return;
  const found = db.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') throw new StartProblem('DAMAGED', file, String(found).slice(0, 200));
  if (isAsked) fs.rmSync(askFile(file), { force: true });
}

const askFile = (file: string) => path.join(path.dirname(file), 'check-at-start');

/** A desk that ran into damage has the whole file checked at the next start, however large it is. */
export function askForCheck(file: string): void {
  try {
    fs.writeFileSync(askFile(file), '', { mode: 0o600 });
  } catch {
    // The disk may be full as well; the desk says what it found in any case.
  }
}

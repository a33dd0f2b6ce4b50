/** What a clinic's file holds, and whether it is sound: said of a backup before anybody relies on it. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import {
  APPLICATION_ID,
  type Connection,
  connect,
  type DatabaseFile,
} from '../database/sqlite/connection.ts';
import { appliedMigrations } from '../database/sqlite/applied.ts';
import { migrations } from '../database/sqlite/migrations/index.ts';
import { StartProblem } from '../database/problems.ts';

export interface BackupFacts {
  /** Of the file. */
  bytes: number;
  /** The last step of the schema that it has been through. */
  schema: string;
  clinicName: string | null;
  /** The number of the last change in it, and its moment (epoch milliseconds). */
  lastChange: number;
  lastChangeAt: number | null;
  /** The end of the audit's chain: who has a row with the same one has the same history until there. */
  lastHash: string;
  patients: number;
  doctors: number;
  bookings: number;
  /** Confirmed visits that had not begun when it was made. */
  upcoming: number;
}

/**
 * Opens a file, checks every page, index and link of it, and tells what it holds.
 * @param at epoch milliseconds at which it was made
 * @throws StartProblem NOT_A_DATABASE, OTHER_DATABASE, NEWER_VERSION or DAMAGED
 */
export function checkWhole(location: DatabaseFile, at: number): BackupFacts {
  const { file } = location;
  let db: Connection | undefined;
  try {
    if (fs.statSync(file).size === 0) throw new StartProblem('NOT_A_DATABASE', file);
    db = connect(location, 'reader');
    requireOurs(db, file);
    requireSound(db, file);
    return factsOf(db, file, at);
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    const code = (error as { code?: string }).code ?? '';
    throw new StartProblem(code === 'SQLITE_NOTADB' ? 'NOT_A_DATABASE' : 'DAMAGED', file, code);
  } finally {
    db?.close();
  }
}

function requireOurs(db: Connection, file: string): void {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new StartProblem('OTHER_DATABASE', file);
  }
  const unknown = appliedMigrations(db).find((name) => !(name in migrations));
  if (unknown) throw new StartProblem('NEWER_VERSION', file, unknown);
}

function requireSound(db: Connection, file: string): void {
  const found = db.pragma('integrity_check(1)', { simple: true });
  if (found !== 'ok') throw new StartProblem('DAMAGED', file, String(found).slice(0, 200));
  const [broken] = db.pragma('foreign_key_check') as { table: string; parent: string }[];
  if (broken) throw new StartProblem('DAMAGED', file, `${broken.table} → ${broken.parent}`);
}

/** The counts alone, without a look at every page. */
export function factsOf(db: Connection, file: string, at: number): BackupFacts {
  const count = (sql: string, ...values: unknown[]) =>
    db
      .prepare(`SELECT count(*) FROM ${sql}`)
      .pluck()
      .get(...values) as number;
  const last = db.prepare('SELECT id, at, hash FROM audit_log ORDER BY id DESC LIMIT 1').get() as
    | { id: number; at: number; hash: string }
    | undefined;
  return {
    bytes: fs.statSync(file).size,
    schema: appliedMigrations(db).at(-1) ?? '',
    clinicName: (db.prepare('SELECT clinic_name FROM settings').pluck().get() as string | undefined) ?? null,
    lastChange: last?.id ?? 0,
    lastChangeAt: last?.at ?? null,
    lastHash: last?.hash ?? '',
    patients: count('patients'),
    doctors: count('doctors'),
    bookings: count('bookings'),
    upcoming: count(`bookings WHERE status = 'CONFIRMED' AND starts_at >= ?`, at),
  };
}

/** The file's bytes in one number: two copies with the same one are the same. */
export function hashOfFile(file: string): string {
  const hash = createHash('sha256');
  const handle = fs.openSync(file, 'r');
  try {
    const piece = Buffer.allocUnsafe(1024 * 1024);
    for (let read = fs.readSync(handle, piece); read > 0; read = fs.readSync(handle, piece)) {
      hash.update(piece.subarray(0, read));
    }
  } finally {
    fs.closeSync(handle);
  }
  return hash.digest('hex');
}

/** Makes of a backup what will be the clinic's file: beside it, checked, and of this version. */
import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { appendAudit } from '../database/audit.ts';
import { type Connection, connect, type DatabaseFile } from '../database/sqlite/connection.ts';
import { migrateTo } from '../database/sqlite/migrate.ts';
import { LATEST } from '../database/latest.ts';
import { RESTORED_BY } from '../database/restored-by.ts';
import { StartProblem } from '../database/problems.ts';
import { kyselyOver } from '../database/sqlite/dialect.ts';
import { copyWhole, freeBytes, syncFile, syncFolder } from './disk.ts';
import { type BackupFacts, checkWhole } from './facts.ts';
import { incomingFile, removeIncoming } from './swap.ts';

/** Migrating and checking need room, too. */
const ROOM = 2.2;

export interface Restoring {
  /** The clinic's file. */
  location: DatabaseFile;
  /** The backup. */
  source: string;
  /** Epoch milliseconds. */
  now: number;
  /** Who asked for it, as a user of the clinic that is left; null when the computer's owner did. */
  userId: number | null;
  /** What is written into the restored clinic's history. */
  note: Record<string, unknown>;
}

/**
 * Leaves the backup's clinic in the incoming file: of this version, with nobody signed in.
 * @throws AppError BACKUP_DAMAGED, BACKUP_TOO_NEW or DISK_FULL; the clinic's own file is untouched
 */
export async function prepareIncoming(restoring: Restoring): Promise<BackupFacts> {
  const { location, source, now } = restoring;
  const folder = path.dirname(location.file);
  requireRoom(source, folder);
  removeIncoming(folder);
  const file = `${incomingFile(folder)}.partial`;
  const incoming: DatabaseFile = { ...location, file };
  try {
    copyWhole(source, file);
    // Of a file that was copied by hand while it was in use, the newest part lies beside it.
    if (fs.existsSync(`${source}-wal`)) copyWhole(`${source}-wal`, `${file}-wal`);
    checkWhole(incoming, now);
    await makeUsable(incoming, restoring);
    const facts = checkWhole(incoming, now);
    syncFile(file);
    fs.renameSync(file, incomingFile(folder));
    syncFolder(folder);
    return facts;
  } catch (error) {
    removeIncoming(folder);
    throw refusalOfBackup(error);
  }
}

/** @throws AppError DISK_FULL */
function requireRoom(source: string, folder: string): void {
  const needed = fs.statSync(source, { throwIfNoEntry: false })?.size;
  if (needed === undefined) throw new AppError('BACKUP_NOT_FOUND');
  if (freeBytes(folder) < needed * ROOM) throw new AppError('DISK_FULL');
}

export function refusalOfBackup(error: unknown): unknown {
  const { code } = error as { code?: string };
  if (code === 'ENOSPC' || code === 'SQLITE_FULL' || code === 'EDQUOT') return new AppError('DISK_FULL');
  if (!(error instanceof StartProblem)) return error;
  return new AppError(error.reason === 'NEWER_VERSION' ? 'BACKUP_TOO_NEW' : 'BACKUP_DAMAGED');
}

async function makeUsable(incoming: DatabaseFile, { now, userId, note }: Restoring): Promise<void> {
  const db = connect(incoming, 'writer');
  try {
    await migrateTo(db, LATEST);
    const kysely = kyselyOver(db);
    const knows = userId !== null && db.prepare('SELECT 1 FROM users WHERE id = ?').get(userId) !== undefined;
    db.exec('BEGIN IMMEDIATE');
    db.exec('DELETE FROM sessions');
    db.exec(`UPDATE imports SET is_cancelled = 1 WHERE finished_at IS NULL`);
    await appendAudit(kysely, {
      at: now,
      userId: knows ? userId : null,
      ...RESTORED_BY,
      commandId: null,
      entity: 'backups',
      entityId: null,
      before: undefined,
      after: note,
    });
    db.exec('COMMIT');
    // One file with nothing beside it.
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
}

/** Without gaps, and of no consequence elsewhere. */
const COUNTS_BY_ITSELF = 'audit_log';

/**
 * A desk may still show what was booked since: its numbers must never come to mean something else. Asked again when
 * nobody can book any more.
 */
export function goOnCounting(incoming: DatabaseFile, location: DatabaseFile): void {
  const given = numbersGiven(location);
  const writer = new Sqlite(incoming.file);
  try {
    if (incoming.key !== undefined) writer.key(Buffer.from(incoming.key));
    writer.pragma('synchronous = FULL');
    writer.transaction(() => {
      for (const number of given) goOnFrom(writer, number);
    })();
  } finally {
    writer.close();
  }
}

function goOnFrom(db: Connection, number: { name: string; seq: number }): void {
  db.prepare('UPDATE sqlite_sequence SET seq = max(seq, :seq) WHERE name = :name').run(number);
  db.prepare(
    `INSERT INTO sqlite_sequence (name, seq) SELECT :name, :seq
      WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = :name)
        AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = :name)`,
  ).run(number);
}

/** A file that cannot be read any more has none to tell. */
function numbersGiven(location: DatabaseFile): { name: string; seq: number }[] {
  let old: Connection | undefined;
  try {
    old = connect(location, 'reader');
    const rows = old.prepare('SELECT name, seq FROM sqlite_sequence WHERE name <> ?').all(COUNTS_BY_ITSELF);
    return rows as { name: string; seq: number }[];
  } catch {
    return [];
  } finally {
    old?.close();
  }
}

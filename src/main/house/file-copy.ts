/** A new file that a whole clinic is copied into. Until it is complete and checked, it has another name. */
import fs from 'node:fs';
import path from 'node:path';
import { syncFile, syncFolder } from '../backups/disk.ts';
import { type BackupFacts, checkWhole } from '../backups/facts.ts';
import type { WriteDb } from '../database/database.ts';
import { type Connection, connect, type DatabaseFile } from '../database/sqlite/connection.ts';
import { openDatabase } from '../database/sqlite/sqlite-database.ts';
import { requireSame, type Tell } from './copy.ts';
import { fileTarget } from './file-target.ts';
import type { Fingerprints } from './fingerprints.ts';
import type { Target } from './target.ts';

const SIDES = ['', '-wal', '-shm', '-journal'];

export interface NewFile {
  /** As it will be called. */
  location: DatabaseFile;
  partial: DatabaseFile;
  connection: Connection;
  target: Target;
}

/** With all tables, none of them filled, and a transaction begun. */
export async function newFile(location: DatabaseFile, now: number): Promise<NewFile> {
  const partial = { ...location, file: `${location.file}.partial` };
  removeFile(location.file);
  removeFile(partial.file);
  await (await openDatabase(partial, () => now)).close();
  const connection = connect(partial, 'writer');
  // Nobody uses it before all of it is on the disk; and a file that was not finished is thrown away.
  connection.pragma('synchronous = OFF');
  connection.pragma('journal_mode = MEMORY');
  connection.exec('BEGIN IMMEDIATE');
  return { location, partial, connection, target: fileTarget(connection) };
}

interface Finishing {
  now: number;
  tell: Tell;
  /** Writes what comes after all that was copied. */
  last?: (db: WriteDb) => Promise<void>;
}

/**
 * Compares what came of it, and gives the file its name.
 * @throws HouseProblem DIFFERENT or StartProblem DAMAGED; there is no file then
 */
export async function finishFile(
  { location, partial, connection, target }: NewFile,
  expected: Fingerprints,
  { now, tell, last = async () => {} }: Finishing,
): Promise<BackupFacts> {
  try {
    await requireSame(expected, target.db, tell);
    await last(target.db);
    connection.exec('COMMIT');
    connection.pragma('journal_mode = DELETE');
    connection.close();
    const facts = checkWhole(partial, now);
    syncFile(partial.file);
    fs.renameSync(partial.file, location.file);
    syncFolder(path.dirname(location.file));
    return facts;
  } finally {
    if (connection.open) connection.close();
    removeFile(partial.file);
  }
}

export function removeFile(file: string): void {
  for (const side of SIDES) fs.rmSync(file + side, { force: true });
}

/** A new file that a whole clinic is copied into. Until it is complete and checked, it has another name. */
import fs from 'node:fs';
import { syncFile } from '../backups/disk.ts';
import { type BackupFacts, checkWhole } from '../backups/facts.ts';
import type { WriteDb } from '../database/database.ts';
import { type Connection, connect, type DatabaseFile } from '../database/sqlite/connection.ts';
import { openDatabase } from '../database/sqlite/sqlite-database.ts';
import { requireSame, type Tell } from './copy.ts';
import { fileTarget } from './file-target.ts';
import type { Fingerprints } from './fingerprints.ts';
import type { Target } from './target.ts';

const SIDES = ['', '-wal', '-shm', '-journal'];

interface Filling {
  now: number;
  tell?: Tell;
  /** Writes the rows. */
  copy: (target: Target, tell: Tell) => Promise<Fingerprints>;
  /** Writes what comes after all that was copied. */
  last?: (db: WriteDb) => Promise<void>;
  /** Gives the checked file its name. */
  give: (partial: DatabaseFile, facts: BackupFacts) => void;
}

/** @throws HouseProblem DIFFERENT, StartProblem DAMAGED, or what `copy` throws; there is no file then */
export async function fillFile(location: DatabaseFile, filling: Filling): Promise<void> {
  const { now, tell = () => {}, copy, last = async () => {}, give } = filling;
  const partial = { ...location, file: `${location.file}.partial` };
  removeFile(partial.file);
  let connection: Connection | undefined;
  try {
    await (await openDatabase(partial, () => now)).close();
    connection = connect(partial, 'writer');
    // Nobody uses it before all of it is on the disk; and a file that was not finished is thrown away.
    connection.pragma('synchronous = OFF');
    connection.pragma('journal_mode = MEMORY');
    connection.exec('BEGIN IMMEDIATE');
    const target = fileTarget(connection);
    await requireSame(await copy(target, tell), target.db, tell);
    await last(target.db);
    connection.exec('COMMIT');
    connection.pragma('journal_mode = DELETE');
    connection.close();
    const facts = checkWhole(partial, now);
    syncFile(partial.file);
    give(partial, facts);
  } finally {
    connection?.close();
    removeFile(partial.file);
  }
}

export function removeFile(file: string): void {
  for (const side of SIDES) fs.rmSync(file + side, { force: true });
}

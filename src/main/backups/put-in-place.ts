/** The moment of a restore: the clinic's file is put aside under a backup's name, and the prepared one takes its place. */
import fs from 'node:fs';
import path from 'node:path';
import { connect, type DatabaseFile } from '../database/sqlite/connection.ts';
import { writeWhole } from './disk.ts';
import { factsOf } from './facts.ts';
import { manifestOf } from './make.ts';
import { backupName } from './names.ts';
import { goOnCounting } from './restore.ts';
import { incomingFile, keepAside, requireAlone, swapIn } from './swap.ts';

/**
 * Nobody may have the clinic's file open.
 * @returns the file that holds what there was; null when that was no clinic yet
 * @throws AppError RESTORE_IN_USE, or the system's error, with the clinic as it was
 */
export function putInPlace(location: DatabaseFile, now: number): string | null {
  requireAlone(location);
  goOnCounting({ ...location, file: incomingFile(path.dirname(location.file)) }, location);
  const kept = aside(location, now);
  swapIn(location.file);
  return kept;
}

function aside(location: DatabaseFile, now: number): string | null {
  const facts = factsBefore(location, now);
  if (facts.clinicName === null) return null;
  const folder = path.join(path.dirname(location.file), 'backups');
  let at = now;
  const kept = () => path.join(folder, backupName({ at, reason: 'before-restore' }));
  while (fs.existsSync(kept())) at += 1;
  keepAside(location.file, kept());
  // Its bytes are looked at later: here the desk waits.
  writeWhole(manifestOf(kept()), `${JSON.stringify({ ...facts, sha256: '' })}\n`);
  return kept();
}

function factsBefore(location: DatabaseFile, now: number) {
  const db = connect(location, 'reader');
  try {
    return factsOf(db, location.file, now);
  } finally {
    db.close();
  }
}

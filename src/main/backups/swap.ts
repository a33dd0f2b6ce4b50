/**
 * Puts another file in the place of the clinic's. Whatever ends the program on the way, the next start finds either the
 * old file or the new one, whole: from the moment that a note says so, the new one, which is then on the disk.
 */
import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import type { DatabaseFile } from '../database/sqlite/connection.ts';
import { AppError } from '../../shared/errors.ts';
import { linkOrCopy, syncFolder, writeWhole } from './disk.ts';

/** In the data folder: the file that is to be the clinic's. */
const INCOMING = 'restoring.db';
/** Says that it shall be, whatever happens. */
const NOTE = 'restoring.json';
const SIDES = ['-wal', '-shm', '-journal'];

export const incomingFile = (folder: string): string => path.join(folder, INCOMING);

/**
 * Ends everybody's use of a closed file and leaves it in one piece, with nothing beside it.
 * @throws AppError RESTORE_IN_USE when another program has it open
 */
export function requireAlone({ file, key }: DatabaseFile): void {
  const db = new Sqlite(file, { timeout: 2_000 });
  try {
    if (key !== undefined) db.key(Buffer.from(key));
    // Only the one connection that there is may do that.
    const mode = db.pragma('journal_mode = DELETE', { simple: true });
    if (mode !== 'delete') throw new AppError('RESTORE_IN_USE');
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) throw new AppError('RESTORE_IN_USE');
    throw error;
  } finally {
    db.close();
  }
}

/** Keeps the clinic's file under another name, as it is. It must be closed and in one piece. */
export function keepAside(file: string, kept: string): void {
  fs.mkdirSync(path.dirname(kept), { recursive: true, mode: 0o700 });
  linkOrCopy(file, kept);
}

/**
 * Keeps a damaged file, and what lies beside it, byte for byte.
 * @returns the folder that it is in now; null when there was none
 */
export function keepDamaged(file: string, now: number): string | null {
  const found = ['', ...SIDES].filter((end) => fs.existsSync(file + end));
  if (found.length === 0) return null;
  const stamp = new Date(now).toISOString().replaceAll(/[-:.]/g, '');
  const folder = path.join(path.dirname(file), 'backups', `damaged-${stamp}`);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const end of found) linkOrCopy(file + end, path.join(folder, path.basename(file) + end));
  return folder;
}

/** The incoming file takes the place of the clinic's, which must have been kept by now. */
export function swapIn(file: string): void {
  const folder = path.dirname(file);
  syncFolder(folder);
  writeWhole(path.join(folder, NOTE), `${JSON.stringify({ file: path.basename(file) })}\n`);
  finishSwap(file);
}

/**
 * Finishes a swap that was ended on the way, and clears up after one that had not come so far.
 * @returns what was found: nothing, a swap that is finished now, or one that had not begun
 */
export function finishSwap(file: string): 'none' | 'finished' | 'given up' {
  const folder = path.dirname(file);
  const note = path.join(folder, NOTE);
  const incoming = incomingFile(folder);
  if (!fs.existsSync(note)) return removeIncoming(folder) ? 'given up' : 'none';
  if (fs.existsSync(incoming)) {
    // What lies beside the old file is not the new one's, and would be taken for it.
    for (const end of SIDES) fs.rmSync(file + end, { force: true });
    fs.renameSync(incoming, file);
    syncFolder(folder);
  }
  fs.rmSync(note, { force: true });
  removeIncoming(folder);
  return 'finished';
}

/** True when there was something. */
export function removeIncoming(folder: string): boolean {
  let wasThere = false;
  for (const end of ['', ...SIDES].flatMap((side) => [side, `.partial${side}`])) {
    const name = incomingFile(folder) + end;
    wasThere ||= fs.existsSync(name);
    fs.rmSync(name, { force: true });
  }
  return wasThere;
}

import fs from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { isNoRoom, StartProblem } from './database/problems.ts';

const LOCK_FILE = 'instance.lock';
const NOTE_FILE = 'instance.json';

/** The right to be the one program that has this data folder open. */
export interface InstanceLock {
  /** What a second program is told about the first one, such as its address. */
  setNote(note: string): void;
  release(): void;
}

/**
 * Takes the folder for this process, in Electron and in browser mode alike. The lock is the system's own on an
 * empty SQLite file, so it is gone with the process, kill -9 included; a file that merely exists would stay.
 * @param patience milliseconds to wait for one that is just closing
 * @throws StartProblem ALREADY_OPEN with the other program's note, or FOLDER_UNUSABLE
 */
export function lockInstance(folder: string, note: string, patience = 0): InstanceLock {
  const held = takeLock(folder, patience);
  const noteFile = path.join(folder, NOTE_FILE);
  const setNote = (text: string) => {
    // One that was left behind by another user's program cannot be written to, but taken away.
    fs.rmSync(noteFile, { force: true });
    try {
      fs.writeFileSync(noteFile, `${JSON.stringify({ pid: process.pid, note: text })}\n`, { mode: 0o600 });
    } catch (error) {
      // On a full disk the lock holds without a note.
      if (isNoRoom(error)) return;
      held.close();
      throw error;
    }
  };
  setNote(note);
  const release = () => {
    if (!held.open) return;
    fs.rmSync(noteFile, { force: true });
    held.close();
  };
  return { setNote, release };
}

function takeLock(folder: string, patience: number): Sqlite.Database {
  let lock: Sqlite.Database | undefined;
  try {
    lock = new Sqlite(makeLockFile(folder), { timeout: patience });
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock?.close();
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code.startsWith('SQLITE_BUSY')) throw new StartProblem('ALREADY_OPEN', folder, readNote(folder));
    throw new StartProblem('FOLDER_UNUSABLE', folder, code);
  }
}

/** An existing file is left alone: closing a second handle on it would drop this process's own lock. */
function makeLockFile(folder: string): string {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, LOCK_FILE);
  if (!fs.existsSync(file)) fs.closeSync(fs.openSync(file, 'a', 0o600));
  return file;
}

function readNote(folder: string): string {
  try {
    const { note } = JSON.parse(fs.readFileSync(path.join(folder, NOTE_FILE), 'utf8')) as { note?: unknown };
    return typeof note === 'string' ? note : '';
  } catch {
    return '';
  }
}

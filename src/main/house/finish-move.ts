/** What is left to do of a move that has been decided; and for one that was ended close to that, finding out. */
import fs from 'node:fs';
import path from 'node:path';
import { backupPlaces } from '../backups/places.ts';
import { syncFolder, writeWhole } from '../backups/disk.ts';
import { checkWhole, hashOfFile } from '../backups/facts.ts';
import { manifestOf } from '../backups/make.ts';
import { backupName } from '../backups/names.ts';
import { requireAlone } from '../backups/swap.ts';
import { postgresKysely } from '../database/postgres/dialect.ts';
import { StartProblem } from '../database/problems.ts';
import type { Schema } from '../database/schema.ts';
import type { DatabaseFile } from '../database/sqlite/connection.ts';
import { addressOf, removeServerFile, writeServerFile } from '../server/server-file.ts';
import { alone } from './alone.ts';
import { removeFile } from './file-copy.ts';
import { arrivingFile, type MovingNote, readNote, removeNote } from './moving-note.ts';
import { ARRIVED, isDecidedBy, LEFT } from './trail.ts';

export type MoveEnd = 'none' | 'moved' | 'stayed';

interface Finishing {
  location: DatabaseFile;
  /** Where the server's password is kept. */
  passwords: { get(): Promise<string | null> };
}

/**
 * Before the clinic is opened, and with nobody in its file. Killed on the way, it is done again.
 * @throws StartProblem MOVE_UNDECIDED while the server, which alone knows, cannot be asked
 */
export async function finishMove({ location, passwords }: Finishing): Promise<MoveEnd> {
  const folder = path.dirname(location.file);
  const note = readNote(folder);
  if (!note) {
    // Of a move that did not come so far.
    removeFile(`${arrivingFile(folder)}.partial`);
    removeFile(arrivingFile(folder));
    return 'none';
  }
  const isDecided = note.isDecided || (await hasHappened(note, passwords));
  if (isDecided) complete(location, note);
  else removeFile(arrivingFile(folder));
  removeNote(folder);
  return isDecided ? 'moved' : 'stayed';
}

/** Waits for a commit that may still be on its way: it has the clinic to itself until it is done or undone. */
export async function hasHappened(
  { id, to, server }: MovingNote,
  passwords: Finishing['passwords'],
): Promise<boolean> {
  try {
    const address = addressOf(server, (await passwords.get()) ?? '');
    return await alone(address, (client) => {
      const db = postgresKysely<Schema>(client);
      return isDecidedBy(db, to === 'server' ? ARRIVED : LEFT, id);
    });
  } catch (error) {
    const { code } = error as { code?: unknown };
    throw new StartProblem('MOVE_UNDECIDED', `${server.host}/${server.database}`, String(code ?? error));
  }
}

/** Each step can be done again. */
function complete(location: DatabaseFile, { to, at, server }: MovingNote): void {
  const folder = path.dirname(location.file);
  const arriving = arrivingFile(folder);
  if (to === 'server') {
    writeServerFile(folder, server);
    putAside(location, at);
    return;
  }
  if (fs.existsSync(arriving)) {
    putAside(location, at);
    fs.renameSync(arriving, location.file);
    syncFolder(folder);
  }
  removeServerFile(folder);
}

/** The file that the clinic was in becomes a dated backup, checked and described. */
function putAside(location: DatabaseFile, at: number): void {
  const { file } = location;
  if (!fs.existsSync(file)) return;
  requireAlone(location);
  const { own } = backupPlaces(path.dirname(file));
  fs.mkdirSync(own, { recursive: true, mode: 0o700 });
  const kept = freeName(own, at);
  const manifest = { ...checkWhole(location, at), sha256: hashOfFile(file) };
  writeWhole(manifestOf(kept), `${JSON.stringify(manifest, null, 2)}\n`);
  fs.renameSync(file, kept);
  syncFolder(own);
  syncFolder(path.dirname(file));
}

function freeName(folder: string, at: number): string {
  for (let moment = at; ; moment += 1) {
    const file = path.join(folder, backupName({ at: moment, reason: 'before-move' }));
    if (!fs.existsSync(file)) return file;
  }
}

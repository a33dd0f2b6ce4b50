/**
 * What a desk writes down before the one moment that decides a move, so that a program which is ended there knows at
 * its next start that it has to find out. It lies beside the clinic's file and holds no password.
 */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { deskName, serverPlace } from '../../shared/contract/server.ts';
import { syncFolder, writeWhole } from '../backups/disk.ts';
import { StartProblem } from '../database/problems.ts';

const NOTE = 'moving.json';
/** The file that becomes the clinic's when it comes back from a server. */
const INCOMING = 'moving.db';

const note = z.object({
  /** Of the row in the trail that decides. */
  id: z.uuid(),
  to: z.enum(['server', 'file']),
  /** Epoch milliseconds. */
  at: z.int(),
  isDecided: z.boolean(),
  /** Where the clinic goes to, or comes from. */
  server: serverPlace.extend({ deskName }),
});
export type MovingNote = z.output<typeof note>;

export const arrivingFile = (folder: string): string => path.join(folder, INCOMING);

export function writeNote(folder: string, moving: MovingNote): void {
  writeWhole(path.join(folder, NOTE), `${JSON.stringify(moving, null, 2)}\n`);
}

export function removeNote(folder: string): void {
  fs.rmSync(path.join(folder, NOTE), { force: true });
  syncFolder(folder);
}

/**
 * Null when no move was near its decision.
 * @throws StartProblem MOVE_UNDECIDED for a note that cannot be read: nobody can say where the clinic is
 */
export function readNote(folder: string): MovingNote | null {
  const file = path.join(folder, NOTE);
  if (!fs.existsSync(file)) return null;
  try {
    return note.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    throw new StartProblem('MOVE_UNDECIDED', file);
  }
}

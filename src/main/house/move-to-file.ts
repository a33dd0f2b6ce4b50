/** Brings the clinic back from a server, into a file of this computer. */
import fs from 'node:fs';
import path from 'node:path';
import { syncFolder } from '../backups/disk.ts';
import { postgresKysely } from '../database/postgres/dialect.ts';
import type { Schema } from '../database/schema.ts';
import { alone } from './alone.ts';
import { copyClinic, requireClinic, type Tell } from './copy.ts';
import { decide } from './decide.ts';
import { fillFile } from './file-copy.ts';
import type { Moving } from './move-to-server.ts';
import { arrivingFile } from './moving-note.ts';
import { LEFT, RETURNED, tellMoved } from './trail.ts';

/**
 * Nobody can write on the server meanwhile, and after it nobody ever does. When this returns, the clinic is in the
 * arriving file; `finishMove` does the rest.
 * @throws HouseProblem, StartProblem or AppError; the clinic is then whole on the server, but for OUTCOME_UNKNOWN
 */
export async function moveToFile(
  { location, address, note, now, userId }: Moving,
  tell: Tell,
): Promise<void> {
  const folder = path.dirname(location.file);
  const arriving = { ...location, file: arrivingFile(folder) };
  const { id, server } = note;
  const row = { id, now, userId, desk: server.deskName };
  await alone(address, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ WRITE');
    const from = postgresKysely<Schema>(client);
    await requireClinic(from);
    await fillFile(arriving, {
      now,
      tell,
      copy: (target) => copyClinic(from, target, tell),
      last: (db) => tellMoved(db, { ...row, procedure: RETURNED, after: { place: 'file' } }),
      give: (partial) => {
        fs.renameSync(partial.file, arriving.file);
        syncFolder(folder);
      },
    });
    await tellMoved(from, { ...row, procedure: LEFT, after: { place: 'file' } });
    await decide(client, folder, note);
  });
}

/** Backups of a clinic on a server: the whole of it in a file, of one moment, compared and checked. */
import fs from 'node:fs';
import path from 'node:path';
import { hashOfFile } from '../backups/facts.ts';
import { freeName, giveName } from '../backups/make.ts';
import type { BackupName } from '../backups/names.ts';
import { openReader } from '../database/place.ts';
import type { ServerAddress } from '../database/postgres/address.ts';
import { copyClinic } from './copy.ts';
import { fillFile } from './file-copy.ts';

/**
 * Others read and write meanwhile. Until it is done it has no name that anybody would take for a backup's.
 * @returns the name of the file
 * @throws HouseProblem, StartProblem, AppError SERVER_AWAY, or the system's error; there is no file then
 */
export async function backupOfServer(
  server: ServerAddress,
  folder: string,
  wanted: BackupName,
): Promise<string> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { name, at } = freeName(folder, wanted);
  const location = { file: path.join(folder, name) };
  const reader = openReader(server);
  try {
    await fillFile(location, {
      now: at,
      copy: (target, tell) => reader.atOnce((db) => copyClinic(db, target, tell)),
      give: ({ file }, facts) => giveName(file, location.file, { ...facts, sha256: hashOfFile(file) }),
    });
    return name;
  } finally {
    await reader.close();
  }
}

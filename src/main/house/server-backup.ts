/** Backups of a clinic on a server: the whole of it in a file, of one moment, compared and checked. */
import fs from 'node:fs';
import path from 'node:path';
import { hashOfFile } from '../backups/facts.ts';
import { freeName, giveName } from '../backups/make.ts';
import type { BackupName } from '../backups/names.ts';
import { openReader } from '../database/place.ts';
import type { ServerAddress } from '../database/postgres/address.ts';
import { copyClinic, type Tell } from './copy.ts';
import { fillFile } from './file-copy.ts';
import type { Fingerprints } from './fingerprints.ts';
import type { Target } from './target.ts';

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
  const reader = openReader(server);
  try {
    const copy: Copy = (target, tell) => reader.atOnce((db) => copyClinic(db, target, tell));
    return await backupBy(copy, folder, wanted);
  } finally {
    await reader.close();
  }
}

/** Writes all rows of one moment, and tells what it wrote. */
type Copy = (target: Target, tell: Tell) => Promise<Fingerprints>;

/** The same of what somebody has open already. */
export async function backupBy(copy: Copy, folder: string, wanted: BackupName, tell?: Tell): Promise<string> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { name, at } = freeName(folder, wanted);
  const location = { file: path.join(folder, name) };
  await fillFile(location, {
    now: at,
    ...(tell && { tell }),
    copy,
    give: ({ file }, facts) => giveName(file, location.file, { ...facts, sha256: hashOfFile(file) }),
  });
  return name;
}

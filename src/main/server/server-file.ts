/**
 * A desk's choice: which server its clinic is on, in a file of its own beside what else is this computer's. Without the
 * file the clinic is in this folder. A file that cannot be read is never taken for none: the desk would open an empty
 * clinic, and nobody would notice until the first patient is missing.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { deskName, serverPlace } from '../../shared/contract/server.ts';
import { writeWhole } from '../backups/disk.ts';
import type { ServerAddress } from '../database/postgres/address.ts';
import { StartProblem } from '../database/problems.ts';
import { keepPrivate } from '../private-files.ts';

export const SERVER_FILE = 'server.json';

const stored = serverPlace.extend({ deskName });

/** All of a server's address but the password, and how this desk is called there. */
export type ServerChoice = z.output<typeof stored>;

/**
 * What this desk has chosen; null for the file in the folder.
 * @throws StartProblem SERVER_FILE_BROKEN when there is a choice that cannot be read
 */
export function readServerFile(folder: string): ServerChoice | null {
  const file = path.join(folder, SERVER_FILE);
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new StartProblem('SERVER_FILE_BROKEN', file, code);
  }
  return choiceIn(text, file);
}

function choiceIn(text: string, file: string): ServerChoice {
  const { data, problem } = parsed(text);
  if (data) return data;
  throw new StartProblem('SERVER_FILE_BROKEN', file, problem);
}

/** The problem names fields and no values: whoever wrote the file by hand may have put a password into it. */
function parsed(text: string): { data?: ServerChoice; problem?: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problem: 'JSON' };
  }
  const result = stored.safeParse(json);
  if (result.success) return { data: result.data };
  return {
    problem: [...new Set(result.error.issues.map((issue) => issue.path.join('.') || 'JSON'))].join(', '),
  };
}

/** From the next start on, this desk opens the clinic on that server. */
export function writeServerFile(folder: string, choice: ServerChoice): void {
  const file = path.join(folder, SERVER_FILE);
  writeWhole(file, `${JSON.stringify(stored.parse(choice), null, 2)}\n`);
  keepPrivate(file);
}

/** From the next start on, this desk opens the file in the folder. */
export function removeServerFile(folder: string): void {
  fs.rmSync(path.join(folder, SERVER_FILE), { force: true });
}

export function addressOf({ deskName: _, ...place }: ServerChoice, password: string): ServerAddress {
  return { ...place, password };
}

export function isSamePlace(
  one: Pick<ServerAddress, 'host' | 'port' | 'user'>,
  other: Pick<ServerAddress, 'host' | 'port' | 'user'>,
): boolean {
  return one.host === other.host && one.port === other.port && one.user === other.user;
}

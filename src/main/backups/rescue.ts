/** A start that finds the clinic's file damaged or gone: the newest good backup takes its place, when the person says so. */
import fs from 'node:fs';
import path from 'node:path';
import type { DatabaseFile } from '../database/sqlite/connection.ts';
import { StartProblem, type StartReason } from '../database/problems.ts';
import { type BackupFacts, checkWhole } from './facts.ts';
import { backupPlaces } from './places.ts';
import { goOnCounting, prepareIncoming } from './restore.ts';
import { backupsIn, type ShelvedBackup } from './shelf.ts';
import { incomingFile, keepDamaged, swapIn } from './swap.ts';

/** What a backup helps against. A newer version's file or another program's is not ours to replace. */
const HELPED: readonly StartReason[] = ['DAMAGED', 'NOT_A_DATABASE', 'FILE_MISSING'];

export interface Rescue {
  problem: StartProblem;
  backup: ShelvedBackup;
  facts: BackupFacts;
}

/** A clinic that has backups and no file did not begin a moment ago. @throws StartProblem FILE_MISSING */
export function requireFile(location: DatabaseFile): void {
  const size = fs.statSync(location.file, { throwIfNoEntry: false })?.size ?? 0;
  const hasLog = fs.existsSync(`${location.file}-wal`) && fs.statSync(`${location.file}-wal`).size > 0;
  if (size > 0 || hasLog) return;
  if (candidates(location).some(({ manifest }) => manifest?.clinicName)) {
    throw new StartProblem('FILE_MISSING', location.file);
  }
}

/** What helps against a problem of the start; null when no backup is good, or none would help. */
export function findRescue(location: DatabaseFile, problem: unknown): Rescue | null {
  if (!(problem instanceof StartProblem) || !HELPED.includes(problem.reason)) return null;
  const found = findNewestGood(location);
  return found && { ...found, problem };
}

/** The newest backup that is sound, here or in the second folder. */
export function findNewestGood(location: DatabaseFile): Omit<Rescue, 'problem'> | null {
  for (const backup of candidates(location)) {
    const facts = factsOrNull({ ...location, file: backup.file }, backup.at);
    if (facts?.clinicName) return { backup, facts };
  }
  return null;
}

function candidates({ file }: DatabaseFile): ShelvedBackup[] {
  const { own, second } = backupPlaces(path.dirname(file));
  const all = [...backupsIn(own), ...(second === null ? [] : backupsIn(second))];
  return all.toSorted((one, other) => other.at - one.at);
}

function factsOrNull(location: DatabaseFile, at: number): BackupFacts | null {
  try {
    return checkWhole(location, at);
  } catch {
    return null;
  }
}

/**
 * Puts a backup in the place of a file that cannot be opened, which is kept byte for byte.
 * @returns the folder that the damaged file is in; null when there was none
 */
export async function restoreOver(
  location: DatabaseFile,
  { backup, now }: { backup: string; now: number },
): Promise<string | null> {
  const note = { backup: path.basename(backup), isRescue: true };
  await prepareIncoming({ location, source: backup, now, userId: null, note });
  goOnCounting({ ...location, file: incomingFile(path.dirname(location.file)) }, location);
  const kept = keepDamaged(location.file, now);
  swapIn(location.file);
  return kept;
}

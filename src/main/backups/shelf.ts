/** The backups that lie in a folder. */
import fs from 'node:fs';
import path from 'node:path';
import { manifestOf, readManifest, type Manifest } from './make.ts';
import { type BackupReason, parseBackupName } from './names.ts';
import { dumpOf } from './pg-dump.ts';

export interface ShelvedBackup {
  name: string;
  file: string;
  /** Epoch milliseconds. */
  at: number;
  reason: BackupReason;
  bytes: number;
  /** Null for one whose description was lost; it may be good all the same. */
  manifest: Manifest | null;
}

/** The latest first. Empty when there is no such folder. */
export function backupsIn(folder: string): ShelvedBackup[] {
  return namesIn(folder)
    .flatMap((name) => shelved(folder, name))
    .toSorted((one, other) => other.at - one.at);
}

function namesIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
}

function shelved(folder: string, name: string): ShelvedBackup[] {
  const parsed = parseBackupName(name);
  const file = path.join(folder, name);
  const stat = parsed && fs.statSync(file, { throwIfNoEntry: false });
  if (!parsed || !stat?.isFile()) return [];
  return [{ ...parsed, name, file, bytes: stat.size, manifest: readManifest(file) }];
}

export function removeBackup({ file }: Pick<ShelvedBackup, 'file'>): void {
  fs.rmSync(file, { force: true });
  fs.rmSync(manifestOf(file), { force: true });
  fs.rmSync(dumpOf(file), { force: true });
}

/** Makes backups: each is checked before it gets its name. */
import fs from 'node:fs';
import path from 'node:path';
import { type Connection, connect, type DatabaseFile } from '../database/sqlite/connection.ts';
import { copyWhole, syncFile, syncFolder, writeWhole } from './disk.ts';
import { type BackupFacts, checkWhole, hashOfFile } from './facts.ts';
import { type BackupName, backupName } from './names.ts';

const PARTIAL = '.partial';

/** What lies beside a backup, as text. */
export interface Manifest extends BackupFacts {
  /** Of the file's bytes, in hex. */
  sha256: string;
}

export const manifestOf = (file: string): string => `${file}.json`;

/**
 * Copies the clinic as it is at one moment into a folder, while others read and write, and checks the copy from its
 * first page to its last. Until that is done it has no name that anybody would take for a backup's.
 * @returns the name of the file
 * @throws StartProblem when the copy is not sound; ENOSPC and SQLITE_FULL when there is no room
 */
export function makeBackup(location: DatabaseFile, folder: string, wanted: BackupName): string {
  const source = connect(location, 'reader');
  try {
    return backupOf(source, { folder, wanted, key: location.key });
  } finally {
    source.close();
  }
}

interface Wanted {
  folder: string;
  wanted: BackupName;
  key?: string | undefined;
}

/** The same through a connection that is open already. */
export function backupOf(source: Connection, { folder, wanted, key }: Wanted): string {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { name, at } = freeName(folder, wanted);
  const partial = path.join(folder, `${name}${PARTIAL}`);
  try {
    fs.closeSync(fs.openSync(partial, 'w', 0o600));
    source.prepare('VACUUM INTO ?').run(partial);
    syncFile(partial);
    const facts = checkWhole({ file: partial, ...(key !== undefined && { key }) }, at);
    giveName(partial, path.join(folder, name), { ...facts, sha256: hashOfFile(partial) });
    return name;
  } finally {
    removeQuietly(partial);
  }
}

/** Puts a finished copy in its place, with what it holds beside it. */
export function giveName(partial: string, file: string, manifest: Manifest): void {
  writeWhole(manifestOf(file), `${JSON.stringify(manifest, null, 2)}\n`);
  fs.renameSync(partial, file);
  syncFolder(path.dirname(file));
}

/** Copies a backup to another folder, and compares the bytes there with what they should be. */
export function copyBackup(file: string, folder: string): void {
  const target = path.join(folder, path.basename(file));
  const partial = `${target}${PARTIAL}`;
  const manifest = readManifest(file);
  if (fs.existsSync(target) || !manifest) return;
  try {
    removeQuietly(partial);
    copyWhole(file, partial);
    if (hashOfFile(partial) !== manifest.sha256) throw new Error('The copy is not what was copied');
    giveName(partial, target, manifest);
  } finally {
    removeQuietly(partial);
  }
}

/** Null when there is none, or one that cannot be read: the backup itself may be good all the same. */
export function readManifest(file: string): Manifest | null {
  try {
    return JSON.parse(fs.readFileSync(manifestOf(file), 'utf8')) as Manifest;
  } catch {
    return null;
  }
}

/** What a program that was ended left half-made. */
export function removePartials(folder: string): void {
  if (!fs.existsSync(folder)) return;
  for (const name of fs.readdirSync(folder)) {
    if (name.includes(PARTIAL)) removeQuietly(path.join(folder, name));
  }
}

function removeQuietly(file: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) fs.rmSync(file + end, { force: true });
}

/** Of two in one millisecond the second one comes later. */
export function freeName(folder: string, { at, reason }: BackupName): { name: string; at: number } {
  for (let moment = at; ; moment += 1) {
    const name = backupName({ at: moment, reason });
    if (!fs.existsSync(path.join(folder, name))) return { name, at: moment };
  }
}

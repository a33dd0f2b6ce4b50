/** What is done with whole files: slow, and so in a thread of its own or by the command line. */
import fs from 'node:fs';
import path from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { DATABASE_FILE } from '../data-folder.ts';
import { isServer, type Place } from '../database/place.ts';
import { connect, type DatabaseFile } from '../database/sqlite/connection.ts';
import { openDatabase } from '../database/sqlite/sqlite-database.ts';
import { inTurn } from '../house/daily-turn.ts';
import { backupOfServer } from '../house/server-backup.ts';
import { type BackupFacts, checkWhole, hashOfFile } from './facts.ts';
import { copyBackup, makeBackup, manifestOf, removePartials } from './make.ts';
import { writeWhole } from './disk.ts';
import type { BackupName, BackupReason } from './names.ts';
import { backupPlaces } from './places.ts';
import { dumpServer } from './pg-dump.ts';
import { prepareIncoming, refusalOfBackup, type Restoring } from './restore.ts';
import { isSameDay } from './same-day.ts';
import { backupsIn, removeBackup, type ShelvedBackup } from './shelf.ts';
import { incomingFile, removeIncoming } from './swap.ts';
import { backupsToRemove } from './thinning.ts';

export type BackupsWork = {
  /** Makes one and thins those that lie beside it. Answers its name; null where another desk makes the day's. */
  make(input: { at: number; reason: BackupReason; zone: string }): Promise<string | null>;
  /** A second copy of a server's clinic beside a backup, where PostgreSQL's tools are here. Answers whether they are. */
  dump(input: { name: string }): Promise<boolean>;
  /** Copies to the second folder what it has not, and thins it. @throws AppError FOLDER_UNUSABLE */
  copyToSecond(input: { now: number; zone: string }): void;
  /** @throws AppError BACKUP_DAMAGED or BACKUP_TOO_NEW */
  look(input: { file: string; at: number }): BackupFacts;
  /** The same of one that has just been put aside, and writes it down. */
  describe(input: { file: string; at: number }): void;
  /** @throws AppError as `prepareIncoming` does */
  prepare(input: Omit<Restoring, 'location'>): Promise<BackupFacts>;
  /** Prepares an empty clinic in place of a backup's. */
  prepareEmpty(input: { now: number }): Promise<void>;
};

export interface BackupsStart {
  place: Place;
  /** The data folder. */
  folder: string;
}

export function workOn({ place, folder }: BackupsStart): BackupsWork {
  // For a server none is there: this is what files that are looked into are like.
  const location: DatabaseFile = isServer(place) ? { file: path.join(folder, DATABASE_FILE) } : place;
  const places = () => backupPlaces(folder);
  return {
    make: async ({ at, reason, zone }) => {
      const { own } = places();
      removePartials(own);
      const name = await makeOf(place, own, { at, reason }, zone);
      if (name !== null) thin(own, zone, at);
      return name;
    },
    dump: async ({ name }) => isServer(place) && dumpServer(place, path.join(places().own, name)),
    copyToSecond: ({ now, zone }) => {
      const { own, chosen, second } = places();
      if (chosen === null || second === null) return;
      if (!fs.existsSync(chosen)) throw new AppError('FOLDER_UNUSABLE');
      fs.mkdirSync(second, { recursive: true, mode: 0o700 });
      removePartials(second);
      for (const { file } of worthCopying(backupsIn(own), zone, now)) copyBackup(file, second);
      thin(second, zone, now);
    },
    look: ({ file, at }) => checked(() => checkWhole({ ...location, file }, at)),
    describe: ({ file, at }) => {
      const manifest = { ...checkWhole({ ...location, file }, at), sha256: hashOfFile(file) };
      writeWhole(manifestOf(file), `${JSON.stringify(manifest, null, 2)}\n`);
    },
    prepare: (restoring) => prepareIncoming({ ...restoring, location }),
    prepareEmpty: async ({ now }) => {
      removeIncoming(folder);
      const incoming = { ...location, file: `${incomingFile(folder)}.partial` };
      await (await openDatabase(incoming, () => now)).close();
      inOnePiece(incoming);
      fs.renameSync(incoming.file, incomingFile(folder));
    },
  };
}

async function makeOf(place: Place, own: string, wanted: BackupName, zone: string): Promise<string | null> {
  if (!isServer(place)) return checked(() => makeBackup(place, own, wanted));
  const make = () => backupOfServer(place, own, wanted);
  if (wanted.reason !== 'daily') return make();
  return inTurn(place, (lastAt) => !isSameDay(lastAt ?? undefined, wanted.at, zone), make);
}

/** What is wrong with a file, as it travels between threads. */
function checked<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw refusalOfBackup(error);
  }
}

/** What the thinning would take away at once needs no copy. */
function worthCopying(backups: ShelvedBackup[], zone: string, now: number): ShelvedBackup[] {
  const leaving = new Set(backupsToRemove(backups, zone, now));
  return backups.filter((backup) => !leaving.has(backup)).toReversed();
}

function thin(folder: string, zone: string, now: number): void {
  for (const backup of backupsToRemove(backupsIn(folder), zone, now)) removeBackup(backup);
}

function inOnePiece(location: DatabaseFile): void {
  const db = connect(location, 'writer');
  db.pragma('journal_mode = DELETE');
  db.close();
  for (const end of ['-wal', '-shm']) fs.rmSync(path.resolve(location.file + end), { force: true });
}

import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Kysely } from 'kysely';
import { syncFile } from '../backups/disk.ts';
import { checkWhole } from '../backups/facts.ts';
import { makeBackup } from '../backups/make.ts';
import { backupPlaces } from '../backups/places.ts';
import { findNewestGood, restoreOver } from '../backups/rescue.ts';
import { finishSwap } from '../backups/swap.ts';
import { firstBrokenAuditRow } from '../database/audit.ts';
import { connect, type DatabaseFile } from '../database/sqlite/connection.ts';
import type { Schema } from '../database/schema.ts';
import { kyselyOver } from '../database/sqlite/dialect.ts';
import { clinicLines } from '../features/imports/clinic-file.ts';
import { lockInstance } from '../instance-lock.ts';
import { mainText } from '../main-text.ts';
import type { PasswordStore } from '../server/password-store.ts';
import type { EXIT } from './run-task.ts';
import type { ServerTarget } from './server-options.ts';

export interface TaskOptions {
  location: DatabaseFile;
  /** The data folder. */
  folder: string;
  /** As it was named; empty when none was. */
  path: string;
  say: (text: string) => void;
  /** For what is done at a server. */
  server?: ServerTarget | undefined;
  /** Where this computer keeps the password of its clinic's server. */
  passwords: () => Promise<PasswordStore>;
}

/** Something that cannot be done, in words, with the exit code for it. */
export class TaskRefusal extends Error {
  readonly exit: keyof typeof EXIT;

  constructor(exit: keyof typeof EXIT, message: string) {
    super(message);
    this.name = 'TaskRefusal';
    this.exit = exit;
  }
}

/** Pages, indices, links and the history's chain; beside a desk that is at work, too. */
export async function verify({ location, say }: TaskOptions): Promise<void> {
  const { patients, bookings, lastChange } = checkWhole(location, Date.now());
  const row = await reading(location, (db) => firstBrokenAuditRow(db));
  if (row !== null) throw new TaskRefusal('damaged', mainText('cli.brokenHistory', { row: String(row) }));
  say(mainText('cli.verified', { patients, bookings, changes: lastChange }));
}

/** Beside a desk that is at work, too. */
export async function backUp({ location, folder, path: named, say }: TaskOptions): Promise<void> {
  const wanted = { at: Date.now(), reason: 'manual' } as const;
  const target = named === '' ? backupPlaces(folder).own : path.resolve(named);
  const isFile = target.endsWith('.db');
  if (isFile && fs.existsSync(target)) {
    throw new TaskRefusal('usage', mainText('cli.exists', { path: target }));
  }
  const place = isFile ? path.dirname(target) : target;
  const made = path.join(place, makeBackup(location, place, wanted));
  if (isFile) {
    fs.renameSync(made, target);
    fs.renameSync(`${made}.json`, `${target}.json`);
  }
  say(mainText('cli.backedUp', { path: isFile ? target : made }));
}

export async function restore({ location, folder, path: named, say }: TaskOptions): Promise<void> {
  const lock = lockInstance(folder, 'restore');
  try {
    finishSwap(location.file);
    const isNewest = named === '' || named === 'newest';
    const backup = isNewest ? findNewestGood(location)?.backup.file : path.resolve(named);
    if (backup === undefined || !fs.existsSync(backup)) {
      const place = isNewest ? backupPlaces(folder).own : named;
      throw new TaskRefusal('notFound', mainText('cli.noBackup', { path: place }));
    }
    if (path.resolve(backup) === path.resolve(location.file)) {
      throw new TaskRefusal('usage', mainText('cli.restoreItself', { path: backup }));
    }
    const kept = await restoreOver(location, { backup, now: Date.now() });
    const said = { path: backup, kept: kept ?? '' };
    say(mainText(kept === null ? 'cli.restoredNew' : 'cli.restored', said));
  } finally {
    lock.release();
  }
}

/** All of one moment; the format is in docs/clinic-file.md. */
export async function exportClinic({ location, path: named, say }: TaskOptions): Promise<void> {
  const target = path.resolve(named);
  if (fs.existsSync(target)) throw new TaskRefusal('usage', mainText('cli.exists', { path: target }));
  const partial = `${target}.partial`;
  let rows = 0;
  try {
    await reading(location, async (db) => {
      const lines = Readable.from(
        clinicLines(db, () => (rows += 1)),
        { objectMode: true },
      );
      await pipeline(lines, fs.createWriteStream(partial, { mode: 0o600 }));
    });
    syncFile(partial);
    fs.renameSync(partial, target);
  } finally {
    fs.rmSync(partial, { force: true });
  }
  say(mainText('cli.exported', { path: target, rows }));
}

async function reading<T>(location: DatabaseFile, work: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
  const connection = connect(location, 'reader');
  connection.exec('BEGIN');
  try {
    return await work(kyselyOver(connection));
  } finally {
    connection.close();
  }
}

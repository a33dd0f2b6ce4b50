/**
 * Puts a prepared backup in the place of the clinic on a server: in one transaction, so that until its commit everybody
 * reads the clinic as it was, and whatever ends it on the way leaves that.
 */
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { RestoreProgress } from '../../shared/contract/backups.ts';
import { AppError } from '../../shared/errors.ts';
import { backupPlaces } from '../backups/places.ts';
import { removeBackup } from '../backups/shelf.ts';
import { incomingFile, removeIncoming } from '../backups/swap.ts';
import type { ReadDb } from '../database/database.ts';
import { countRows } from '../database/pages.ts';
import type { ServerAddress } from '../database/postgres/address.ts';
import { CHANNEL } from '../database/postgres/listen.ts';
import { connect } from '../database/sqlite/connection.ts';
import { kyselyOver } from '../database/sqlite/dialect.ts';
import { findOpenImport } from '../features/imports/queries.ts';
import { actAsOwner, type Credentials } from '../server/owner.ts';
import { alone } from './alone.ts';
import { hasArrived } from './arrived.ts';
import { copyClinic, requireSame, type Tell } from './copy.ts';
import { commit, isOpen } from './decide.ts';
import { emptyClinic, lockClinic } from './empty.ts';
import { givenIds } from './given-ids.ts';
import { backupBy } from './server-backup.ts';
import { serverTarget } from './server-target.ts';
import type { GivenIds, Target } from './target.ts';

export interface RestoringOnServer {
  /** This desk's own way to the server. */
  desk: ServerAddress;
  /** Who may empty the clinic's tables; null where there is nothing in them that the desk may not delete. */
  owner: Credentials | null;
  /** The data folder, with the prepared file in it. */
  folder: string;
  /** Epoch milliseconds. */
  now: number;
}

export type TellRestore = (progress: RestoreProgress) => void;

/** Milliseconds, and how often: a server that was lost at the commit is asked what became of it. */
const ASK_EVERY = 1_000;
const ASKS = 60;

/**
 * @returns the file that holds what there was; null when that was no clinic yet
 * @throws AppError OWNER_NEEDED, IMPORT_RUNNING, SERVER_AWAY, or what the server or the disk said, with the clinic as it
 *   was; OUTCOME_UNKNOWN when the server was lost at the commit and has not come back
 */
export async function restoreOnServer(
  restoring: RestoringOnServer,
  tell: TellRestore,
): Promise<string | null> {
  const { desk, owner, folder } = restoring;
  const source = connect({ file: incomingFile(folder) }, 'reader');
  const from = kyselyOver(source);
  const aside = new Aside(backupPlaces(folder).own, restoring.now);
  try {
    await alone({ ...desk, ...owner }, (client) => replaceAll(client, { from, aside, tell }));
  } catch (error) {
    if (isOpen(error)) await requireArrived(desk, from);
    else {
      // What it holds is on the server still.
      aside.remove();
      throw error;
    }
  } finally {
    source.close();
    removeIncoming(folder);
  }
  return aside.file;
}

interface Replacing {
  from: ReadDb;
  aside: Aside;
  tell: TellRestore;
}

async function replaceAll(client: pg.Client, { from, aside, tell }: Replacing): Promise<void> {
  await client.query('BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE');
  const target = serverTarget(client);
  const { db } = target;
  // What was never used has nothing in it that a desk may not delete.
  const isNew = (await countRows(db, 'audit_log')) === 0;
  const power = isNew ? 'desk' : await actAsOwner(client);
  if (!isNew) await lockClinic(client);
  // What is being imported would be half there.
  if (await findOpenImport(db)) throw new AppError('IMPORT_RUNNING');
  await aside.keep(db, ({ rows, rowsInAll }) => tell({ step: 'keeping', rows, rowsInAll }));
  const given = await givenIds(db);
  await emptyClinic(client, power);
  const arriving: Tell = ({ phase, rows, rowsInAll }) =>
    tell({ step: phase === 'checking' ? 'checking' : 'copying', rows, rowsInAll });
  const found = await copyClinic(from, goingOnAfter(target, given), arriving);
  await requireSame(found, db, arriving);
  await client.query(`NOTIFY ${CHANNEL}`);
  await commit(client);
}

/** A desk may still show what was booked since: its numbers must never come to mean something else. */
function goingOnAfter(target: Target, before: GivenIds): Target {
  const goOnAfter = async (given: GivenIds) => {
    const tables = Object.keys({ ...before, ...given }) as (keyof GivenIds)[];
    const greatest = tables.map((table) => [table, Math.max(before[table] ?? 0, given[table] ?? 0)]);
    await target.goOnAfter(Object.fromEntries(greatest) as GivenIds);
  };
  return { ...target, goOnAfter };
}

async function requireArrived(desk: ServerAddress, from: ReadDb): Promise<void> {
  for (let asks = 1; ; asks += 1) {
    try {
      if (await hasArrived(desk, from)) return;
      throw new NotArrived();
    } catch (error) {
      if (error instanceof NotArrived) throw new AppError('SERVER_AWAY');
      if (asks === ASKS) throw new AppError('OUTCOME_UNKNOWN');
      await wait(ASK_EVERY);
    }
  }
}

class NotArrived extends Error {}

/** The clinic that gives way, as a backup. */
class Aside {
  readonly #folder: string;
  readonly #at: number;
  file: string | null = null;

  constructor(folder: string, at: number) {
    this.#folder = folder;
    this.#at = at;
  }

  /** Nobody may write meanwhile. */
  async keep(db: ReadDb, tell: Tell): Promise<void> {
    if ((await countRows(db, 'settings')) === 0) return;
    const wanted = { at: this.#at, reason: 'before-restore' } as const;
    const name = await backupBy((target, told) => copyClinic(db, target, told), this.#folder, wanted, tell);
    this.file = path.join(this.#folder, name);
  }

  remove(): void {
    if (this.file !== null) removeBackup({ file: this.file });
    this.file = null;
  }
}

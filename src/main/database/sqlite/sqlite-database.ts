import fs from 'node:fs';
import path from 'node:path';
import type { Kysely } from 'kysely';
import { keepPrivate } from '../../private-files.ts';
import type { Database, ReadDb, WriteDb } from '../database.ts';
import { isNoRoom, StartProblem } from '../problems.ts';
import type { Schema } from '../schema.ts';
import { prepareFile } from './check-file.ts';
import { type Connection, connect, type DatabaseFile } from './connection.ts';
import { kyselyOver } from './dialect.ts';
import { migrateToLatest } from './migrate.ts';
import { giveUpReserve } from './reserve.ts';

/**
 * Opens the clinic's file, making or migrating it as needed; on a full disk with the room that was kept for that.
 * @throws StartProblem when it cannot be opened; the file is then untouched
 */
export async function openDatabase(location: DatabaseFile, now = Date.now): Promise<Database> {
  try {
    return await openOnce(location, now);
  } catch (error) {
    if (!isNoRoom(error)) throw error;
  }
  giveUpReserve(path.dirname(location.file));
  try {
    return await openOnce(location, now);
  } catch (error) {
    throw isNoRoom(error) ? new StartProblem('DISK_FULL', path.dirname(location.file)) : error;
  }
}

async function openOnce(location: DatabaseFile, now: () => number): Promise<Database> {
  prepareFile(location);
  const writer = connect(location, 'writer');
  try {
    await migrateToLatest(writer, location, now());
    for (const side of ['-wal', '-shm']) {
      if (fs.existsSync(location.file + side)) keepPrivate(location.file + side);
    }
    return new SqliteDatabase(writer, connect(location, 'reader'));
  } catch (error) {
    writer.close();
    throw error;
  }
}

/**
 * Another pair of connections to a clinic that is open already, for a thread of its own. A lazy one does not wait
 * for the disk at each commit: what it writes is on disk with the next commit of any other.
 */
export function anotherDatabase(location: DatabaseFile, { isLazy = false } = {}): Database {
  const writer = connect(location, 'writer');
  if (isLazy) writer.pragma('synchronous = NORMAL');
  return new SqliteDatabase(writer, connect(location, 'reader'));
}

class SqliteDatabase implements Database {
  readonly generation = 0;
  readonly isRemote = false;
  readonly #writer: Connection;
  readonly #reader: Connection;
  readonly #writeDb: Kysely<Schema>;
  readonly #readDb: Kysely<Schema>;
  /** The end of the line of writes: each one waits for the one before it, whatever became of that. */
  #lastWrite: Promise<unknown> = Promise.resolve();

  constructor(writer: Connection, reader: Connection) {
    this.#writer = writer;
    this.#reader = reader;
    this.#writeDb = kyselyOver(writer);
    this.#readDb = kyselyOver(reader);
  }

  read<T>(work: (db: ReadDb) => Promise<T>): Promise<T> {
    return work(this.#readDb);
  }

  write<T>(work: (db: WriteDb) => Promise<T>): Promise<T> {
    const done = this.#lastWrite.then(() => this.#inTransaction(work));
    this.#lastWrite = done.catch(() => {});
    return done;
  }

  async #inTransaction<T>(work: (db: WriteDb) => Promise<T>): Promise<T> {
    this.#writer.exec('BEGIN IMMEDIATE');
    try {
      const result = await work(this.#writeDb);
      this.#commit();
      return result;
    } catch (error) {
      // A full disk may have rolled back already; a failed COMMIT leaves the transaction open.
      if (this.#writer.inTransaction) this.#writer.exec('ROLLBACK');
      throw error;
    }
  }

  #commit(): void {
    try {
      this.#writer.exec('COMMIT');
    } catch (error) {
      throw withBrokenLinks(error, this.#writer);
    }
  }

  async close(): Promise<void> {
    await this.#lastWrite;
    this.#reader.close();
    this.#writer.close();
  }
}

/** A deferred foreign key that fails at COMMIT names nothing: ask which tables it is about, for the log. */
function withBrokenLinks(error: unknown, writer: Connection): unknown {
  if ((error as { code?: string }).code !== 'SQLITE_CONSTRAINT_FOREIGNKEY') return error;
  const broken = writer.pragma('foreign_key_check') as { table: string; parent: string }[];
  const links = new Set(broken.map(({ table, parent }) => `${table} → ${parent}`));
  return new Error(`The database refused to commit: ${[...links].join(', ')}`, { cause: error });
}

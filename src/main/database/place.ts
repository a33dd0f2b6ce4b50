/** Where a clinic's data is: in a file of this computer, or on a server; and what opens it there. */
import type { Kysely } from 'kysely';
import type { Database, ReadDb } from './database.ts';
import type { ServerAddress } from './postgres/address.ts';
import { PostgresDatabase } from './postgres/postgres-database.ts';
import { PostgresReader } from './postgres/postgres-reader.ts';
import type { Schema } from './schema.ts';
import { connect, type DatabaseFile } from './sqlite/connection.ts';
import { kyselyOver } from './sqlite/dialect.ts';
import { anotherDatabase } from './sqlite/sqlite-database.ts';

export type Place = DatabaseFile | ServerAddress;

export function isServer(place: Place): place is ServerAddress {
  return 'host' in place;
}

/**
 * Another way to a clinic that is open already, for a thread of its own. What a lazy one writes to a file is on disk
 * with the next commit of any other.
 */
export function openBeside(place: Place, { isLazy = false } = {}): Database {
  return isServer(place)
    ? new PostgresDatabase(place, { readers: 1, writers: 1 })
    : anotherDatabase(place, { isLazy });
}

/** Someone who reads much at once, with a connection of their own. */
export interface Reader {
  /** All that is read within one call is of one moment. One call at a time. */
  atOnce<T>(work: (db: ReadDb) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export function openReader(place: Place): Reader {
  return isServer(place) ? new PostgresReader(place) : new SqliteReader(place);
}

class SqliteReader implements Reader {
  readonly #connection;
  readonly #db: Kysely<Schema>;

  constructor(file: DatabaseFile) {
    this.#connection = connect(file, 'reader');
    this.#db = kyselyOver(this.#connection);
  }

  async atOnce<T>(work: (db: ReadDb) => Promise<T>): Promise<T> {
    this.#connection.exec('BEGIN');
    try {
      return await work(this.#db);
    } finally {
      this.#connection.exec('COMMIT');
    }
  }

  async close(): Promise<void> {
    this.#connection.close();
  }
}

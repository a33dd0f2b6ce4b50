import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Statement } from 'better-sqlite3';
import type { Connection } from './connection.ts';
import { BorrowedDriver } from '../borrowed-driver.ts';

/**
 * Kysely over one better-sqlite3 connection, with three differences from its own SQLite dialect: statements
 * are prepared once and kept, transactions BEGIN IMMEDIATE (a deferred one that turns writer answers BUSY
 * under contention), and schema changes are transactional, so that a failed migration leaves nothing behind.
 */
export function sqliteDialect(connection: Connection): Dialect {
  return {
    createDriver: () => new SqliteDriver(connection),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => adapter,
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

class SqliteDriver extends BorrowedDriver {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    super(new CachingConnection(connection), 'BEGIN IMMEDIATE');
    this.#connection = connection;
  }

  /** A full disk may have rolled back already: what is to be heard is that, and not that there is nothing to undo. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#connection.inTransaction) await super.rollbackTransaction(connection);
  }
}

class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** One for all connections, so that a query which is compiled once is compiled for all of them. */
const adapter = new TransactionalDdlAdapter();

/** More distinct statements than the application has; a bound all the same. */
const KEPT_STATEMENTS = 500;

class CachingConnection implements DatabaseConnection {
  readonly #connection: Connection;
  readonly #statements = new Map<string, Statement>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const statement = this.#prepare(sql);
    if (statement.reader) return { rows: statement.all(parameters) as R[] };
    const { changes, lastInsertRowid } = statement.run(parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  // oxlint-disable-next-line require-yield -- nothing here streams; a stream would hold the one connection
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streaming is not supported');
  }

  #prepare(sql: string): Statement {
    const kept = this.#statements.get(sql);
    if (kept) return kept;
    const statement = this.#connection.prepare(sql);
    if (this.#statements.size >= KEPT_STATEMENTS) this.#statements.clear();
    this.#statements.set(sql, statement);
    return statement;
  }
}

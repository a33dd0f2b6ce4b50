import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  type QueryResult,
  type LimitNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  ValueNode,
} from 'kysely';
import type { Statement } from 'better-sqlite3';
import type { Connection } from './connection.ts';
import { BorrowedDriver } from '../borrowed-driver.ts';
import { runPreparedBy } from '../prepared.ts';
import type { Schema } from '../schema.ts';

/** Kysely over one better-sqlite3 connection. What is compiled already runs there without what Kysely does around it. */
export function kyselyOver<Tables = Schema>(connection: Connection): Kysely<Tables> {
  const caching = new CachingConnection(connection);
  const db = new Kysely<Tables>({ dialect: sqliteDialect(caching) });
  runPreparedBy(db, (query) => caching.run(query));
  return db;
}

/**
 * Differs from Kysely's own SQLite dialect: limits are written out, statements are prepared once and kept, transactions
 * BEGIN IMMEDIATE (a deferred one that turns writer answers BUSY under contention), and schema changes are
 * transactional, so that a failed migration leaves nothing behind.
 */
function sqliteDialect(connection: CachingConnection): Dialect {
  return {
    createDriver: () => new SqliteDriver(connection),
    createQueryCompiler: () => new LiteralLimitCompiler(),
    createAdapter: () => adapter,
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

class SqliteDriver extends BorrowedDriver {
  readonly #connection: CachingConnection;

  constructor(connection: CachingConnection) {
    super(connection, 'BEGIN IMMEDIATE');
    this.#connection = connection;
  }

  /** A full disk may have rolled back already: what is to be heard is that, and not that there is nothing to undo. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#connection.isInTransaction) await super.rollbackTransaction(connection);
  }
}

class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * Writes limits out: SQLite plans a statement anew each time that a limit is bound to it, which takes longer than most
 * of them run. There are few different ones.
 */
class LiteralLimitCompiler extends SqliteQueryCompiler {
  protected override visitLimit(node: LimitNode): void {
    const value = ValueNode.is(node.limit) ? node.limit.value : undefined;
    if (Number.isSafeInteger(value)) this.append(`limit ${String(value)}`);
    else super.visitLimit(node);
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

  get isInTransaction(): boolean {
    return this.#connection.inTransaction;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.run(query);
  }

  run<R>({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): QueryResult<R> {
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

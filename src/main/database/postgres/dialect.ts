import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  HandleEmptyInListsPlugin,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  replaceWithNoncontingentExpression,
} from 'kysely';
import type { QueryConfig, QueryResult as PgResult } from 'pg';
import { nameOf } from '../prepared.ts';
import { BorrowedDriver } from '../borrowed-driver.ts';

/** A connection, or a pool that takes one for each query. */
export interface Queryable {
  query(config: QueryConfig): Promise<PgResult>;
}

/** One for all connections, so that a query which is compiled once is compiled for all of them. */
const adapter = new PostgresAdapter();

/** What Kysely is to know of a server: an empty list is no syntax there, and nothing is in it. */
export function postgresKysely<Tables>(source: Queryable): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: postgresDialect(source), plugins: [emptyLists] });
}

const emptyLists = new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression });

/** Kysely over connections that somebody else opens, begins transactions on, and closes. */
function postgresDialect(source: Queryable): Dialect {
  return {
    createDriver: () => new BorrowedDriver(new BorrowedConnection(source), 'BEGIN'),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => adapter,
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
}

const WRITES: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

class BorrowedConnection implements DatabaseConnection {
  readonly #source: Queryable;

  constructor(source: Queryable) {
    this.#source = source;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const name = nameOf(query);
    const answer = await this.#source.query({
      text: query.sql,
      values: query.parameters as unknown[],
      ...(name && { name }),
    });
    // Several statements in one answer as a list: the last says what was asked for.
    const { rows, rowCount, command } = Array.isArray(answer) ? (answer.at(-1) as PgResult) : answer;
    if (!WRITES.has(command)) return { rows: rows as R[] };
    return { rows: rows as R[], numAffectedRows: BigInt(rowCount ?? 0) };
  }

  // oxlint-disable-next-line require-yield -- nothing here streams
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streaming is not supported');
  }
}

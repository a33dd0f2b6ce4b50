import type { Compilable, CompiledQuery, QueryExecutor, QueryResult } from 'kysely';
import type { ReadDb } from './database.ts';

/** Where a parameter goes in a query that was compiled before its values were known. */
class Placeholder {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

const placeholders = new Proxy({}, { get: (_, name) => new Placeholder(String(name)) });

/** Under which a server keeps a query that comes again and again: of those, there are a few dozen. */
const names = new WeakMap<object, string>();
let named = 0;

/** The name of a query that is always the same; undefined for one that was built for this once. */
export function nameOf({ queryId }: Pick<CompiledQuery, 'queryId'>): string | undefined {
  return names.get(queryId);
}

type Run = <Row>(query: Pick<CompiledQuery, 'sql' | 'parameters'>) => QueryResult<Row>;

const runs = new WeakMap<QueryExecutor, Run>();

/** Compiled queries of this database are run so, without Kysely's own way to a connection: it takes as long as they do. */
export function runPreparedBy(db: Pick<ReadDb, 'getExecutor'>, run: Run): void {
  runs.set(db.getExecutor(), run);
}

/**
 * A query that is built and compiled once and then run with new parameters: what a booking runs, so that
 * building SQL costs nothing there. `build` sees placeholders, so it may pass parameters on but not look at them.
 */
export function prepared<Db extends ReadDb, Params extends object, Row>(
  build: (db: Db, params: Params) => Compilable<Row>,
): (db: Db, params: Params) => Promise<QueryResult<Row>> {
  // By adapter, which all connections to one engine share: the other one compiles for itself.
  const compiledFor = new WeakMap<object, CompiledQuery<Row>>();
  return async (db, params) => {
    const executor = db.getExecutor();
    const { adapter } = executor;
    let query = compiledFor.get(adapter);
    if (!query) {
      query = build(db, placeholders as Params).compile();
      names.set(query.queryId, `q${++named}`);
      compiledFor.set(adapter, query);
    }
    const values = params as Record<string, unknown>;
    const parameters = query.parameters.map((value) =>
      value instanceof Placeholder ? values[value.name] : value,
    );
    const run = runs.get(executor);
    return run ? run<Row>({ sql: query.sql, parameters }) : db.executeQuery({ ...query, parameters });
  };
}

/** The one row that a query by key has, or undefined. */
export async function firstOf<Row>(result: Promise<QueryResult<Row>>): Promise<Row | undefined> {
  return (await result).rows[0];
}

/** The one row that a statement is bound to answer. */
export async function onlyOf<Row>(result: Promise<QueryResult<Row>>): Promise<Row> {
  const row = await firstOf(result);
  if (row === undefined) throw new Error('A statement answered no row');
  return row;
}

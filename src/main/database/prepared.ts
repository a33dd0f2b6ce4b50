import type { Compilable, CompiledQuery, QueryResult } from 'kysely';
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

/**
 * A query that is built and compiled once and then run with new parameters: what a booking runs, so that
 * building SQL costs nothing there. `build` sees placeholders, so it may pass parameters on but not look at them.
 */
export function prepared<Db extends ReadDb, Params extends object, Row>(
  build: (db: Db, params: Params) => Compilable<Row>,
): (db: Db, params: Params) => Promise<QueryResult<Row>> {
  // By adapter, which all connections to one engine share: the other one compiles for itself.
  const compiledFor = new WeakMap<object, CompiledQuery<Row>>();
  return (db, params) => {
    const { adapter } = db.getExecutor();
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
    return db.executeQuery({ ...query, parameters });
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

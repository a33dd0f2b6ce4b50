/** What a call asks of the database, on either engine: counts, which no busy computer changes. */
import { AsyncLocalStorage } from 'node:async_hooks';
import Sqlite from 'better-sqlite3';
import pg from 'pg';

export interface Asked {
  /** In order, with what begins and ends a transaction. */
  statements: string[];
  /** Rows that the database handed over. */
  rows: number;
}

/** A desk on a server reads what was committed when it hears of it: once for several commits, or twice for one. */
const NEWS = /^SELECT (restored, )?id, entity, entity_id FROM\b/;

/** Whoever began the work that a statement belongs to: what runs by itself meanwhile is counted for nobody. */
const asking = new AsyncLocalStorage<Asked>();

/** Runs something, and tells what it asked of the database. */
export async function askedBy(work: () => Promise<unknown>): Promise<Asked> {
  listen();
  const asked: Asked = { statements: [], rows: 0 };
  await asking.run(asked, work);
  return asked;
}

let isListening = false;

function listen(): void {
  if (isListening) return;
  isListening = true;
  listenToFiles();
  listenToServers();
}

type Method = (this: { source?: string }, ...given: unknown[]) => unknown;

/** Puts a method in the place of another that it gets. */
function wrap(prototype: object, name: string, around: (original: Method) => Method): void {
  const methods = prototype as Record<string, Method>;
  const original = methods[name];
  if (!original) throw new Error(`There is no ${name}`);
  methods[name] = around(original);
}

function note(sql: string, answer: unknown): unknown {
  const asked = asking.getStore();
  asked?.statements.push(sql);
  if (asked && Array.isArray(answer)) asked.rows += answer.length;
  return answer;
}

function listenToFiles(): void {
  const memory = new Sqlite(':memory:');
  const statement = Object.getPrototypeOf(memory.prepare('SELECT 1')) as object;
  memory.close();
  for (const name of ['all', 'run', 'get']) {
    wrap(statement, name, (original) => {
      return function counted(...given) {
        return note(this.source ?? '', original.apply(this, given));
      };
    });
  }
  wrap(Sqlite.prototype, 'exec', (original) => {
    return function counted(...given) {
      return note(String(given[0]), original.apply(this, given));
    };
  });
}

function listenToServers(): void {
  wrap(pg.Client.prototype, 'query', (original) => {
    return function counted(...given) {
      const [query] = given;
      const sql = typeof query === 'string' ? query : String((query as { text?: string }).text);
      const asked = NEWS.test(sql) ? undefined : asking.getStore();
      asked?.statements.push(sql);
      const count = (result: { rows?: unknown[] } | undefined) => {
        if (asked) asked.rows += result?.rows?.length ?? 0;
      };
      // A pool is told by a callback, everybody else by a promise.
      const callback = given.at(-1);
      if (typeof callback === 'function') {
        given[given.length - 1] = (error: unknown, result?: { rows?: unknown[] }) => {
          count(result);
          callback(error, result);
        };
        return original.apply(this, given);
      }
      const answer = original.apply(this, given);
      if (!(answer instanceof Promise)) return answer;
      return (answer as Promise<{ rows?: unknown[] }>).then((result) => {
        count(result);
        return result;
      });
    };
  });
}

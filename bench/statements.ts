/** Which statements the application sends to SQLite, and the same again without the application. */
import Sqlite from 'better-sqlite3';
import type { DatabaseFile } from '../src/main/database/sqlite/connection.ts';

type Step = { by: 'writer' | 'reader'; sql: string } & (
  | { how: 'all' | 'run'; parameters: unknown[] }
  | { how: 'exec' }
);

/** What better-sqlite3's own prototype does, before anything is put in its way. */
const own = Sqlite.prototype as unknown as {
  prepare(sql: string): Sqlite.Statement;
  exec(sql: string): Sqlite.Database;
  pragma(source: string, options?: object): unknown;
};
const { prepare, exec, pragma } = own;

/** Lets all connections that are opened meanwhile tell what they are asked; in order. */
export class Recorder {
  steps: Step[] = [];
  readonly #sides = new WeakSet<object>();

  constructor() {
    const keep = (step: Step) => void this.steps.push(step);
    const by = (db: object) => ((db as Sqlite.Database).readonly ? 'reader' : 'writer');
    const told = this.#sides;
    own.exec = function (this: Sqlite.Database, sql) {
      keep({ by: by(this), how: 'exec', sql });
      return exec.call(this, sql);
    };
    own.prepare = function (this: Sqlite.Database, sql) {
      const statement = prepare.call(this, sql);
      if (told.has(statement)) return statement;
      told.add(statement);
      const connection = by(this);
      for (const how of ['all', 'run'] as const) {
        const really = statement[how].bind(statement) as (...all: unknown[]) => unknown;
        Object.assign(statement, {
          [how]: (...all: unknown[]) => {
            keep({ by: connection, how, sql, parameters: all });
            return really(...all);
          },
        });
      }
      return statement;
    };
  }

  /** What was asked since the last time. */
  take(): Step[] {
    const taken = this.steps;
    this.steps = [];
    return taken;
  }

  stop(): void {
    Object.assign(own, { prepare, exec });
  }
}

/** Every connection that is opened meanwhile does not wait for the disk at each commit. */
export async function withoutWaiting<T>(work: () => Promise<T>): Promise<T> {
  own.pragma = function (this: Sqlite.Database, source, options) {
    const asked = source === 'synchronous = FULL' ? 'synchronous = NORMAL' : source;
    return pragma.call(this, asked, options);
  };
  try {
    return await work();
  } finally {
    own.pragma = pragma;
  }
}

/** The same statements on bare better-sqlite3: prepared once, run with their parameters, nothing else. */
export function replayer({ file, key }: DatabaseFile, synchronous: 'FULL' | 'NORMAL') {
  const open = (readonly: boolean) => {
    const db = new Sqlite(file, { readonly });
    if (key !== undefined) db.key(Buffer.from(key));
    if (!readonly) db.pragma('journal_mode = WAL');
    db.pragma(`synchronous = ${synchronous}`);
    db.pragma('foreign_keys = ON');
    db.pragma('trusted_schema = OFF');
    return { db, statements: new Map<string, Sqlite.Statement>() };
  };
  const sides = { writer: open(false), reader: open(true) };
  return {
    run(steps: readonly Step[]): void {
      for (const step of steps) {
        const { db, statements } = sides[step.by];
        if (step.how === 'exec') {
          db.exec(step.sql);
          continue;
        }
        let statement = statements.get(step.sql);
        if (!statement) statements.set(step.sql, (statement = db.prepare(step.sql)));
        if (step.how === 'all') statement.all(...step.parameters);
        else statement.run(...step.parameters);
      }
    },
    close(): void {
      sides.reader.db.close();
      sides.writer.db.close();
    },
  };
}

import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { DATABASE_FILE } from '../../src/main/app.ts';

export interface Plan {
  sql: string;
  detail: string;
}

/** How the database goes about each query that is sent while something is done, as EXPLAIN QUERY PLAN says it. */
export async function plansOf(folder: string, work: () => Promise<unknown>): Promise<Plan[]> {
  const asked = new Set<string>();
  const { prepare } = Sqlite.prototype;
  Sqlite.prototype.prepare = function (this: Sqlite.Database, sql: string) {
    const statement = prepare.call(this, sql) as Sqlite.Statement;
    if (statement.reader) asked.add(sql);
    return statement;
  } as typeof prepare;
  try {
    await work();
  } finally {
    Sqlite.prototype.prepare = prepare;
  }
  const db = new Sqlite(path.join(folder, DATABASE_FILE), { readonly: true });
  try {
    return [...asked].flatMap((sql) => planOf(db, sql));
  } finally {
    db.close();
  }
}

function planOf(db: Sqlite.Database, sql: string): Plan[] {
  const count = sql.split('?').length - 1;
  const rows = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(Array.from({ length: count }, () => 'x'));
  return (rows as { detail: string }[]).map(({ detail }) => ({ sql, detail }));
}

import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { DATABASE_FILE } from '../../src/main/app.ts';
import { askedBy } from './statements.ts';

export interface Plan {
  sql: string;
  detail: string;
}

/** How the database goes about each statement that is sent while something is done, as EXPLAIN QUERY PLAN says it. */
export async function plansOf(folder: string, work: () => Promise<unknown>): Promise<Plan[]> {
  const { statements } = await askedBy(work);
  const asked = new Set(statements.filter((sql) => !/^(BEGIN|COMMIT|ROLLBACK|PRAGMA)/i.test(sql)));
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

/**
 * Has the database know of each table what it would know of one with so many times as many rows. The averages stay: a
 * doctor's day is no longer after ten years.
 */
export function pretendSize(folder: string, times: number): void {
  const db = new Sqlite(path.join(folder, DATABASE_FILE));
  db.exec('ANALYZE');
  const rows = db.prepare('SELECT rowid, stat FROM sqlite_stat1').all() as { rowid: number; stat: string }[];
  const set = db.prepare('UPDATE sqlite_stat1 SET stat = ? WHERE rowid = ?');
  for (const { rowid, stat } of rows) {
    const [count = '0', ...averages] = stat.split(' ');
    set.run([String(Number(count) * times), ...averages].join(' '), rowid);
  }
  db.exec('DROP TABLE IF EXISTS sqlite_stat4');
  db.close();
}

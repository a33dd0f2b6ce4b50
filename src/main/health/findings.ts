import { Kysely } from 'kysely';
import { firstBrokenAuditRow } from '../database/audit.ts';
import { connect, type DatabaseFile } from '../database/sqlite/connection.ts';
import type { Schema } from '../database/schema.ts';
import { sqliteDialect } from '../database/sqlite/dialect.ts';

/** What a check of the whole file found; nothing is well. */
export interface Findings {
  pages: string[];
  links: string[];
  brokenAuditId: number | null;
}

/** Sentences of SQLite, of which the first ones say enough. */
const MOST = 20;

/** Reads every page of the file: seconds for a large one. Desks write meanwhile. */
export async function findingsOf(location: DatabaseFile): Promise<Findings> {
  const connection = connect(location, 'reader');
  try {
    const said = connection.pragma(`quick_check(${MOST})`) as { quick_check: string }[];
    const broken = connection.pragma('foreign_key_check') as { table: string; parent: string }[];
    const links = new Set(broken.map(({ table, parent }) => `${table} → ${parent}`));
    const db = new Kysely<Schema>({ dialect: sqliteDialect(connection) });
    return {
      pages: said.map((row) => row.quick_check).filter((sentence) => sentence !== 'ok'),
      links: [...links].slice(0, MOST),
      brokenAuditId: await firstBrokenAuditRow(db),
    };
  } finally {
    connection.close();
  }
}

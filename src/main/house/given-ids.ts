/** Which ids have been given, also those of rows that are gone: none of them may ever mean something else. */
import { sql } from 'kysely';
import type { ReadDb } from '../database/database.ts';
import { isSqlite } from '../database/sqlite/engine.ts';
import { TABLES } from './tables.ts';
import type { TableName } from '../database/pages.ts';
import type { GivenIds } from './target.ts';

interface Given {
  name: TableName;
  seq: number | null;
}

export async function givenIds(db: ReadDb): Promise<GivenIds> {
  const rows = isSqlite(db.getExecutor().adapter) ? await inFile(db) : await onServer(db);
  const given: GivenIds = {};
  for (const { name, seq } of rows) if (seq !== null && seq > 0) given[name] = seq;
  return given;
}

/** A table that does not count by itself has at least given the ids that are there. */
async function inFile(db: ReadDb): Promise<Given[]> {
  const { rows } = await sql<Given>`
    SELECT name, seq FROM sqlite_sequence
    UNION ALL SELECT 'patient_words', max(id) FROM patient_words`.execute(db);
  return rows;
}

async function onServer(db: ReadDb): Promise<Given[]> {
  const given: Given[] = [];
  for (const { name } of TABLES) {
    const { rows } = await sql<{ seq: number | null }>`
      SELECT pg_sequence_last_value(pg_get_serial_sequence(${name}, 'id')::regclass) AS seq
      FROM pg_attribute WHERE attrelid = ${name}::regclass AND attname = 'id' AND attidentity <> ''`.execute(
      db,
    );
    const most = await mostIn(db, name, rows.length > 0);
    given.push({ name, seq: Math.max(rows[0]?.seq ?? 0, most) });
  }
  return given;
}

/** Whoever writes an id by hand leaves the sequence behind. */
async function mostIn(db: ReadDb, table: TableName, hasIds: boolean): Promise<number> {
  if (!hasIds) return 0;
  const { rows } = await sql<{
    most: number | null;
  }>`SELECT max(id) AS most FROM ${sql.table(table)}`.execute(db);
  return rows[0]?.most ?? 0;
}

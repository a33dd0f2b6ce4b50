/** Reads whole tables in pages, in the order of their keys, from either engine. */
import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from './database.ts';
import { engineOf } from './engine.ts';
import type { Schema } from './schema.ts';

/** Indexes that look like tables; the rows that they are of bring them along. */
export type SearchTable = 'patient_search' | 'patient_name_search';
export type TableName = Exclude<keyof Schema, SearchTable>;

/** A number, a text, nothing, or the bytes of a picture. */
export type Value = number | string | null | Buffer;
export type Row = Record<string, Value>;

export interface Shape {
  /** By name, for the engines have them in another order. Without those that are computed. */
  columns: readonly string[];
  key: readonly string[];
}

/** Large enough that a page costs more than asking for it, small enough for a message to a server. */
const PAGE = 2_000;

export async function shapeOf(db: ReadDb, table: TableName): Promise<Shape> {
  const engine = engineOf(db);
  const columns = await engine.columnsOf(db, table);
  return { columns: columns.toSorted(), key: await engine.keyOf(db, table) };
}

/** Of any table, also of one that is not a clinic's own. */
export async function countRows(db: ReadDb, table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM ${sql.table(table)}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** @param which of the rows; all, when it is left out */
export async function* pagesOf(
  db: ReadDb,
  table: TableName,
  { columns, key }: Shape,
  which: RawBuilder<boolean> = sql<boolean>`1 = 1`,
): AsyncGenerator<Row[]> {
  const names = sql.join(columns.map((name) => sql.ref(name)));
  const order = sql.join(key.map((name) => sql.ref(name)));
  for (let last: Row | undefined; ; ) {
    const from = last ? sql`AND (${order}) > (${valuesOf(last, key)})` : sql``;
    const { rows } = await sql<Row>`
      SELECT ${names} FROM ${sql.table(table)} WHERE ${which} ${from} ORDER BY ${order} LIMIT ${sql.lit(PAGE)}`.execute(
      db,
    );
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    last = rows.at(-1);
  }
}

function valuesOf(row: Row, key: readonly string[]): RawBuilder<unknown> {
  return sql.join(key.map((name) => row[name]));
}

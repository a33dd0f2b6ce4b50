/** Reads whole tables in pages, in the order of their keys, from either engine. */
import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '../database/database.ts';
import { engineOf } from '../database/engine.ts';
import type { TableName } from './tables.ts';

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

export async function countRows(db: ReadDb, table: TableName): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM ${sql.table(table)}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

export async function* pagesOf(db: ReadDb, table: TableName, { columns, key }: Shape): AsyncGenerator<Row[]> {
  const names = sql.join(columns.map((name) => sql.ref(name)));
  const order = sql.join(key.map((name) => sql.ref(name)));
  for (let last: Row | undefined; ; ) {
    const from = last ? sql`WHERE (${order}) > (${valuesOf(last, key)})` : sql``;
    const { rows } = await sql<Row>`
      SELECT ${names} FROM ${sql.table(table)} ${from} ORDER BY ${order} LIMIT ${sql.lit(PAGE)}`.execute(db);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    last = rows.at(-1);
  }
}

function valuesOf(row: Row, key: readonly string[]): RawBuilder<unknown> {
  return sql.join(key.map((name) => row[name]));
}

import { sql } from 'kysely';
import type { Client } from 'pg';
import { postgresKysely } from '../database/postgres/dialect.ts';
import type { Schema } from '../database/schema.ts';
import { HouseProblem } from './problems.ts';
import type { Row } from '../database/pages.ts';
import type { Target } from './target.ts';

/** @param client with the newest tables, inside of a transaction */
export function serverTarget(client: Client): Target {
  const db = postgresKysely<Schema>(client);
  return {
    db,

    insert: async (table, columns, rows) => {
      const names = columns.map((name) => `"${name}"`).join(', ');
      const text = `INSERT INTO "${table}" (${names})
        SELECT ${names} FROM json_populate_recordset(NULL::"${table}", $1)`;
      const json = JSON.stringify(rows.map(withBytes));
      if (json.includes(String.raw`\u0000`)) requireKeepable(table, rows);
      await client.query({ name: `move ${table}`, text, values: [json] });
    },

    settle: async () => {
      await client.query('SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED');
    },

    goOnAfter: async (given) => {
      for (const [table, last] of Object.entries(given)) {
        await sql`SELECT setval(seq, ${last}) FROM (SELECT pg_get_serial_sequence(${table}, 'id') AS seq) AS known
          WHERE seq IS NOT NULL`.execute(db);
      }
    },
  };
}

/** Bytes as a server reads them. */
function withBytes(row: Row): Row {
  for (const value of Object.values(row)) if (Buffer.isBuffer(value)) return bytesInHex(row);
  return row;
}

function bytesInHex(row: Row): Row {
  const pairs = Object.entries(row).map(([name, value]) => [
    name,
    Buffer.isBuffer(value) ? String.raw`\x${value.toString('hex')}` : value,
  ]);
  return Object.fromEntries(pairs) as Row;
}

/** A text with a zero character in it can be in a file and not on a server. */
function requireKeepable(table: string, rows: readonly Row[]): void {
  const hasZero = (row: Row) =>
    Object.values(row).some((value) => typeof value === 'string' && value.includes('\0'));
  if (rows.some(hasZero)) throw new HouseProblem('NOT_KEEPABLE', table);
}

import { sql } from 'kysely';
import type { ReadDb } from '../database/database.ts';
import { countRows } from '../database/pages.ts';
import { isServer, openReader, type Place } from '../database/place.ts';

export interface SchemaFacts {
  /** How many rows each table has. */
  rows: Record<string, number>;
  /** The statements that made it. */
  schema: string;
}

interface Part {
  name: string;
  type: string;
  sql: string | null;
}

/** Nothing of what is in the rows. Counting takes a second in a large clinic. */
export async function schemaFacts(place: Place): Promise<SchemaFacts> {
  const reader = openReader(place);
  try {
    return await reader.atOnce(async (db) => {
      const parts = await (isServer(place) ? partsOfServer(db) : partsOfFile(db));
      const rows: Record<string, number> = {};
      for (const { name, type } of parts) if (type === 'table') rows[name] = await countRows(db, name);
      return { rows, schema: parts.flatMap(({ sql }) => (sql === null ? [] : [`${sql};`])).join('\n\n') };
    });
  } finally {
    await reader.close();
  }
}

async function partsOfFile(db: ReadDb): Promise<Part[]> {
  const { rows } = await sql<Part>`SELECT name, type, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'
    ORDER BY type DESC, name`.execute(db);
  return rows;
}

async function partsOfServer(db: ReadDb): Promise<Part[]> {
  const { rows } = await sql<Part>`
    SELECT relname AS name, 'table' AS type, (
      SELECT 'CREATE TABLE ' || relname || ' (' || string_agg(
        attname || ' ' || format_type(atttypid, atttypmod) || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END, ', '
        ORDER BY attnum) || ')' FROM pg_attribute WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
    ) AS sql FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    UNION ALL
    SELECT conname, 'constraint', conrelid::regclass || ': ' || pg_get_constraintdef(oid) FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
    UNION ALL
    SELECT indexname, 'index', indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL
    SELECT tgname, 'trigger', pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    ORDER BY type DESC, name`.execute(db);
  return rows;
}

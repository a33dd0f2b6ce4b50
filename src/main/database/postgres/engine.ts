import { CompiledQuery, type RawBuilder, sql } from 'kysely';
import type { ReadDb, WriteDb } from '../database.ts';
import type { Engine, NameWord, TrailEnd } from '../engine.ts';
import { CHANNEL } from './listen.ts';
import { LOCKS } from './postgres-database.ts';

/**
 * A lock is a statement of its own. One that locks and reads at once may have waited, and then shows the locked row as
 * it is now beside rows of other tables as they were before.
 */
async function lock(db: WriteDb, statement: RawBuilder<unknown>): Promise<void> {
  await statement.execute(db);
}

export const postgresEngine: Engine = {
  lockSlots: (db, ids) =>
    lock(db, sql`SELECT FROM appointment_slots WHERE id = ANY(${[...ids]}::bigint[]) ORDER BY id FOR UPDATE`),

  lockSlotsBetween: (db, doctorId, from, to) =>
    lock(
      db,
      sql`SELECT FROM appointment_slots WHERE doctor_id = ${doctorId} AND starts_at >= ${from} AND starts_at < ${to}
        ORDER BY id FOR UPDATE`,
    ),

  lockBookings: (db, ids) =>
    lock(db, sql`SELECT FROM bookings WHERE id = ANY(${[...ids]}::bigint[]) ORDER BY id FOR UPDATE`),

  // Other desks hear of it with the commit. What is checked at the end is checked within the tail, where nobody else can be in the way any more.
  enterTail: async (db) => {
    const { space, tail } = LOCKS;
    const text = `SELECT pg_advisory_xact_lock(${space}, ${tail}); SET CONSTRAINTS ALL IMMEDIATE; NOTIFY ${CHANNEL};
      SELECT id, hash FROM audit_log ORDER BY id DESC LIMIT 1`;
    const { rows } = await db.executeQuery<TrailEnd>(CompiledQuery.raw(text));
    return rows[0];
  },

  deferLinks: async (db) => {
    await db.executeQuery(CompiledQuery.raw('SET CONSTRAINTS ALL DEFERRED'));
  },

  elementsOf: (json) => sql`json_array_elements(${json}::json)`,

  reserveIds: async (db, table, count) => {
    const { rows } = await sql<{ last: number }>`
      SELECT setval(seq, greatest(nextval(seq), (SELECT coalesce(max(id), 0) FROM ${sql.table(table)})) + ${count - 1})
        AS last FROM (SELECT pg_get_serial_sequence(${table}, 'id')::regclass AS seq) AS known`.execute(db);
    return (rows[0]?.last ?? count) - count + 1;
  },

  continueIds: async (db, tables) => {
    const { rows } = await sql<{ table: string }>`
      SELECT table_name AS table FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'id' AND is_identity = 'YES'`.execute(db);
    for (const { table } of rows.filter((row) => tables.some((one) => one === row.table))) {
      await sql`SELECT setval(pg_get_serial_sequence(${table}, 'id'), max(id)) FROM ${sql.table(table)}
        HAVING max(id) IS NOT NULL`.execute(db);
    }
  },

  commitStamp: async (db) => {
    // Also which transactions are open: one that began before the latest commit changes nothing else when it ends.
    const { rows } = await sql<{ stamp: string }>`SELECT pg_current_snapshot()::text AS stamp`.execute(db);
    return rows[0]?.stamp ?? '';
  },

  patientsWithParts: (db, groups) => {
    const query = db
      .selectFrom('patients')
      .where((is) =>
        is.and(
          groups.map((group) =>
            is.or(group.map((part) => is('patients.search_text', 'like', `%${escaped(part)}%`))),
          ),
        ),
      );
    return query;
  },

  patientsWithWords: (db, groups) => {
    const name = sql<string>`(' ' || patients.folded_name || ' ')`;
    const query = db
      .selectFrom('patients')
      .where((is) =>
        is.and(groups.map((group) => is.or(group.map((one) => is(name, 'like', wordPattern(one)))))),
      );
    return query;
  },

  unindexed: (column) => column,

  versionOf: async (db) => {
    const { rows } = await sql<{
      version: string;
    }>`SELECT current_setting('server_version') AS version`.execute(db);
    return `PostgreSQL ${rows[0]?.version ?? ''}`;
  },

  storageOf: async (db) => {
    const { rows } = await sql<{ bytes: number }>`
      SELECT pg_database_size(current_database()) AS bytes`.execute(db);
    return { fileBytes: rows[0]?.bytes ?? 0, walBytes: 0, freeBytes: 0, journalMode: 'wal' };
  },

  columnsOf: async (db, table) => {
    const { rows } = await sql<{ name: string }>`
      SELECT attname AS name FROM pg_attribute
      WHERE attrelid = ${table}::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
      ORDER BY attnum`.execute(db);
    return rows.map(({ name }) => name);
  },

  keyOf: async (db: ReadDb, table) => {
    const { rows } = await sql<{ name: string }>`
      SELECT attname AS name FROM pg_index, unnest(indkey::smallint[]) WITH ORDINALITY AS part (attnum, place)
        JOIN pg_attribute USING (attnum)
      WHERE indrelid = ${table}::regclass AND indisprimary AND attrelid = indrelid
      ORDER BY place`.execute(db);
    return rows.map(({ name }) => name);
  },
};

/** A word stands between blanks. */
const wordPattern = ({ word, isBeginning }: NameWord) => `% ${escaped(word)}${isBeginning ? '' : ' '}%`;

const escaped = (text: string) => text.replace(/[\\%_]/g, String.raw`\$&`);

import { CompiledQuery, type QueryExecutor, SqliteAdapter, sql } from 'kysely';
import type { ReadDb, WriteDb } from '../database.ts';
import type { Engine, NameWord } from '../engine.ts';
import { firstOf, prepared } from '../prepared.ts';

export function isSqlite(adapter: QueryExecutor['adapter']): boolean {
  return adapter instanceof SqliteAdapter;
}

const lastRow = prepared((db: WriteDb, _: object) =>
  db.selectFrom('audit_log').select(['id', 'hash']).orderBy('id', 'desc').limit(1),
);

/** A write has the whole file to itself from its first statement on, so there is nothing to lock. */
const nothing = async (): Promise<void> => {};

export const sqliteEngine: Engine = {
  lockSlots: nothing,
  lockSlotsBetween: nothing,
  lockBookings: nothing,
  enterTail: (db) => firstOf(lastRow(db, {})),

  deferLinks: async (db) => {
    await db.executeQuery(CompiledQuery.raw('PRAGMA defer_foreign_keys = ON'));
  },

  elementsOf: (json) => sql`json_each(${json})`,

  reserveIds: async (db, table, count) => {
    const known = await sql<{ seq: number }>`SELECT seq FROM sqlite_sequence WHERE name = ${table}`.execute(
      db,
    );
    const last = known.rows[0]?.seq;
    await (last === undefined
      ? sql`INSERT INTO sqlite_sequence (name, seq) VALUES (${table}, ${count})`
      : sql`UPDATE sqlite_sequence SET seq = seq + ${count} WHERE name = ${table}`
    ).execute(db);
    return (last ?? 0) + 1;
  },

  // A table that counts its ids counts those that it is given, too.
  continueIds: nothing,

  commitStamp: async (db) => Number(await pragma(db, 'data_version')),

  patientsWithParts: (db, groups) => {
    const match = groups.map((group) => `(${group.map((part) => `"${part}"`).join(' OR ')})`).join(' AND ');
    return db
      .selectFrom('patient_search')
      .innerJoin('patients', 'patients.id', 'patient_search.rowid')
      .where(sql<boolean>`patient_search MATCH ${match}`);
  },

  patientsWithWords: (db, groups) => {
    const match = groups.map((group) => `(${group.map(nameWord).join(' OR ')})`).join(' AND ');
    return db
      .selectFrom('patient_name_search')
      .innerJoin('patients', 'patients.id', 'patient_name_search.rowid')
      .where(sql<boolean>`patient_name_search MATCH ${match}`);
  },

  unindexed: (column) => `+${column}`,

  versionOf: async (db) => {
    const { rows } = await sql<{ version: string }>`SELECT sqlite_version() AS version`.execute(db);
    return `SQLite ${rows[0]?.version ?? ''}`;
  },

  storageOf: async (db, files) => {
    const freePages = Number(await pragma(db, 'freelist_count'));
    const pageBytes = Number(await pragma(db, 'page_size'));
    const journalMode = String(await pragma(db, 'journal_mode'));
    return { ...files, freeBytes: freePages * pageBytes, journalMode };
  },

  columnsOf: async (db, table) => {
    const columns = await tableInfo(db, table);
    return columns.filter(({ hidden }) => hidden === 0).map(({ name }) => name);
  },

  keyOf: async (db, table) => {
    const columns = await tableInfo(db, table);
    return columns
      .filter(({ pk }) => pk > 0)
      .toSorted((a, b) => a.pk - b.pk)
      .map(({ name }) => name);
  },
};

const nameWord = ({ word, isBeginning }: NameWord) => `"${word}"${isBeginning ? '*' : ''}`;

async function pragma(db: ReadDb, name: string): Promise<unknown> {
  const { rows } = await db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(`PRAGMA ${name}`));
  return Object.values(rows[0] ?? {})[0];
}

interface ColumnInfo {
  name: string;
  pk: number;
  /** 2 and 3 are computed. */
  hidden: number;
}

async function tableInfo(db: ReadDb, table: string): Promise<ColumnInfo[]> {
  const { rows } = await db.executeQuery<ColumnInfo>(CompiledQuery.raw(`PRAGMA table_xinfo("${table}")`));
  return rows;
}

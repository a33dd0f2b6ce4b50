/** What SQLite says of the clinic's file. */
import { CompiledQuery } from 'kysely';
import type { ReadDb } from '../database.ts';
import { LATEST } from './migrations/index.ts';

async function pragma(db: ReadDb, name: string): Promise<unknown> {
  const { rows } = await db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(`PRAGMA ${name}`));
  return Object.values(rows[0] ?? {})[0];
}

/** In bytes. */
export async function fileFacts(db: ReadDb) {
  const freePages = Number(await pragma(db, 'freelist_count'));
  const pageBytes = Number(await pragma(db, 'page_size'));
  return { freeBytes: freePages * pageBytes, journalMode: String(await pragma(db, 'journal_mode')) };
}

export async function sqliteVersion(db: ReadDb): Promise<string> {
  const { rows } = await db.executeQuery<{ version: string }>(
    CompiledQuery.raw('SELECT sqlite_version() AS version'),
  );
  return rows[0]?.version ?? '';
}

/** The latest step of the schema that this program knows, and that an open file has been through. */
export const SCHEMA_VERSION = LATEST;

import fs from 'node:fs';
import path from 'node:path';
import { type Connection, connect } from '../../src/main/database/sqlite/connection.ts';
import { openDatabase } from '../../src/main/database/sqlite/sqlite-database.ts';
import { temporaryFolder } from './folder.ts';

/** A migrated file without a clinic in it, and a plain SQL connection to it: what tools and mistakes would use. */
export interface Store {
  folder: string;
  file: string;
  sql: Connection;
  close(): void;
}

export async function openStore(): Promise<Store> {
  const folder = temporaryFolder();
  const file = path.join(folder, 'clinic.db');
  await (await openDatabase({ file })).close();
  return storeOn(folder, file);
}

/** The same rows in a file of its own, for a test that changes them. */
export function copyOf({ sql }: Store): Store {
  const folder = temporaryFolder();
  const file = path.join(folder, 'clinic.db');
  sql.prepare('VACUUM INTO ?').run(file);
  return storeOn(folder, file);
}

function storeOn(folder: string, file: string): Store {
  const sql = connect({ file }, 'writer');
  const close = () => {
    sql.close();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { folder, file, sql, close };
}

/** Runs the statements in one transaction; answers what the database said against it, or null. */
export function refusalOfSql(sql: Connection, statements: readonly string[]): string | null {
  sql.exec('BEGIN IMMEDIATE');
  try {
    for (const statement of statements) sql.exec(statement);
    sql.exec('COMMIT');
    return null;
  } catch (error) {
    if (sql.inTransaction) sql.exec('ROLLBACK');
    return (error as Error).message;
  }
}

const TABLES = [
  'doctors',
  'patients',
  'appointment_slots',
  'bookings',
  'booking_slots',
  'audit_log',
  'users',
];

/** Every row of the tables that matter, to see that nothing has changed. */
export function dump(sql: Connection): string {
  return JSON.stringify(TABLES.map((table) => sql.prepare(`SELECT * FROM ${table} ORDER BY 1`).all()));
}

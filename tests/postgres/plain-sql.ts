import pg from 'pg';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';

/** Plain SQL, as a tool or a mistake would send it. Numbers come back as numbers. */
export async function connectTo(address: ServerAddress): Promise<pg.Client> {
  const { tls: _, ca: __, ...place } = address;
  const client = new pg.Client({ ...place, types: { getTypeParser: numberParser } });
  // A connection that dies with its server says so to whoever asks it next.
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** bigint and numeric are numbers here: nothing in a clinic is beyond them. */
const NUMBERS = new Set([20, 1700]);
function numberParser(type: number, format?: 'text' | 'binary') {
  if (NUMBERS.has(type)) return Number;
  return format === 'binary' ? pg.types.getTypeParser(type, 'binary') : pg.types.getTypeParser(type, 'text');
}

/** What the server said against something. */
export interface Said {
  /** SQLSTATE. */
  state: string;
  /** The constraint's name, or the words of a trigger. */
  rule: string;
}

export function saidBy(error: unknown): Said {
  const { code, constraint, message } = error as pg.DatabaseError;
  return { state: code ?? '', rule: constraint ?? message };
}

/** Runs the statements in one transaction; answers what the server said against it, or null. */
export async function refusalOfServer(
  client: pg.Client,
  statements: readonly string[],
): Promise<Said | null> {
  await client.query('BEGIN');
  try {
    for (const statement of statements) await client.query(statement);
    await client.query('COMMIT');
    return null;
  } catch (error) {
    await client.query('ROLLBACK');
    return saidBy(error);
  }
}

const TABLES = [
  'doctors',
  'patients',
  'appointment_slots',
  'bookings',
  'booking_slots',
  'audit_log',
  'rooms',
];

/** Every row of the tables that matter, to see that nothing has changed. */
export async function dumpOfServer(client: pg.Client): Promise<string> {
  const all: unknown[] = [];
  for (const table of TABLES) all.push((await client.query(`SELECT * FROM ${table} ORDER BY 1`)).rows);
  return JSON.stringify(all);
}

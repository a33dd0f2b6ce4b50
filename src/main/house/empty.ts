/** Empties a clinic's tables on a server, within a transaction that fills them again. */
import type pg from 'pg';
import { quoted } from '../server/grants.ts';
import type { Power } from '../server/owner.ts';
import { TABLES } from './tables.ts';

/** Nobody changes a row from now on, also who knows nothing of our own locks; everybody reads on. Run by the owner. */
export async function lockClinic(client: pg.Client): Promise<void> {
  const names = TABLES.map(({ name }) => quoted(name)).join(', ');
  await client.query(`LOCK TABLE ${names} IN SHARE ROW EXCLUSIVE MODE`);
}

/**
 * Rows are deleted, one table after the other, and not cut off by TRUNCATE: that waits for all who read, and shows
 * empty tables to whoever began to read before.
 */
export async function emptyClinic(client: pg.Client, power: Power): Promise<void> {
  await letRulesRest(client, power);
  for (const { name } of TABLES.toReversed()) {
    // What points to others goes first.
    // oxlint-disable-next-line no-await-in-loop
    if (await hasRows(client, name)) await client.query(`DELETE FROM ${quoted(name)}`);
  }
  await client.query('SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED');
  await bringRulesBack(client, power);
}

async function hasRows(client: pg.Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ has: number }>(`SELECT EXISTS (SELECT FROM ${quoted(table)}) AS has`);
  return rows[0]?.has === 1;
}

/** Of links that are looked up for each row that goes, those whose tables are large and have no index for it. */
const LOOKED_UP = { patient_word_keys: 'word_id', queue: 'booking_id', waitlist: 'booking_id' } as const;

/**
 * One of the rules keeps the history from being deleted. Where all goes, looking up what points to each row is only
 * slow: an administrator can do without, and an owner is helped by indexes, which stay.
 */
async function letRulesRest(client: pg.Client, power: Power): Promise<void> {
  if (power === 'superuser') await client.query(`SET LOCAL session_replication_role = 'replica'`);
  if (power !== 'owner') return;
  for (const [table, column] of Object.entries(LOOKED_UP)) {
    // oxlint-disable-next-line no-await-in-loop
    await client.query(`CREATE INDEX IF NOT EXISTS ${table}_by_${column} ON ${table} (${column})`);
  }
  await setRules(client, 'DISABLE');
}

async function bringRulesBack(client: pg.Client, power: Power): Promise<void> {
  if (power === 'superuser') await client.query(`SET LOCAL session_replication_role = 'origin'`);
  if (power === 'owner') await setRules(client, 'ENABLE');
}

async function setRules(client: pg.Client, what: 'DISABLE' | 'ENABLE'): Promise<void> {
  const statements = TABLES.map(({ name }) => `ALTER TABLE ${quoted(name)} ${what} TRIGGER USER`);
  await client.query(statements.join('; '));
}

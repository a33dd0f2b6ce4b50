/** Empties a clinic's tables on a server, within a transaction that fills them again. */
import type pg from 'pg';
import { quoted } from '../server/grants.ts';
import { TABLES } from './tables.ts';

/** Nobody changes a row from now on, also who knows nothing of our own locks; everybody reads on. Run by the owner. */
export async function lockClinic(client: pg.Client): Promise<void> {
  const names = TABLES.map(({ name }) => quoted(name)).join(', ');
  await client.query(`LOCK TABLE ${names} IN SHARE ROW EXCLUSIVE MODE`);
}

/**
 * Rows are deleted, one table after the other, and not cut off by TRUNCATE: that waits for all who read, and shows
 * empty tables to whoever began to read before. Our own rules rest meanwhile, for one of them keeps the history from
 * being deleted; links stay checked.
 * @param isOwner of the tables; others can delete only what they may
 */
export async function emptyClinic(client: pg.Client, { isOwner }: { isOwner: boolean }): Promise<void> {
  if (isOwner) await setRules(client, 'DISABLE');
  for (const { name } of TABLES.toReversed()) {
    // What points to others goes first.
    // oxlint-disable-next-line no-await-in-loop
    if (await hasRows(client, name)) await client.query(`DELETE FROM ${quoted(name)}`);
  }
  await client.query('SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED');
  if (isOwner) await setRules(client, 'ENABLE');
}

async function hasRows(client: pg.Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ has: number }>(`SELECT EXISTS (SELECT FROM ${quoted(table)}) AS has`);
  return rows[0]?.has === 1;
}

async function setRules(client: pg.Client, what: 'DISABLE' | 'ENABLE'): Promise<void> {
  const statements = TABLES.map(({ name }) => `ALTER TABLE ${quoted(name)} ${what} TRIGGER USER`);
  await client.query(statements.join('; '));
}

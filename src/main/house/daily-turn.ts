/** Of several desks one makes the backup of a day. */
import pg from 'pg';
import type { ServerAddress } from '../database/postgres/address.ts';
import { clientOptions } from '../database/postgres/client-options.ts';
import { postgresKysely } from '../database/postgres/dialect.ts';
import { LOCKS } from '../database/postgres/postgres-database.ts';
import type { Schema } from '../database/schema.ts';

/**
 * @param isDue says by the moment of the last daily one, whichever desk made it, whether it is time
 * @returns what `work` answers; null when another desk is at it, or has done it
 */
export async function inTurn<T>(
  server: ServerAddress,
  isDue: (lastAt: number | null) => boolean,
  work: () => Promise<T>,
): Promise<T | null> {
  const client = new pg.Client(clientOptions(server, 'reader'));
  client.on('error', () => {});
  await client.connect();
  try {
    const { space, backup } = LOCKS;
    const { rows } = await client.query<{ mine: number }>(
      `SELECT pg_try_advisory_lock(${space}, ${backup}) AS mine`,
    );
    if (rows[0]?.mine !== 1 || !isDue(await lastDaily(client))) return null;
    return await work();
  } finally {
    await client.end().catch(() => {});
  }
}

async function lastDaily(client: pg.Client): Promise<number | null> {
  const row = await postgresKysely<Schema>(client)
    .selectFrom('audit_log')
    .select('at')
    .where('procedure', '=', 'backups.make')
    .where('after_values', 'like', '%"reason":"daily"%')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

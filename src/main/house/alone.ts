/** A clinic on a server to oneself: nobody else writes until this connection has ended, however it ends. */
import pg from 'pg';
import { AppError } from '../../shared/errors.ts';
import type { ServerAddress } from '../database/postgres/address.ts';
import { clientOptions } from '../database/postgres/client-options.ts';
import { LOCKS } from '../database/postgres/postgres-database.ts';
import { isLost } from '../database/postgres/problems.ts';

/**
 * Desks that want to write meanwhile are refused at once, and who is writing is waited for.
 * @throws AppError SERVER_AWAY, also when the connection breaks on the way
 */
export async function alone<T>(address: ServerAddress, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(clientOptions(address, 'writer'));
  // What waits for an answer hears of it as well.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SET idle_in_transaction_session_timeout = 0');
    const { space, moving } = LOCKS;
    await client.query(`SELECT pg_advisory_lock(${space}, ${moving})`);
    return await work(client);
  } catch (error) {
    throw isLost(error) ? new AppError('SERVER_AWAY') : error;
  } finally {
    await client.end().catch(() => {});
  }
}

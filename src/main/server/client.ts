import pg from 'pg';
import type { ServerAddress } from '../database/postgres/address.ts';
import { tlsOptions } from '../database/postgres/tls.ts';

/**
 * A connection of its own for a moment, which can write nothing. Whoever opens it ends it.
 * @param within milliseconds to connect, and for each question
 */
export async function open(address: ServerAddress, within: number): Promise<pg.Client> {
  const { host, port, database, user, password, tls } = address;
  const client = new pg.Client({
    host,
    port,
    database,
    user,
    password,
    ssl: tls === 'verify' ? tlsOptions(address) : false,
    application_name: 'MediBook Desk test',
    connectionTimeoutMillis: within,
    query_timeout: within,
    options: '-c default_transaction_read_only=on -c search_path=public',
  });
  // A connection that breaks is found out by the query that waits.
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

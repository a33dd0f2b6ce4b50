import type { ClientConfig } from 'pg';
import type { ServerAddress } from './address.ts';
import { tlsOptions } from './tls.ts';
import { parserOf } from './types.ts';

/** Milliseconds until a server that does not answer counts as away. */
const CONNECT_WITHIN = 3_000;

/**
 * What the guarantee relies on, whatever the server's own settings are: a commit is on its disk when it is
 * acknowledged; nobody waits for a lock without end; a desk that froze in the middle of a write, or whose cable was
 * pulled, gives its locks up.
 */
const SETTINGS = {
  synchronous_commit: 'on',
  lock_timeout: '20s',
  idle_in_transaction_session_timeout: '15s',
  tcp_user_timeout: '10s',
  client_min_messages: 'warning',
  timezone: 'UTC',
  search_path: 'public',
};
const READ_ONLY = { default_transaction_read_only: 'on' };

/** How a connection is opened. Those of `reader` cannot write at all. */
export function clientOptions(address: ServerAddress, role: 'writer' | 'reader'): ClientConfig {
  const { host, port, database, user, password, tls } = address;
  const settings = { ...SETTINGS, ...(role === 'reader' && READ_ONLY) };
  return {
    host,
    port,
    database,
    user,
    password,
    ssl: tls === 'verify' ? tlsOptions(address) : false,
    application_name: `MediBook Desk ${role}`,
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    connectionTimeoutMillis: CONNECT_WITHIN,
    keepAlive: true,
    types: { getTypeParser: parserOf as never },
  };
}

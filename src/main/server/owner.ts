/** Who may do to a clinic's database what no desk may: whoever may act as the owner of its tables. */
import pg from 'pg';
import { AppError } from '../../shared/errors.ts';
import type { ServerAddress } from '../database/postgres/address.ts';
import { clientOptions } from '../database/postgres/client-options.ts';
import { isLost } from '../database/postgres/problems.ts';
import { quoted } from './grants.ts';

export type Credentials = Pick<ServerAddress, 'user' | 'password'>;

/** By whom the tables are owned, where whoever is connected may act as that; null where not. */
export async function ownerOf(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ owner: string; may: number }>(
    `SELECT pg_get_userbyid(relowner)::text AS owner, pg_has_role(relowner, 'SET') AS may
      FROM pg_class WHERE oid = 'audit_log'::regclass`,
  );
  return rows[0]?.may === 1 ? rows[0].owner : null;
}

/** Until the transaction ends. @throws AppError OWNER_NEEDED */
export async function actAsOwner(client: pg.Client): Promise<void> {
  const owner = await ownerOf(client);
  if (owner === null) throw new AppError('OWNER_NEEDED');
  await client.query(`SET LOCAL ROLE ${quoted(owner)}`);
}

/** @throws AppError OWNER_NEEDED for somebody who may not act as the owner, OWNER_REFUSED, or SERVER_AWAY */
export async function requireOwner(address: ServerAddress): Promise<void> {
  const client = new pg.Client(clientOptions(address, 'reader'));
  client.on('error', () => {});
  try {
    await client.connect();
    if ((await ownerOf(client)) === null) throw new AppError('OWNER_NEEDED');
  } catch (error) {
    throw refusalOf(error);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Of a server that knows nobody by this name and password, does not let them in from here, or into this database. */
const NOT_LET_IN = new Set(['28000', '28P01', '42501']);

function refusalOf(error: unknown): unknown {
  const { code } = error as { code?: unknown };
  if (NOT_LET_IN.has(String(code))) return new AppError('OWNER_REFUSED');
  return isLost(error) ? new AppError('SERVER_AWAY') : error;
}

/** Who may do to a clinic's database what no desk may: whoever may act as the owner of its tables. */
import pg from 'pg';
import { AppError } from '../../shared/errors.ts';
import type { ServerAddress } from '../database/postgres/address.ts';
import { clientOptions } from '../database/postgres/client-options.ts';
import { isLost } from '../database/postgres/problems.ts';
import { quoted } from './grants.ts';

export type Credentials = Pick<ServerAddress, 'user' | 'password'>;

/** What somebody may do: all that an administrator of the server may, what the owner of the tables may, or less. */
export type Power = 'superuser' | 'owner' | 'desk';

interface Rights {
  owner: string;
  is_superuser: number;
  may: number;
}

async function rightsIn(client: pg.Client): Promise<{ power: Power; owner: string }> {
  const { rows } = await client.query<Rights>(
    `SELECT pg_get_userbyid(relowner)::text AS owner, pg_has_role(relowner, 'SET') AS may,
        (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS is_superuser
      FROM pg_class WHERE oid = 'audit_log'::regclass`,
  );
  const { owner = '', may, is_superuser: isSuperuser } = rows[0] ?? {};
  if (isSuperuser === 1) return { power: 'superuser', owner };
  return { power: may === 1 ? 'owner' : 'desk', owner };
}

/** Until the transaction ends. @throws AppError OWNER_NEEDED */
export async function actAsOwner(client: pg.Client): Promise<Power> {
  const { power, owner } = await rightsIn(client);
  if (power === 'desk') throw new AppError('OWNER_NEEDED');
  if (power === 'owner') await client.query(`SET LOCAL ROLE ${quoted(owner)}`);
  return power;
}

/** @throws AppError OWNER_NEEDED for somebody who may not act as the owner, OWNER_REFUSED, or SERVER_AWAY */
export async function requireOwner(address: ServerAddress): Promise<void> {
  const client = new pg.Client(clientOptions(address, 'reader'));
  client.on('error', () => {});
  try {
    await client.connect();
    if ((await rightsIn(client)).power === 'desk') throw new AppError('OWNER_NEEDED');
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

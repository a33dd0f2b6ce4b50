/**
 * Makes the database of a clinic: one owner that nobody signs in as, one role for its desks that owns nothing, and
 * nobody else let in, so that no clinic sees another.
 */
import pg from 'pg';
import type { ServerAddress } from '../database/postgres/address.ts';
import { clientOptions } from '../database/postgres/client-options.ts';
import { migratePostgres } from '../database/postgres/migrate.ts';
import type { RandomBytes } from '../random.ts';
import { grantAll, quoted } from './grants.ts';
import { madePassword, scramVerifier } from './scram.ts';

/** Any database that is there on every server, to make another one from. */
export const MAINTENANCE = 'postgres';

/** Names that need no quotes, with room for what is put behind them within PostgreSQL's 63 characters. */
export const CLINIC_NAME = /^[a-z][a-z0-9_]{0,49}$/;

export const rolesOf = (name: string) => ({ owner: `${name}_owner`, desk: `${name}_desk` });

export class AlreadyThere extends Error {
  override readonly name = 'AlreadyThere';
}

/**
 * @param admin somebody who may make databases and roles; the address names any database
 * @returns the address for the clinic's desks, with the password that was made for them and is kept nowhere
 * @throws AlreadyThere; whatever else is thrown, what was made before is taken away again
 */
export async function createClinicDatabase(
  admin: ServerAddress,
  name: string,
  random: RandomBytes,
): Promise<ServerAddress> {
  const { owner, desk } = rolesOf(name);
  const password = madePassword(random);
  await asAdmin({ ...admin, database: MAINTENANCE }, async (client) => {
    await requireNew(client, name);
    const undo = new Undo(client);
    try {
      await undo.run(`CREATE ROLE ${quoted(owner)} NOLOGIN`, `DROP ROLE IF EXISTS ${quoted(owner)}`);
      await undo.run(
        `CREATE ROLE ${quoted(desk)} LOGIN PASSWORD '${scramVerifier(password, random)}'`,
        `DROP ROLE IF EXISTS ${quoted(desk)}`,
      );
      await becomeAble(client, owner);
      await makeDatabase(undo, name, owner);
      await buildClinic({ ...admin, database: name }, name);
    } catch (error) {
      await undo.all();
      throw error;
    }
  });
  return { ...admin, database: name, user: desk, password };
}

/**
 * Brings a clinic's schema up to date, and its desks' rights with it.
 * @param admin somebody who may act as the owner of the database
 */
export async function updateClinicDatabase(admin: ServerAddress, name: string): Promise<void> {
  await buildClinic({ ...admin, database: name }, name);
}

async function buildClinic(address: ServerAddress, name: string): Promise<void> {
  const { owner, desk } = await asAdmin(address, (client) => rolesIn(client, name));
  await migratePostgres(address, { role: owner });
  if (desk === null) return;
  await asAdmin(address, async (client) => {
    await client.query(`SET ROLE ${quoted(owner)}`);
    await client.query(`REVOKE ALL ON DATABASE ${quoted(name)} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${quoted(name)} TO ${quoted(desk)}`);
    await grantAll(client, desk);
  });
}

/** Who owns the database, and its desks' role where it was made under the usual name. */
async function rolesIn(client: pg.Client, name: string): Promise<{ owner: string; desk: string | null }> {
  const { rows } = await client.query<{ owner: string; desk: string | null }>(
    `SELECT pg_get_userbyid(datdba)::text AS owner,
      (SELECT rolname::text FROM pg_roles WHERE rolname = $1) AS desk
    FROM pg_database WHERE datname = current_database()`,
    [rolesOf(name).desk],
  );
  return rows[0] ?? { owner: '', desk: null };
}

/** @throws AlreadyThere */
async function requireNew(client: pg.Client, name: string): Promise<void> {
  const { owner, desk } = rolesOf(name);
  const { rows } = await client.query<{ name: string }>(
    `SELECT datname::text AS name FROM pg_database WHERE datname = $1
      UNION ALL SELECT rolname::text FROM pg_roles WHERE rolname IN ($2, $3)`,
    [name, owner, desk],
  );
  if (rows[0]) throw new AlreadyThere(rows[0].name);
}

/** A superuser may act as anybody; others may as the owner once it is said so. */
async function becomeAble(client: pg.Client, owner: string): Promise<void> {
  const { rows } = await client.query<{ is_superuser: boolean }>(
    'SELECT rolsuper AS is_superuser FROM pg_roles WHERE rolname = current_user',
  );
  if (rows[0]?.is_superuser) return;
  await client.query(`GRANT ${quoted(owner)} TO CURRENT_USER WITH SET TRUE, INHERIT TRUE`);
}

/**
 * Letters of all languages are letters, or searching for most names would go without an index; texts are compared by
 * their bytes all the same. Which name such a locale has depends on the server's system.
 */
async function makeDatabase(undo: Undo, name: string, owner: string): Promise<void> {
  const { rows } = await undo.client.query<{ letters: string }>(
    "SELECT datctype AS letters FROM pg_database WHERE datname = 'template1'",
  );
  const own = rows.map(({ letters }) => letters).filter((letters) => /utf-?8/i.test(letters));
  const candidates = [...own, 'C.UTF-8', 'en_US.UTF-8', 'en-US', 'C'];
  for (const [index, letters] of candidates.entries()) {
    try {
      // One after the other: each is tried only where the one before it is not known.
      // oxlint-disable-next-line no-await-in-loop
      return await undo.run(
        `CREATE DATABASE ${quoted(name)} OWNER ${quoted(owner)} TEMPLATE template0 ENCODING 'UTF8'
          LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE '${letters.replaceAll("'", "''")}'`,
        `DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`,
      );
    } catch (error) {
      const isUnknown = (error as { code?: string }).code === '42809';
      if (!isUnknown || index === candidates.length - 1) throw error;
    }
  }
}

/** Roles and databases cannot all be made in one transaction, so what was made is remembered. */
class Undo {
  readonly client: pg.Client;
  readonly #steps: string[] = [];

  constructor(client: pg.Client) {
    this.client = client;
  }

  async run(statement: string, undo: string): Promise<void> {
    await this.client.query(statement);
    this.#steps.unshift(undo);
  }

  async all(): Promise<void> {
    for (const step of this.#steps) {
      // The last one first.
      // oxlint-disable-next-line no-await-in-loop
      await this.client.query(step).catch(() => {});
    }
  }
}

async function asAdmin<T>(address: ServerAddress, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(clientOptions(address, 'writer'));
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

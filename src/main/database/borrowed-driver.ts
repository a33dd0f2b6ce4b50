import { CompiledQuery, type DatabaseConnection, type Driver } from 'kysely';

/** Kysely's driver over a connection, or a pool, that somebody else opens and closes. */
export class BorrowedDriver implements Driver {
  readonly #connection: DatabaseConnection;
  readonly #begin: string;

  /** @param begin the statement that begins a transaction */
  constructor(connection: DatabaseConnection, begin: string) {
    this.#connection = connection;
    this.#begin = begin;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(this.#begin));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('COMMIT'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('ROLLBACK'));
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {}
}

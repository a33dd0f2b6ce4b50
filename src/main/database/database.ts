import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** What a query may do. */
export type ReadDb = Pick<Kysely<Schema>, 'selectFrom' | 'fn' | 'with' | 'getExecutor' | 'executeQuery'>;
/** What a command may do, inside its transaction. */
export type WriteDb = ReadDb & Pick<Kysely<Schema>, 'insertInto' | 'updateTable' | 'deleteFrom'>;

export interface WriteOptions {
  /**
   * It locks the rows that it relies on, and so may run beside others of its kind where there are several writers. All
   * other writes run alone.
   */
  isShared?: boolean;
  /** The id of the command that `work` looks up first and keeps the answer of: it may then be asked again. */
  commandId?: string | undefined;
}

/** The clinic's store: any number of readers beside writers whose work is as if one came after the other. */
export interface Database {
  /** Changes when another file takes the place of the one that was open. */
  readonly generation: number;
  /** Whether a connection can break between a commit and the news of it. */
  readonly isRemote: boolean;
  /** Reads what has been committed. */
  read<T>(work: (db: ReadDb) => Promise<T>): Promise<T>;
  /**
   * One transaction: committed and on disk when this resolves, undone as a whole when it rejects. `work` may be called
   * again where others were in the way, so that all it changes outside of `db` must be made anew by each call.
   */
  write<T>(work: (db: WriteDb) => Promise<T>, options?: WriteOptions): Promise<T>;
  close(): Promise<void>;
}

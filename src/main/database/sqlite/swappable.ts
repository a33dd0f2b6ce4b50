/** A database whose file can be changed under it, while whoever asks meanwhile waits. */
import { AppError, type Reason } from '../../../shared/errors.ts';
import type { Database, ReadDb, WriteDb, WriteOptions } from '../database.ts';

export class SwappableDatabase implements Database {
  /** Another number for another file: what was read of the one before says nothing about this one. */
  generation = 0;
  readonly isRemote = false;
  #inner: Database;
  readonly #open: () => Promise<Database>;
  /** Calls that are under way. */
  #running = 0;
  #whenIdle: (() => void) | null = null;
  /** There while the file is being changed. */
  #gate: Promise<void> | null = null;
  #refusal: Reason | null = null;

  /** @param open opens what is in the file's place now */
  constructor(inner: Database, open: () => Promise<Database>) {
    this.#inner = inner;
    this.#open = open;
  }

  read<T>(work: (db: ReadDb) => Promise<T>): Promise<T> {
    return this.#during(() => this.#inner.read(work));
  }

  write<T>(work: (db: WriteDb) => Promise<T>, options?: WriteOptions): Promise<T> {
    if (this.#refusal) return Promise.reject(new AppError(this.#refusal));
    return this.#during(() => this.#inner.write(work, options));
  }

  /**
   * From now on nothing is written, and whoever wants to is refused for this reason; null takes that back. What is
   * being written comes to its end before this resolves.
   */
  async refuseWrites(reason: Reason | null): Promise<void> {
    this.#refusal = reason;
    if (reason) await this.#during(() => this.#inner.write(async () => {}));
  }

  /**
   * Waits for the calls that are under way, closes the file, has it changed, and opens it again: also when changing it
   * fails, which must then have left what was there. A call that waits for another call must not wait for this.
   */
  async swap(change: () => Promise<void>): Promise<void> {
    while (this.#gate) await this.#gate;
    let open = () => {};
    this.#gate = new Promise((resolve) => (open = resolve));
    try {
      await this.#idle();
      await this.#inner.close();
      this.generation += 1;
      await this.#changeAndOpen(change);
    } finally {
      this.#gate = null;
      open();
    }
  }

  async #changeAndOpen(change: () => Promise<void>): Promise<void> {
    try {
      await change();
    } finally {
      this.#inner = await this.#open();
    }
  }

  async close(): Promise<void> {
    while (this.#gate) await this.#gate;
    await this.#inner.close();
  }

  async #during<T>(call: () => Promise<T>): Promise<T> {
    while (this.#gate) await this.#gate;
    this.#running += 1;
    try {
      return await call();
    } finally {
      this.#running -= 1;
      if (this.#running === 0) this.#whenIdle?.();
    }
  }

  async #idle(): Promise<void> {
    if (this.#running === 0) return;
    await new Promise<void>((resolve) => (this.#whenIdle = resolve));
    this.#whenIdle = null;
  }
}

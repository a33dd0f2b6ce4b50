import type { Place } from './database/place.ts';
import type { Core } from './dispatch.ts';
import type { FilesApi } from './features/imports/files-api.ts';
import { findOpenImport, getImportRow } from './features/imports/queries.ts';
import type { Transfers } from './transfers.ts';
import { WorkerThread } from './workers/worker.ts';

interface RunnerOptions {
  place: Place;
  /** The data folder. */
  folder: string;
  transfers: Transfers;
}

/**
 * Has the import that is open carried out, in a thread of its own: at the start, where it takes back what a
 * program that was ended left half-way, and whenever one begins.
 */
export class ImportRunner {
  readonly #core: Core;
  readonly #thread: WorkerThread<FilesApi>;
  readonly #transfers: Transfers;
  readonly #unsubscribe: () => void;
  #isRunning = false;
  #isClosed = false;

  constructor(core: Core, { place, folder, transfers }: RunnerOptions) {
    this.#core = core;
    this.#transfers = transfers;
    this.#thread = new WorkerThread<FilesApi>('files', { place, folder });
    this.#unsubscribe = core.changes.subscribe(({ entity }) => entity === 'imports' && this.#wake());
    this.#wake();
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  #wake(): void {
    if (this.#isRunning || this.#isClosed) return;
    this.#isRunning = true;
    this.#runAll()
      .catch((error: unknown) => {
        if (!this.#isClosed) this.#core.log.error('An import failed', error);
      })
      .finally(() => {
        this.#isRunning = false;
      });
  }

  async #runAll(): Promise<void> {
    const { database, now, changes } = this.#core;
    for (let last = 0; ; ) {
      const open = await database.read(findOpenImport);
      // One that stays open broke in a way that the next start may get over.
      if (!open || open.id === last) return;
      last = open.id;
      const { written } = await this.#thread.ask('run', { importId: open.id, now: now() });
      const { state } = await database.read((db) => getImportRow(db, open.id));
      if (state === 'DONE') this.#transfers.remove(open.file_id);
      this.#transfers.tidy(now());
      for (const { seq, entity } of written) changes.publish(seq, entity, undefined);
    }
  }

  /** What is under way is taken back at the next start. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#unsubscribe();
    await this.#thread.close();
  }
}

import { isServerAway } from '../shared/errors.ts';
import type { Place } from './database/place.ts';
import type { Core } from './dispatch.ts';
import type { FilesApi } from './features/imports/files-api.ts';
import { findOpenImport, getImportRow } from './features/imports/queries.ts';
import type { ServerWatch } from './server-watch.ts';
import type { Transfers } from './transfers.ts';
import { WorkerThread } from './workers/worker.ts';

/** Does something in so many milliseconds, unless what it answers is called before. */
export type Later = (work: () => void, milliseconds: number) => () => void;

const later: Later = (work, milliseconds) => {
  const timer = setTimeout(work, milliseconds).unref();
  return () => clearTimeout(timer);
};

interface RunnerOptions {
  place: Place;
  /** The data folder. */
  folder: string;
  transfers: Transfers;
  watch: ServerWatch;
  later?: Later | undefined;
}

/**
 * Milliseconds after which an import that somebody has cancelled is ended by another desk, because its own is gone. One
 * that is there sees within a second that it is cancelled, and writes nothing more.
 */
const TAKEN_OVER_AFTER = 30_000;

/**
 * Has the import that is open carried out, in a thread of its own: at the start, where it takes back what a
 * program that was ended left half-way, and whenever one begins. Of several desks it is the one that has the file.
 */
export class ImportRunner {
  readonly #core: Core;
  readonly #thread: WorkerThread<FilesApi>;
  readonly #transfers: Transfers;
  readonly #unsubscribe: (() => void)[];
  readonly #later: Later;
  #stayAway = () => {};
  #isRunning = false;
  #isClosed = false;

  constructor(core: Core, { place, folder, transfers, watch, ...options }: RunnerOptions) {
    this.#core = core;
    this.#transfers = transfers;
    this.#later = options.later ?? later;
    this.#thread = new WorkerThread<FilesApi>('files', { place, folder });
    this.#unsubscribe = [
      core.changes.subscribe(({ entity }) => entity === 'imports' && this.#wake()),
      // What the loss of the server has cut short is taken back.
      watch.subscribe(({ isAway }) => !isAway && this.#wake()),
    ];
    this.#wake();
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  #wake({ takesOver = false } = {}): void {
    if (this.#isRunning || this.#isClosed) return;
    this.#isRunning = true;
    this.#runAll(takesOver)
      .catch((error: unknown) => {
        if (!this.#isClosed && !isServerAway(error)) this.#core.log.error('An import failed', error);
      })
      .finally(() => {
        this.#isRunning = false;
      });
  }

  async #runAll(takesOver: boolean): Promise<void> {
    const { database, now, changes } = this.#core;
    for (let last = 0; ; ) {
      const open = await database.read(findOpenImport);
      // One that stays open broke in a way that the next start may get over.
      if (!open || open.id === last) return;
      if (!this.#isOurs(open.file_id) && !(takesOver && open.is_cancelled === 1)) {
        if (open.is_cancelled === 1) this.#takeOverLater();
        return;
      }
      last = open.id;
      const { written } = await this.#thread.ask('run', { importId: open.id, now: now() });
      const { state } = await database.read((db) => getImportRow(db, open.id));
      if (state === 'DONE') this.#transfers.remove(open.file_id);
      this.#transfers.tidy(now());
      for (const { seq, entity } of written) changes.publish(seq, entity, undefined);
    }
  }

  #isOurs(fileId: string): boolean {
    return !this.#core.database.isRemote || this.#transfers.find(fileId) !== null;
  }

  #takeOverLater(): void {
    this.#stayAway();
    const after = TAKEN_OVER_AFTER * (1 + Math.random());
    this.#stayAway = this.#later(() => this.#wake({ takesOver: true }), after);
  }

  /** What is under way is taken back at the next start. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stayAway();
    for (const stop of this.#unsubscribe) stop();
    await this.#thread.close();
  }
}

/** How the program itself does while the clinic is open. */
import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { type Check, checkShape, type Disk } from '../../shared/contract/health.ts';
import { AppError } from '../../shared/errors.ts';
import { writeWhole } from '../backups/disk.ts';
import { isServer, type Place } from '../database/place.ts';
import type { HealthApi } from '../features/health/health-api.ts';
import { logTails } from '../file-log.ts';
import type { Transfers } from '../transfers.ts';
import { WorkerThread } from '../workers/worker.ts';
import type { Findings } from './findings.ts';
import type { SchemaFacts } from './schema-facts.ts';
import { diskOf } from './disk.ts';

export type HealthWork = {
  check: (input: Record<string, never>) => Promise<Findings>;
  schema: (input: Record<string, never>) => Promise<SchemaFacts>;
};

interface HealthOptions {
  place: Place;
  /** The data folder. */
  folder: string;
  transfers: Transfers;
  now: () => number;
}

export class Health implements HealthApi {
  readonly startedAt: number;
  readonly #options: HealthOptions;
  readonly #thread: WorkerThread<HealthWork>;
  #running: Promise<Check> | null = null;
  #last: Check | null;
  #wasReleased = false;

  constructor(options: HealthOptions) {
    this.#options = options;
    this.startedAt = options.now();
    this.#thread = new WorkerThread<HealthWork>('health', options.place);
    this.#last = readCheck(this.#checkFile);
  }

  get #checkFile(): string {
    return path.join(this.#options.folder, 'last-check.json');
  }

  files(): { fileBytes: number; walBytes: number } {
    const { place } = this.#options;
    if (isServer(place)) return { fileBytes: 0, walBytes: 0 };
    const { file } = place;
    return { fileBytes: sizeOf(file), walBytes: sizeOf(`${file}-wal`) };
  }

  disk(): Promise<Disk | null> {
    return diskOf(this.#options.folder, this.files().fileBytes);
  }

  lastCheck(): Check | null {
    return this.#last;
  }

  isChecking(): boolean {
    return this.#running !== null;
  }

  check(): Promise<Check> {
    this.#running ??= this.#check().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #check(): Promise<Check> {
    const began = performance.now();
    const found = await this.#unlessReleased(this.#thread.ask('check', {}));
    const isSound = found.pages.length === 0 && found.links.length === 0 && found.brokenAuditId === null;
    const at = new Date(this.#options.now()).toISOString();
    const check: Check = { at, took: performance.now() - began, isSound, ...found };
    this.#remember(check);
    return check;
  }

  /** A restore ends what is under way. */
  #unlessReleased<T>(work: Promise<T>): Promise<T> {
    this.#wasReleased = false;
    return work.catch((error: unknown) => {
      throw this.#wasReleased ? new AppError('RESTORE_RUNNING') : error;
    });
  }

  schema(): Promise<SchemaFacts> {
    return this.#unlessReleased(this.#thread.ask('schema', {}));
  }

  #remember(check: Check): void {
    this.#last = check;
    try {
      writeWhole(this.#checkFile, JSON.stringify(check));
    } catch {
      // A full disk keeps nobody from seeing what was found.
    }
  }

  logs(): { name: string; text: string }[] {
    return logTails(this.#options.folder);
  }

  async keep(content: Uint8Array, name: string): Promise<string> {
    return (await this.#options.transfers.take(Readable.from([content]), name)).fileId;
  }

  /** Ends a check that is under way, so that another file can take the clinic's place. */
  async release(): Promise<void> {
    this.#wasReleased = true;
    await this.#thread.rest();
  }

  /** Another file is the clinic's now: what was found is not about it. */
  forget(): void {
    this.#last = null;
    fs.rmSync(this.#checkFile, { force: true });
  }

  async close(): Promise<void> {
    await this.#thread.close();
  }
}

function sizeOf(file: string): number {
  return fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function readCheck(file: string): Check | null {
  try {
    return checkShape.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** The clinic's backups while the desk is open: when they are made, what became of them, and going back to one. */
import fs from 'node:fs';
import path from 'node:path';
import type {
  BackupPlace,
  BackupProblem,
  BackupSource,
  RestoreProgress,
  RestoreProblem,
} from '../../shared/contract/backups.ts';
import { AppError } from '../../shared/errors.ts';
import type { Database } from '../database/database.ts';
import { isServer, type Place } from '../database/place.ts';
import type { BackupsApi, RestoredBy } from '../features/backups/backups-api.ts';
import { findSettings } from '../features/settings/queries.ts';
import type { Log } from '../log.ts';
import type { Credentials } from '../server/owner.ts';
import type { Transfers } from '../transfers.ts';
import { WorkerThread } from '../workers/worker.ts';
import type { BackupFacts } from './facts.ts';
import { type BackupReason, parseBackupName } from './names.ts';
import { backupPlaces, setSecondFolder } from './places.ts';
import { backupProblemOf, restoreProblemOf } from './problems.ts';
import type { Replacing } from './replacing.ts';
import { requireUsableFolder } from './second-folder.ts';
import { isSameDay } from './same-day.ts';
import { backupsIn, type ShelvedBackup } from './shelf.ts';
import type { finishSwap } from './swap.ts';
import { type BackupWritten, hasAll, tellBackup } from './trail.ts';
import type { BackupsWork } from './work.ts';

export interface BackupsState {
  isBusy: 'making' | 'restoring' | null;
  progress: RestoreProgress | null;
  problem: BackupProblem | null;
  secondProblem: BackupProblem | null;
  restore: { outcome: 'done' | 'failed' | 'interrupted'; problem: RestoreProblem | null } | null;
  folder: string;
  secondFolder: string | null;
}

export interface BackupsOptions {
  place: Place;
  /** The data folder. */
  folder: string;
  database: Database;
  transfers: Transfers;
  now: () => number;
  log: Log;
  /** What the start found of a restore that was interrupted. */
  found: ReturnType<typeof finishSwap>;
  replacing: Replacing;
  /** Told of what was written down. */
  onWritten: (written: BackupWritten) => void;
}

/** What a desk does with backups by itself, beside what people ask for. */
export interface BackupsService extends BackupsApi {
  /** Makes one where the clinic has changed since the last, and that is from another day. */
  makeDaily(): void;
  /** When all that was asked for is done. */
  idle(): Promise<void>;
  /** Makes one where something has changed, unless the system does not wait. */
  close(options: { isHurried: boolean }): Promise<void>;
}

export class Backups implements BackupsService {
  readonly #options: BackupsOptions;
  readonly #thread: WorkerThread<BackupsWork>;
  readonly #state: Pick<BackupsState, 'isBusy' | 'progress' | 'problem' | 'secondProblem' | 'restore'>;
  /** One after the other. */
  #last: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(options: BackupsOptions) {
    this.#options = options;
    const { place, folder, found } = options;
    this.#thread = new WorkerThread<BackupsWork>('backups', { place, folder });
    const outcome = found === 'finished' ? 'done' : 'interrupted';
    const restore = found === 'none' ? null : ({ outcome, problem: null } as const);
    this.#state = { isBusy: null, progress: null, problem: null, secondProblem: null, restore };
  }

  state(): BackupsState {
    const { own, chosen } = backupPlaces(this.#options.folder);
    return { ...this.#state, folder: own, secondFolder: chosen };
  }

  list(): (ShelvedBackup & { place: BackupPlace })[] {
    const { own, second } = backupPlaces(this.#options.folder);
    const here = backupsIn(own).map((backup) => ({ ...backup, place: 'own' as const }));
    const there = second === null ? [] : backupsIn(second);
    return [...here, ...there.map((backup) => ({ ...backup, place: 'second' as const }))];
  }

  find(source: BackupSource): string {
    const file = 'fileId' in source ? this.#options.transfers.find(source.fileId) : this.#shelved(source);
    if (file === null || !fs.existsSync(file)) throw new AppError('BACKUP_NOT_FOUND');
    return file;
  }

  #shelved({ place, name }: { place: BackupPlace; name: string }): string | null {
    const { own, second } = backupPlaces(this.#options.folder);
    const folder = place === 'own' ? own : second;
    return folder === null || parseBackupName(name) === null ? null : path.join(folder, name);
  }

  look(file: string): Promise<BackupFacts> {
    return this.#thread.ask('look', { file, at: this.#options.now() });
  }

  get isOnServer(): boolean {
    return isServer(this.#options.place);
  }

  needsOwner(): Promise<boolean> {
    return this.#options.replacing.needsOwner();
  }

  requireAllowed(owner: Credentials | null): Promise<void> {
    return this.#options.replacing.requireAllowed(owner);
  }

  requireUsableFolder(folder: string): void {
    requireUsableFolder(folder, this.#options.folder);
  }

  setSecondFolder(folder: string | null): void {
    setSecondFolder(this.#options.folder, folder);
    this.#state.secondProblem = null;
    if (folder !== null) this.#queue('making', () => this.#copy());
  }

  make(): void {
    this.#queue('making', () => this.#make('manual'));
  }

  makeDaily(): void {
    if (this.#state.isBusy === null) this.#queue('making', () => this.#makeWhereChanged('daily'));
  }

  restore(source: string, by: RestoredBy): void {
    this.#queue('restoring', () => this.#restore(source, by));
  }

  startAfresh(): void {
    this.#queue('restoring', async () => {
      await this.#thread.ask('prepareEmpty', { now: this.#options.now() });
      await this.#swap(null);
    });
  }

  /** Ends the thread; the last one is made before that, unless the system does not wait. */
  async close({ isHurried }: { isHurried: boolean }): Promise<void> {
    // On a server other desks go on, and one of them makes the day's.
    const isLast = !isHurried && !this.isOnServer;
    if (isLast) this.#queue('making', () => this.#makeWhereChanged('close'));
    this.#isClosed = true;
    if (isLast) await this.#last;
    await this.#thread.close();
    if (!isLast) await this.#last;
  }

  /** When all that was asked for is done. */
  idle(): Promise<void> {
    return this.#last;
  }

  #queue(kind: 'making' | 'restoring', work: () => Promise<void>): void {
    if (this.#isClosed) return;
    if (kind === 'restoring') {
      this.#state.isBusy = kind;
      this.#state.restore = null;
    }
    const run = async () => {
      this.#state.isBusy = kind;
      try {
        await work();
        if (kind === 'restoring') this.#state.restore = { outcome: 'done', problem: null };
      } catch (error) {
        this.#fail(kind, error);
      } finally {
        this.#state.isBusy = null;
        this.#state.progress = null;
      }
    };
    this.#last = this.#last.then(run);
  }

  #fail(kind: 'making' | 'restoring', error: unknown): void {
    if (this.#isClosed && kind === 'making') return;
    this.#options.log.error(kind === 'making' ? 'A backup could not be made' : 'A restore failed', error);
    if (kind === 'making') this.#state.problem = backupProblemOf(error);
    else this.#state.restore = { outcome: 'failed', problem: restoreProblemOf(error) };
  }

  async #makeWhereChanged(reason: BackupReason): Promise<void> {
    const { database, folder, now } = this.#options;
    const settings = await database.read(findSettings);
    if (!settings) return;
    const whole = backupsIn(backupPlaces(folder).own).filter((backup) => backup.manifest?.sha256);
    const known = whole[0]?.manifest;
    const isUnchanged = known ? await database.read((db) => hasAll(known, db)) : false;
    // Any of them, for the newest may be of a time to come: made while the clock was wrong.
    const isDone = reason === 'daily' && whole.some(({ at }) => isSameDay(at, now(), settings.timeZone));
    if (!isUnchanged && !isDone) {
      await this.#make(reason);
    } else if (this.#state.secondProblem !== null) await this.#copy();
  }

  async #make(reason: BackupReason): Promise<void> {
    const { now } = this.#options;
    const zone = await this.#zone();
    const name = await this.#thread.ask('make', { at: now(), reason, zone });
    // Another desk makes the day's.
    if (name === null) return;
    this.#state.problem = null;
    await this.#copy();
    await this.#dump(name);
    await this.#tell({ made: name, reason });
  }

  /** For whoever looks after a server; the backup is good without it. */
  async #dump(name: string): Promise<void> {
    try {
      await this.#thread.ask('dump', { name });
    } catch (error) {
      if (!this.#isClosed) this.#options.log.error('pg_dump made no copy beside the backup', error);
    }
  }

  /** What goes wrong there is told, and the one that was made is good all the same. */
  async #copy(): Promise<void> {
    try {
      await this.#thread.ask('copyToSecond', { now: this.#options.now(), zone: await this.#zone() });
      this.#state.secondProblem = null;
    } catch (error) {
      if (this.#isClosed) return;
      this.#options.log.error('A backup could not be copied to the second folder', error);
      this.#state.secondProblem = backupProblemOf(error);
    }
  }

  async #zone(): Promise<string> {
    return (await this.#options.database.read(findSettings))?.timeZone ?? 'UTC';
  }

  async #restore(source: string, { userId, owner }: RestoredBy): Promise<void> {
    const now = this.#options.now();
    const note = { backup: path.basename(source) };
    await this.#thread.ask('prepare', { source, now, userId, note });
    await this.#swap(owner);
  }

  async #swap(owner: Credentials | null): Promise<void> {
    const kept = await this.#options.replacing.replace(owner, (progress) => {
      this.#state.progress = progress;
    });
    if (kept) await this.#describe(kept);
  }

  /** The restore is done by now, whatever comes of this. */
  async #describe(file: string): Promise<void> {
    try {
      await this.#thread.ask('describe', { file, at: this.#options.now() });
    } catch (error) {
      this.#options.log.error('What was put aside could not be looked into', error);
    }
  }

  async #tell(after: Record<string, unknown>): Promise<void> {
    const { database, now, onWritten } = this.#options;
    onWritten(await tellBackup(database, now(), after));
  }
}

/** Moves the clinic while its desk is open: everything can be read meanwhile, and nothing written. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  HOUSE_PROBLEMS,
  type HouseProblemReason,
  type MoveGoal,
  type MoveProgress,
  type MoveStatus,
} from '../../shared/contract/house.ts';
import { AppError, type Reason } from '../../shared/errors.ts';
import type { ServerAddress } from '../database/postgres/address.ts';
import { StartProblem } from '../database/problems.ts';
import { DATABASE_FILE } from '../data-folder.ts';
import type { HouseApi } from '../features/house/house-api.ts';
import type { ChosenServer } from '../features/server/server-api.ts';
import type { Log } from '../log.ts';
import type { PasswordStore } from '../server/password-store.ts';
import { addressOf, type ServerChoice, writeServerFile } from '../server/server-file.ts';
import { WorkerThread } from '../workers/worker.ts';
import { hasHappened } from './finish-move.ts';
import type { Moving } from './move-to-server.ts';
import { type MovingNote, readNote, removeNote, writeNote } from './moving-note.ts';
import type { HouseWork, NotMoved } from './work.ts';

/** Milliseconds until this desk starts again by itself: enough to read that the clinic was moved. */
const RESTART_AFTER = 6_000;
/** How long it asks a server that was lost in the deciding moment what became of it. */
const ASK_EVERY = 3_000;
const ASKS = 20;

export interface HouseOptions {
  /** The data folder. */
  folder: string;
  /** The server that the clinic is on; null while it is in the file. */
  current: { choice: ServerChoice; address: ServerAddress } | null;
  passwords: PasswordStore;
  /** The kept password, for the place that it was typed in for. */
  keptFor: (place: ChosenServer['address']) => Promise<string>;
  now: () => number;
  log: Log;
  /** Lets nobody write any more on this desk, or lets them again. */
  refuseWrites: (reason: Reason | null) => Promise<void>;
  /** Told when a move has come to its end, whichever. */
  onEnd: () => void;
  /** Starts the desk again, where it can. */
  restart: (() => void) | undefined;
}

const NO_STEP: MoveProgress = { phase: 'copying', table: '', rows: 0, rowsInAll: 0 };

export class House implements HouseApi {
  readonly #options: HouseOptions;
  readonly #thread = new WorkerThread<HouseWork>('house', {});
  #running: MoveStatus['running'] = null;
  #last: MoveStatus['last'] = null;
  #work: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(options: HouseOptions) {
    this.#options = options;
  }

  status(): MoveStatus {
    return { running: this.#running, last: this.#last };
  }

  get isMoving(): boolean {
    const isToBeAsked = this.#last?.problem === 'OUTCOME_UNKNOWN';
    return this.#running !== null || isToBeAsked || this.#last?.problem === null;
  }

  moveToServer({ address, password, deskName }: ChosenServer, userId: number | null): void {
    const choice = { ...address, deskName };
    this.#begin('server', async () => {
      const { passwords, keptFor } = this.#options;
      // Kept before anything is decided: without it this desk could not open what it has moved.
      if (password !== undefined) await passwords.set(password);
      const known = password ?? (await keptFor(address));
      return this.#move('server', choice, addressOf(choice, known), userId);
    });
  }

  moveToFile(userId: number | null): void {
    const { current } = this.#options;
    if (!current) throw new AppError('SERVER_NOT_USED');
    this.#begin('file', () => this.#move('file', current.choice, current.address, userId));
  }

  /** Resolves when what was begun has come to its end. */
  idle(): Promise<void> {
    return this.#work;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#thread.close();
    await this.#work;
  }

  #begin(to: MoveGoal, move: () => Promise<NotMoved | null>): void {
    if (this.isMoving) throw new AppError('MOVE_RUNNING');
    this.#running = { to, progress: NO_STEP };
    this.#last = null;
    this.#work = this.#run(to, move);
  }

  async #run(to: MoveGoal, move: () => Promise<NotMoved | null>): Promise<void> {
    const { refuseWrites, onEnd, restart, log } = this.#options;
    let problem: NotMoved | null;
    try {
      await refuseWrites('MOVING_HOUSE');
      problem = await move();
    } catch (error) {
      log.error('The clinic could not be moved', error);
      problem = { reason: reasonOf(error), table: '' };
    }
    const rows = this.#running?.progress.rowsInAll ?? 0;
    this.#running = null;
    this.#last = { to, rows, problem: problem?.reason ?? null, table: problem?.table ?? '' };
    if (problem === null) {
      log.info(`The clinic was moved to its ${to}`);
      await refuseWrites('CLINIC_MOVED');
      if (restart) setTimeout(restart, RESTART_AFTER).unref();
    } else if (problem.reason !== 'OUTCOME_UNKNOWN') await refuseWrites(null);
    onEnd();
  }

  async #move(
    to: MoveGoal,
    server: ServerChoice,
    address: ServerAddress,
    userId: number | null,
  ): Promise<NotMoved | null> {
    const { folder, now } = this.#options;
    const at = now();
    const note: MovingNote = { id: randomUUID(), to, at, isDecided: false, server };
    const moving = { location: { file: path.join(folder, DATABASE_FILE) }, address, note, now: at, userId };
    const found = await this.#ask(moving);
    const problem = found?.reason === 'OUTCOME_UNKNOWN' ? await this.#find(folder) : found;
    // The next start would do it as well; until then the page says what that opens.
    if (problem === null && to === 'server') writeServerFile(folder, server);
    return problem;
  }

  /** Whatever ended the work: with a note left, it was near enough to the decision to be asked after. */
  async #ask(moving: Moving): Promise<NotMoved | null> {
    const { to } = moving.note;
    try {
      return await this.#thread.ask('move', moving, (told) => this.#step(to, told as MoveProgress));
    } catch (error) {
      if (!readNote(this.#options.folder)) throw error;
      return { reason: 'OUTCOME_UNKNOWN', table: '' };
    }
  }

  #step(to: MoveGoal, progress: MoveProgress): void {
    this.#running = { to, progress };
  }

  /** The server alone knows whether the clinic is there now. */
  async #find(folder: string): Promise<NotMoved | null> {
    const note = readNote(folder);
    if (!note) return { reason: 'INTERNAL', table: '' };
    for (let asks = 0; asks < ASKS && !this.#isClosed; asks += 1) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- one try after the other is the point
        const isMoved = await hasHappened(note, this.#options.passwords);
        if (isMoved) writeNote(folder, { ...note, isDecided: true });
        else removeNote(folder);
        return isMoved ? null : { reason: 'SERVER_AWAY', table: '' };
      } catch {
        // oxlint-disable-next-line no-await-in-loop
        await wait(this.#isClosed ? 0 : ASK_EVERY);
      }
    }
    return { reason: 'OUTCOME_UNKNOWN', table: '' };
  }
}

const NO_ROOM = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL', '53100'];

/** Of what travelled between threads, which has lost its class. */
function reasonOf(error: unknown): HouseProblemReason {
  const { code, name } = error as { code?: unknown; name?: unknown };
  if (NO_ROOM.includes(String(code))) return 'DISK_FULL';
  if (code === '55P03') return 'SERVER_BUSY';
  if (error instanceof StartProblem || name === 'StartProblem') return 'DAMAGED';
  const reason = error instanceof AppError ? error.wire.reason : 'INTERNAL';
  return HOUSE_PROBLEMS.find((known) => known === reason) ?? 'INTERNAL';
}

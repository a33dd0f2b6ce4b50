import type { z } from 'zod';
import type { Contract, ParsedInput, ProcedureName } from '../shared/contract/index.ts';
import type { AppError } from '../shared/errors.ts';
import type { ReadDb, WriteDb } from './database/database.ts';
import type { BackupsApi } from './features/backups/backups-api.ts';
import type { HealthApi } from './features/health/health-api.ts';
import type { FilesApi } from './features/imports/files-api.ts';
import type { HouseApi } from './features/house/house-api.ts';
import type { ServerApi } from './features/server/server-api.ts';
import type { Measures } from './features/stats/measures.ts';
import type { StatisticsApi } from './features/stats/statistics.ts';
import type { RandomBytes } from './random.ts';
import type { Session } from './session.ts';
import type { WorkerThread } from './workers/worker.ts';

/** What every handler is given. Time and randomness come from here and from nowhere else. */
export interface QueryContext {
  db: ReadDb;
  /** Epoch milliseconds. */
  now: () => number;
  /** Who is signed in; null only in public procedures. */
  session: Session | null;
  /** The desk that asks, such as `window-1` or `browser`. */
  desk: string;
  /** What the program itself knows. */
  app: { version: string };
  /** The thread that makes statistics. */
  statistics: Pick<WorkerThread<StatisticsApi>, 'ask'>;
  /** The thread that reads and writes files. */
  files: Pick<WorkerThread<FilesApi>, 'ask'>;
  /** The clinic's backups, for those who may see them. */
  backups: BackupsApi;
  /** How the program itself does. */
  health: HealthApi;
  /** Where the clinic is, and how this desk gets there. */
  server: ServerApi;
  /** Who moves the clinic. */
  house: HouseApi;
  /** How calls went since they were last written down. */
  measures: Pick<Measures, 'unsaved'>;
}

export interface CommandContext extends QueryContext {
  db: WriteDb;
  random: RandomBytes;
  /** One audit row of this command, in its transaction; after the commit it is also the change event. */
  audit: (entry: AuditEntry) => void;
  /** What is done once all of it is on the disk, and not at all when it was refused. */
  afterCommit: (work: () => void) => void;
}

export interface AuditEntry {
  entity: Entity;
  /** Left out when the change is about many rows. */
  id?: number;
  before?: unknown;
  after?: unknown;
}

/** What changes are about. Those of the desk are pushed to its screens, the others are for the audit alone. */
export const PUSHED_ENTITIES = [
  'settings',
  'users',
  'doctors',
  'slots',
  'patients',
  'bookings',
  'visitTypes',
  'queue',
  'waitlist',
  'views',
  'shortcuts',
  'schedules',
  'rooms',
  'specializations',
  'permissions',
  'imports',
  'backups',
] as const;
export type Entity =
  | (typeof PUSHED_ENTITIES)[number]
  | 'sessions'
  | 'signIns'
  | 'undo'
  | 'exceptions'
  | 'support'
  | 'server';

type Answer<N extends ProcedureName> = z.input<Contract[N]['output']>;

type QueryHandler<N extends ProcedureName> = (
  ctx: QueryContext,
  input: ParsedInput<N>,
) => Promise<Answer<N> | AppError>;

/** Runs in the write transaction. An AppError that is thrown undoes it; one that is returned commits it. */
type CommandHandler<N extends ProcedureName> = (
  ctx: CommandContext,
  input: ParsedInput<N>,
) => Promise<Answer<N> | AppError>;

/** A command with slow work, such as hashing a password, that must not hold the write lock. */
export interface PreparedHandler<N extends ProcedureName> {
  prepare(ctx: QueryContext, input: ParsedInput<N>): Promise<CommandHandler<N>>;
}

export type Handler<N extends ProcedureName> = Contract[N]['kind'] extends 'query'
  ? QueryHandler<N>
  : CommandHandler<N> | PreparedHandler<N>;

/** The handlers of a part of the contract: a feature `satisfies` this, so a missing one does not compile. */
export type HandlersOf<Part> = { [N in keyof Part & ProcedureName]: Handler<N> };

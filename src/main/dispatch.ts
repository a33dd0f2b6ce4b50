import { randomUUID } from 'node:crypto';
import { findProcedure, type ProcedureName } from '../shared/contract/index.ts';
import { AppError, type ErrorCode, type Result } from '../shared/errors.ts';
import { parseInput } from '../shared/parse.ts';
import type { Procedure } from '../shared/procedure.ts';
import { isAllowed } from '../shared/roles.ts';
import type { ChangeFeed } from './changes.ts';
import { findAnswer, fingerprintOf, keepAnswer } from './commands.ts';
import { RUN_BESIDE_OTHERS } from './concurrent.ts';
import type { AuditEntry, CommandContext, QueryContext } from './context.ts';
import { appendAudit } from './database/audit.ts';
import type { Database, WriteDb } from './database/database.ts';
import { refusalOf } from './database/problems.ts';
import type { HouseApi } from './features/house/house-api.ts';
import type { ServerApi } from './features/server/server-api.ts';
import type { Measures } from './features/stats/measures.ts';
import type { BackupsApi } from './features/backups/backups-api.ts';
import type { HealthApi } from './features/health/health-api.ts';
import type { FilesApi } from './features/imports/files-api.ts';
import type { StatisticsApi } from './features/stats/statistics.ts';
import type { Log } from './log.ts';
import type { RandomBytes } from './random.ts';
import { requirePermission } from './permissions.ts';
import { handlers } from './router.ts';
import { findSession, type Session } from './session.ts';
import type { WorkerThread } from './workers/worker.ts';

/** Who calls, as the transport knows it. Nothing of this comes from the input. */
export interface Caller {
  token: string | null;
  /** The desk's name in the audit trail, such as `window-1` or `browser`. */
  desk: string;
  /** A UUID that the client made for this one intention, kept when it asks again. */
  commandId?: string | undefined;
}

export interface Core {
  database: Database;
  changes: ChangeFeed;
  now: () => number;
  random: RandomBytes;
  log: Log;
  version: string;
  /** What this computer is called, where several have the clinic open. */
  deskName?: string | undefined;
  measures: Measures;
  statistics: WorkerThread<StatisticsApi>;
  files: WorkerThread<FilesApi>;
  backups: BackupsApi;
  health: HealthApi;
  server: ServerApi;
  house: HouseApi;
  /** Told when a call finds the clinic's file damaged. */
  onDamage: () => void;
}

export type Dispatch = (caller: Caller, name: string, input: unknown) => Promise<Result<unknown>>;

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The one way in, for every transport: look up, session, role, parse, handle, parse again, answer. */
export function createDispatch(core: Core): Dispatch {
  return async (caller, name, input) => {
    const began = performance.now();
    const result = await answer(core, caller, name, input);
    if (isMeasured(name)) measure(core, name, performance.now() - began, result);
    return result;
  };
}

async function answer(core: Core, caller: Caller, name: string, input: unknown): Promise<Result<unknown>> {
  try {
    const procedure = findProcedure(name);
    if (!procedure) throw new AppError('PROCEDURE_NOT_FOUND');
    const call = new Call(core, caller, name as ProcedureName, procedure);
    return { ok: true, value: await call.run(input) };
  } catch (error) {
    const { wire } = refusalOf(error) ?? internal(core.log, name, error);
    if (wire.reason === 'DATABASE_DAMAGED') core.onDamage();
    return { ok: false, error: wire };
  }
}

/**
 * An open window asks every minute how the desk does: measuring that would make an idle desk write. And a check of
 * the whole file takes as long as it takes.
 */
const isMeasured = (name: string) => !name.startsWith('health.') && findProcedure(name) !== undefined;

function measure({ measures, now }: Core, name: string, took: number, result: Result<unknown>): void {
  const code: ErrorCode | null = result.ok ? null : result.error.code;
  measures.record(name, now(), took, code);
}

function internal(log: Log, name: string, error: unknown): AppError {
  const id = randomUUID();
  log.error(`INTERNAL ${id} in ${name}`, error);
  return new AppError('INTERNAL', { params: { id } });
}

/** One shape for the handlers of every procedure; the type of the router has checked each of them. */
type AnyHandler = (ctx: CommandContext, input: unknown) => Promise<unknown>;
type AnyPrepared = { prepare(ctx: QueryContext, input: unknown): Promise<AnyHandler> };

/** What came of a transaction. */
interface Outcome {
  answer: unknown;
  written: { seq: number; entry: AuditEntry }[];
  afterwards: (() => void)[];
}

/** One call from its session to its answer. */
class Call {
  readonly #core: Core;
  readonly #caller: Caller;
  readonly #name: ProcedureName;
  readonly #procedure: Procedure;
  readonly #generation: number;
  /** The client's, or one of our own where an answer can be lost on its way from a server. */
  readonly #commandId: string | undefined;

  constructor(core: Core, caller: Caller, name: ProcedureName, procedure: Procedure) {
    this.#core = core;
    this.#generation = core.database.generation;
    this.#caller = caller;
    this.#name = name;
    this.#procedure = procedure;
    const own = core.database.isRemote ? randomUUID() : undefined;
    this.#commandId = caller.commandId?.toLowerCase() ?? own;
  }

  /** Such as `window-1`, and with the computer's name before it where there are several. */
  get #desk(): string {
    const { deskName } = this.#core;
    return deskName === undefined ? this.#caller.desk : `${deskName}/${this.#caller.desk}`;
  }

  async run(input: unknown): Promise<unknown> {
    const session = await this.#session();
    if (this.#caller.commandId !== undefined && !UUID.test(this.#caller.commandId)) {
      throw new AppError('COMMAND_ID_INVALID');
    }
    const parsed = parseInput(this.#procedure.input, input);
    const handler = handlers[this.#name] as unknown as AnyHandler | AnyPrepared;
    if (this.#procedure.kind === 'command') return this.#command(session, handler, parsed);
    return this.#core.database.read(async (db) => {
      const answer = await (handler as AnyHandler)(this.#queryContext(db, session) as CommandContext, parsed);
      return this.#checked(answer);
    });
  }

  async #session(): Promise<Session | null> {
    const { access, permission } = this.#procedure;
    if (access === 'public') return null;
    // Nobody is to be looked up: that much is known while a server is away, too.
    if (!this.#caller.token) throw new AppError('NOT_SIGNED_IN');
    const { database, now } = this.#core;
    return database.read(async (db) => {
      const session = await findSession(db, this.#caller.token, now());
      if (!isAllowed(access, session.role)) {
        throw new AppError(access === 'admin' ? 'ADMIN_ONLY' : 'NOT_PERMITTED');
      }
      if (permission) await requirePermission(db, session, permission);
      return session;
    });
  }

  #queryContext(db: QueryContext['db'], session: Session | null): QueryContext {
    // One moment for the whole of it: a booking is confirmed when it is made, not a millisecond later.
    const moment = this.#core.now();
    const desk = this.#desk;
    const { version, statistics, files, measures, backups, health, server, house } = this.#core;
    const program = { app: { version }, statistics, files, measures, backups, health, server, house };
    return { db, now: () => moment, session, desk, ...program };
  }

  async #command(
    session: Session | null,
    handler: AnyHandler | AnyPrepared,
    input: unknown,
  ): Promise<unknown> {
    const { database, changes } = this.#core;
    const run =
      'prepare' in handler
        ? await database.read((db) => handler.prepare(this.#queryContext(db, session), input))
        : handler;
    const outcome = await database.write((db) => this.#transaction(db, session, run, input), {
      isShared: RUN_BESIDE_OTHERS.has(this.#name),
      commandId: session === null ? undefined : this.#commandId,
    });
    for (const { seq, entry } of outcome.written) changes.publish(seq, entry.entity, entry.id);
    for (const work of outcome.afterwards) work();
    if (outcome.answer instanceof AppError) throw outcome.answer;
    return outcome.answer;
  }

  /** What happens between BEGIN IMMEDIATE and COMMIT. */
  async #transaction(
    db: WriteDb,
    session: Session | null,
    run: AnyHandler,
    input: unknown,
  ): Promise<Outcome> {
    // Who this is was read of another file, which was given up meanwhile.
    if (this.#core.database.generation !== this.#generation) throw new AppError('SESSION_EXPIRED');
    const command = this.#commandKey(session, input);
    const kept = command && (await findAnswer(db, command));
    if (kept) return { answer: kept.answer, written: [], afterwards: [] };

    const entries: AuditEntry[] = [];
    const audit = (entry: AuditEntry) => void entries.push(entry);
    const afterwards: (() => void)[] = [];
    const afterCommit = (work: () => void) => void afterwards.push(work);
    const { random } = this.#core;
    const ctx = { ...this.#queryContext(db, session), db, random, audit, afterCommit };
    const result = await run(ctx, input);
    const answer = result instanceof AppError ? result : this.#checked(result);
    if (command && !(answer instanceof AppError)) await keepAnswer(db, command, answer, ctx.now());
    // Last, for here writers go one after the other.
    const written = await this.#writeAudit(ctx, entries);
    return { answer, written, afterwards };
  }

  /** Public commands answer tokens, which are stored nowhere: they take no command id. */
  #commandKey(session: Session | null, input: unknown) {
    if (this.#commandId === undefined || session === null) return null;
    return {
      id: this.#commandId,
      procedure: this.#name,
      userId: session.userId,
      fingerprint: fingerprintOf(this.#name, input),
    };
  }

  async #writeAudit({ db, now, session }: CommandContext, entries: AuditEntry[]) {
    const written: { seq: number; entry: AuditEntry }[] = [];
    for (const entry of entries) {
      const seq = await appendAudit(db, {
        at: now(),
        userId: session?.userId ?? null,
        desk: this.#desk,
        commandId: this.#caller.commandId ?? null,
        procedure: this.#name,
        entity: entry.entity,
        entityId: entry.id ?? null,
        before: entry.before,
        after: entry.after,
      });
      written.push({ seq, entry });
    }
    return written;
  }

  /** An answer that does not fit its schema is our mistake, never the caller's. */
  #checked(answer: unknown): unknown {
    if (answer instanceof AppError) throw answer;
    const parsed = this.#procedure.output.safeParse(answer);
    if (parsed.success) return parsed.data;
    const paths = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`);
    throw Object.assign(new Error('The answer does not fit the contract'), {
      code: paths.slice(0, 5).join('; '),
    });
  }
}

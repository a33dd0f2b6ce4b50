/** One import from its first line to its end: checked as a whole, then written, or nothing is left of it. */
import fs from 'node:fs';
import Papa from 'papaparse';
import { dateAt } from '../../../shared/calendar.ts';
import type { ImportJob, ImportOptions, LineProblem } from '../../../shared/contract/imports.ts';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/format.ts';
import { harmlessCell } from '../../../shared/paper/cells.ts';
import { appendAudit } from '../../database/audit.ts';
import type { Database } from '../../database/database.ts';
import { refusalOf } from '../../database/problems.ts';
import { clinicCountry, clinicZone } from '../settings/queries.ts';
import { takeAppointmentsBack, writeAppointments } from './appointments.ts';
import { type Checked, checkLines, type CheckOptions, chosenLines } from './check.ts';
import { readClinic } from './clinic-file.ts';
import { shapeOf } from './csv-file.ts';
import { writeDoctors } from './doctors.ts';
import type { Job, RunResult } from './files-api.ts';
import { getImport, getImportRow, isClinicEmpty, trailOf } from './queries.ts';
import { readPatient } from './read-line.ts';
import { whenThereIsRoom } from './room.ts';
import { writeSchedules } from './schedules.ts';
import { Cancelled, reserveIds, type Slicing, takeBack, writePatients } from './slices.ts';

const PROBLEMS_KEPT = 1000;
/** Milliseconds between two notes of how far a check is. */
const TELL_EVERY = 400;

export interface RunOptions {
  database: Database;
  /** The same for what nobody sees yet: its commits need not wait for the disk. */
  slices: Database;
  importId: number;
  /** Where the file with this id lies, or null. */
  find: (fileId: string) => string | null;
  /** A new file for the report; answers its id and where it is. */
  newFile: () => { fileId: string; file: string };
  pause: () => Promise<void>;
  now: number;
}

type Written = RunResult['written'];

export async function runImport(options: RunOptions): Promise<RunResult> {
  const { database, importId } = options;
  const row = await database.read((db) => getImportRow(db, importId));
  if (row.finished_at !== null) return { written: [] };
  // A program that was ended in the middle left this: what it had written goes.
  if (row.state !== 'READY') return finish(options, { state: 'FAILED', failure: 'INTERRUPTED' });
  const job: Job = {
    id: row.id,
    userId: row.user_id,
    kind: row.kind,
    isDryRun: row.is_dry_run === 1,
    fileId: row.file_id,
    options: JSON.parse(row.options) as ImportOptions,
  };
  try {
    return await new Run(options, job).run();
  } catch (error) {
    if (error instanceof Cancelled) return finish(options, { state: 'CANCELLED', failure: null });
    const failure = failureOf(error);
    const ended = await whenThereIsRoom(() => finish(options, { state: 'FAILED', failure }));
    if (failure === 'INTERNAL') throw error;
    return ended;
  }
}

function failureOf(error: unknown): NonNullable<ImportJob['failure']> {
  const reason = error instanceof AppError ? error.wire.reason : refusalOf(error)?.wire.reason;
  const known = [
    'FILE_NOT_FOUND',
    'FILE_UNREADABLE',
    'CLINIC_NOT_EMPTY',
    'SCHEDULE_CLASH',
    'SLOT_BOOKED',
    'DISK_FULL',
  ] as const;
  return known.find((one) => one === reason) ?? 'INTERNAL';
}

class Run {
  readonly #options: RunOptions;
  readonly #job: Job;
  readonly #problems: LineProblem[] = [];
  #report: Report | null = null;
  #toldAt = 0;

  constructor(options: RunOptions, job: Job) {
    this.#options = options;
    this.#job = job;
  }

  async run(): Promise<RunResult> {
    const { find } = this.#options;
    const file = find(this.#job.fileId);
    if (file === null) throw new AppError('FILE_NOT_FOUND');
    await this.#set({ state: 'CHECKING' });
    if (this.#job.kind === 'clinic') return this.#runClinic(file);
    const { checked, check } = await this.#check(file);
    const reportId = await this.#report?.end();
    const counts = {
      lines: checked.lines,
      to_add: checked.toAdd,
      skipped: checked.skipped,
      wrong: checked.wrong,
    };
    await this.#set({
      ...counts,
      problems: JSON.stringify(this.#problems),
      ...(reportId !== undefined && { report_id: reportId }),
    });
    if (this.#job.isDryRun) return finish(this.#options, { state: 'CHECKED', failure: null });
    if (checked.wrong > 0 && !this.#job.options.leavesOutWrong) {
      return finish(this.#options, { state: 'FAILED', failure: 'LINES_WRONG' });
    }
    if (this.#job.kind === 'patients') return this.#patients(check, checked);
    if (this.#job.kind === 'appointments') return this.#appointments(check, checked);
    return this.#atOnce(this.#job.kind === 'doctors' ? writeDoctors : writeSchedules, check, checked);
  }

  async #check(file: string): Promise<{ checked: Checked; check: CheckOptions }> {
    const { database, now } = this.#options;
    return database.read(async (db) => {
      const timeZone = await clinicZone(db);
      const today = dateAt(now, timeZone);
      const check: CheckOptions = {
        db,
        job: this.#job,
        file,
        shape: await shapeOf(file),
        reading: { options: this.#job.options, today, now, timeZone },
        onProblem: (problem) => this.#note(problem),
        onLine: (so) => this.#tell(so),
      };
      return { checked: await checkLines(check), check };
    });
  }

  #note(problem: LineProblem): void {
    if (this.#problems.length < PROBLEMS_KEPT) this.#problems.push(problem);
    this.#report ??= new Report(this.#options.newFile());
    this.#report.add(problem);
  }

  #tell({ lines, toAdd, skipped, wrong }: Checked): Promise<void> | undefined {
    const at = performance.now();
    if (at - this.#toldAt < TELL_EVERY) return undefined;
    this.#toldAt = at;
    return this.#set({ lines, to_add: toAdd, skipped, wrong });
  }

  /** @throws Cancelled when somebody said so */
  async #set(values: object): Promise<void> {
    const { database, importId } = this.#options;
    await database.write(async (db) => {
      const row = await db
        .updateTable('imports')
        .set(values)
        .where('id', '=', importId)
        .returning('is_cancelled')
        .executeTakeFirst();
      if (row?.is_cancelled === 1) throw new Cancelled();
    });
  }

  async #patients(check: CheckOptions, { toAdd, verdicts }: Checked): Promise<RunResult> {
    const slicing = slicingOf(this.#options);
    const country = await this.#options.database.read(clinicCountry);
    if (toAdd > 0) {
      const firstId = await reserveIds(slicing, toAdd);
      await writePatients(slicing, chosenLines(check, verdicts, readPatient), { firstId, country });
    }
    return finish(this.#options, { state: 'DONE', failure: null });
  }

  async #appointments(check: CheckOptions, { verdicts }: Checked): Promise<RunResult> {
    const { userId } = this.#job;
    const written = await writeAppointments(journaled(this.#options, userId), check, verdicts);
    const ended = await finish(this.#options, { state: 'DONE', failure: null });
    return { written: [...written, ...ended.written] };
  }

  /** What is a few hundred lines at most. */
  async #atOnce(write: typeof writeDoctors, check: CheckOptions, { verdicts }: Checked): Promise<RunResult> {
    const { database, importId, now } = this.#options;
    const { userId } = this.#job;
    const written = await database.write((db) => write(db, check, verdicts, { importId, userId, now }));
    const ended = await finish(this.#options, { state: 'DONE', failure: null });
    return { written: [...written, ...ended.written] };
  }

  /** Into an empty clinic, where nobody waits, in one transaction. */
  async #runClinic(file: string): Promise<RunResult> {
    const { database, importId, now } = this.#options;
    if (this.#job.isDryRun) return finish(this.#options, { state: 'CHECKED', failure: null });
    await this.#set({ state: 'WRITING' });
    await database.write(async (db) => {
      if (!(await isClinicEmpty(db))) throw new AppError('CLINIC_NOT_EMPTY');
      const rows = await readClinic(db, file);
      const done = { lines: rows, to_add: rows, added: rows, state: 'DONE', finished_at: now } as const;
      await db.updateTable('imports').set(done).where('id', '=', importId).execute();
    });
    return finish(this.#options, { state: 'DONE', failure: null });
  }
}

/** Whose screens are told once it is there. */
const ENTITY_OF = {
  patients: 'patients',
  doctors: 'doctors',
  schedules: 'schedules',
  appointments: 'bookings',
  clinic: 'settings',
} as const;

function journaled({ database, importId, pause, now }: RunOptions, userId: number) {
  return { database, importId, pause, now, userId };
}

function slicingOf({ slices, importId, pause, now }: RunOptions): Slicing {
  return { database: slices, importId, pause, now };
}

/** The end of it, whichever: what is not DONE is taken back first, and what is becomes visible all at once. */
async function finish(
  options: RunOptions,
  { state, failure }: { state: ImportJob['state']; failure: ImportJob['failure'] },
): Promise<RunResult> {
  const { database, importId, now } = options;
  const row = await database.read((db) => getImportRow(db, importId));
  const { first_id: first, last_id: last } = row;
  if (state !== 'DONE' && row.is_hidden === 1 && first !== null && last !== null) {
    await database.write((db) =>
      db.updateTable('imports').set({ state: 'UNDOING' }).where('id', '=', importId).execute(),
    );
    await takeBack(slicingOf(options), first, last);
  }
  const takenBack = state === 'DONE' ? [] : await takeAppointmentsBack(journaled(options, row.user_id));
  const written = await database.write(async (db) => {
    const added = state === 'DONE' ? {} : { added: 0 };
    const end = { state, failure, is_hidden: 0, finished_at: now, ...added } as const;
    await db.updateTable('imports').set(end).where('id', '=', importId).execute();
    const after = trailOf(await getImport(db, importId));
    const entities = state === 'DONE' ? (['imports', ENTITY_OF[row.kind]] as const) : (['imports'] as const);
    const rows: Written = [];
    for (const entity of entities) {
      const seq = await appendAudit(db, {
        at: now,
        userId: row.user_id,
        desk: 'import',
        commandId: null,
        procedure: 'imports.start',
        entity,
        entityId: entity === 'imports' ? importId : null,
        before: undefined,
        after: entity === 'imports' ? after : { imported: row.added, importId },
      });
      rows.push({ seq, entity });
    }
    return rows;
  });
  return { written: [...takenBack, ...written] };
}

/** Everything that is wrong, for a spreadsheet. */
class Report {
  readonly #fileId: string;
  readonly #stream: fs.WriteStream;

  constructor({ fileId, file }: { fileId: string; file: string }) {
    this.#fileId = fileId;
    this.#stream = fs.createWriteStream(file, { mode: 0o600 });
    const titles = [t('data.line'), t('data.column'), t('data.problem'), t('data.value')];
    this.#stream.write(`\uFEFF${Papa.unparse([titles])}\r\n`);
  }

  add({ line, field, reason, value }: LineProblem): void {
    const column = field === null ? '' : t(`data.field.${field}`);
    const cells = [String(line), column, t(`data.reason.${reason}`), value].map(harmlessCell);
    this.#stream.write(`${Papa.unparse([cells])}\r\n`);
  }

  async end(): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#stream.once('error', reject);
      this.#stream.end(resolve);
    });
    return this.#fileId;
  }
}

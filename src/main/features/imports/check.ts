/** Looks at every line of a table before anything is written. */
import type { LineProblem } from '../../../shared/contract/imports.ts';
import type { ReadDb } from '../../database/database.ts';
import { clinicCountry } from '../settings/queries.ts';
import { type CsvLine, type CsvShape, csvLines } from './csv-file.ts';
import { PatientDuplicates } from './duplicates.ts';
import { appointmentJudge } from './judge-appointments.ts';
import { scheduleJudge } from './judge-schedules.ts';
import type { Job } from './files-api.ts';
import { lineProblem, type Read, readDoctor, readPatient, type Reading } from './read-line.ts';

/** What is to become of each line after the header, in their order. */
const ADD = 0;
const LEAVE = 1;

export interface Checked {
  verdicts: Verdicts;
  lines: number;
  toAdd: number;
  skipped: number;
  wrong: number;
}

/** One byte a line. */
export class Verdicts {
  #bytes = new Uint8Array(1024);
  length = 0;

  push(verdict: number): void {
    if (this.length === this.#bytes.length) {
      const more = new Uint8Array(this.#bytes.length * 2);
      more.set(this.#bytes);
      this.#bytes = more;
    }
    this.#bytes[this.length] = verdict;
    this.length += 1;
  }

  at(index: number): number | undefined {
    return index < this.length ? this.#bytes[index] : undefined;
  }
}

export interface CheckOptions {
  db: ReadDb;
  job: Job;
  file: string;
  shape: CsvShape;
  reading: Reading;
  /** Told about everything that is wrong. */
  onProblem: (problem: LineProblem) => void;
  /** Told after each line; a rejection ends the check. */
  onLine: (so: Checked) => Promise<void> | undefined;
}

export async function checkLines(options: CheckOptions): Promise<Checked> {
  const judge = await judgeFor(options);
  const checked: Checked = { verdicts: new Verdicts(), lines: 0, toAdd: 0, skipped: 0, wrong: 0 };
  let isHeader = true;
  for await (const line of csvLines(options.file, options.shape)) {
    if (isHeader) {
      isHeader = false;
      continue;
    }
    const judged = await judge(line);
    checked.lines += 1;
    if (judged === 'skip') checked.skipped += 1;
    else if (judged.length > 0) checked.wrong += 1;
    else checked.toAdd += 1;
    if (judged !== 'skip') for (const problem of judged) options.onProblem(problem);
    checked.verdicts.push(judged !== 'skip' && judged.length === 0 ? ADD : LEAVE);
    await options.onLine(checked);
  }
  return checked;
}

/** What is to be added, read again: lines are not kept from the check, for there may be many. */
export async function* chosenLines<T>(
  { file, shape, reading }: CheckOptions,
  verdicts: Checked['verdicts'],
  read: (line: CsvLine, reading: Reading) => Read<T>,
): AsyncGenerator<T> {
  // The header is in front of the first verdict.
  let index = -1;
  for await (const line of csvLines(file, shape)) {
    if (index >= 0 && verdicts.at(index) === ADD) {
      const result = read(line, reading);
      if ('value' in result) yield result.value;
    }
    index += 1;
  }
}

export type Judge = (line: { line: number; cells: string[] }) => Promise<LineProblem[] | 'skip'>;

async function judgeFor({ db, job, reading }: CheckOptions): Promise<Judge> {
  if (job.kind === 'schedules') return scheduleJudge(db, reading);
  if (job.kind === 'appointments') return appointmentJudge(db, reading);
  return job.kind === 'doctors'
    ? doctorJudge(db, reading)
    : patientJudge(new PatientDuplicates(db, await clinicCountry(db)), reading);
}

function patientJudge(duplicates: PatientDuplicates, reading: Reading): Judge {
  return async (line) => {
    const read = readPatient(line, reading);
    if ('problems' in read) return read.problems;
    const { duplicates: mode } = reading.options;
    if (mode === 'ADD') return [];
    const known = await duplicates.find(read.value);
    if (known === null) return [];
    return mode === 'SKIP' ? 'skip' : [lineProblem(line, null, known, reading.options)];
  };
}

/** A doctor's email is one doctor's alone. */
async function doctorJudge(db: ReadDb, reading: Reading): Promise<Judge> {
  const taken = new Set((await db.selectFrom('doctors').select('email').execute()).map(({ email }) => email));
  const seen = new Set<string>();
  return async (line) => {
    const read = readDoctor(line, reading);
    if ('problems' in read) return read.problems;
    const { email } = read.value;
    const known = seen.has(email) ? 'IN_FILE' : taken.has(email) ? 'EMAIL_TAKEN' : null;
    seen.add(email);
    if (known === null) return [];
    if (reading.options.duplicates === 'SKIP') return 'skip';
    return [lineProblem(line, 'email', known, reading.options)];
  };
}

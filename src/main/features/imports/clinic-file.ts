/**
 * A whole clinic as one JSON file: its tables as they are, a row a line, so that a file of any size is written
 * and read line by line. `docs/clinic-file.md` describes it.
 */
import fs from 'node:fs';
import readline from 'node:readline';
import { sql } from 'kysely';
import { AppError } from '../../../shared/errors.ts';
import type { ReadDb, WriteDb } from '../../database/database.ts';
import { engineOf } from '../../database/engine.ts';
import { pagesOf } from '../../database/pages.ts';
import { foundBy } from '../patients/record.ts';
import { isShown } from '../patients/shown.ts';
import { markDays } from '../schedules/make-slots.ts';
import { addPatientWords } from '../patients/words.ts';

export const CLINIC_HEAD = '{"format":"medibook-clinic","version":1,"tables":{';
const CLINIC_END = '}}';

/**
 * In an order in which each row's links are there already, as far as there is one. Who signs in, with what, and
 * the audit trail stay where they are; what is found by is worked out anew.
 */
export const CLINIC_TABLES = [
  'settings',
  'logo',
  'permissions',
  'rooms',
  'specializations',
  'doctors',
  'visit_types',
  'visit_type_scopes',
  'patients',
  'patient_merges',
  'schedules',
  'schedule_sessions',
  'schedule_exceptions',
  'exception_sessions',
  'removed_slots',
  'series',
  'appointment_slots',
  'bookings',
  'booking_slots',
  'queue',
  'waitlist',
] as const;
type ClinicTable = (typeof CLINIC_TABLES)[number];

const LEFT_OUT: Partial<Record<ClinicTable, readonly string[]>> = {
  patients: ['search_text', 'folded_name'],
  // Whether it is a demonstration is said where it was made.
  settings: ['is_demo'],
};

type Row = Record<string, unknown>;

/** Everything but what the database works out by itself. */
async function columnsOf(db: ReadDb, table: ClinicTable): Promise<string[]> {
  const columns = await engineOf(db).columnsOf(db, table);
  return columns.filter((name) => !LEFT_OUT[table]?.includes(name));
}

/** The lines of the file. `db` must show one moment throughout. */
export async function* clinicLines(db: ReadDb, onRow: () => void): AsyncGenerator<string> {
  yield `${CLINIC_HEAD}\n`;
  for (const [index, table] of CLINIC_TABLES.entries()) {
    yield `${index === 0 ? '' : ',\n'}"${table}":[`;
    let isFirst = true;
    for await (const row of rowsOf(db, table)) {
      onRow();
      yield `${isFirst ? '' : ','}\n${JSON.stringify(row, plain)}`;
      isFirst = false;
    }
    yield '\n]';
  }
  yield `\n${CLINIC_END}\n`;
}

async function* rowsOf(db: ReadDb, table: ClinicTable): AsyncGenerator<Row> {
  const shape = { columns: await columnsOf(db, table), key: await engineOf(db).keyOf(db, table) };
  // Rows of an import that is not done are not there.
  const which = table === 'patients' ? isShown : undefined;
  for await (const rows of pagesOf(db, table, shape, which)) yield* rows;
}

/** Bytes, such as a picture's, as base64. */
function plain(this: unknown, _key: string, value: unknown): unknown {
  const isBytes = typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';
  if (!isBytes) return value;
  return { base64: Buffer.from((value as unknown as { data: number[] }).data).toString('base64') };
}

/**
 * Reads a clinic into this one, within one transaction: whoever asks makes sure that it is empty.
 * @throws AppError FILE_UNREADABLE with nothing changed
 */
export async function readClinic(db: WriteDb, file: string): Promise<number> {
  await engineOf(db).deferLinks(db);
  // What the clinic has of itself gives way to what is in the file.
  for (const table of ['permissions', 'logo', 'specializations'] as const) {
    await sql`DELETE FROM ${sql.table(table)}`.execute(db);
  }
  const target = new ClinicTarget(db);
  for await (const line of readline.createInterface({ input: fs.createReadStream(file) })) {
    await target.take(line);
  }
  target.requireEnd();
  await target.addWords();
  await target.markDays();
  await engineOf(db).continueIds(db, CLINIC_TABLES);
  return target.rows;
}

class ClinicTarget {
  readonly #db: WriteDb;
  readonly #words = new Set<string>();
  #columns = new Set<string>();
  #table: ClinicTable | null = null;
  #isAtEnd = false;
  #line = 0;
  rows = 0;

  constructor(db: WriteDb) {
    this.#db = db;
  }

  async take(text: string): Promise<void> {
    this.#line += 1;
    const line = text.replace(/,$/, '');
    if (this.#line === 1 || line === ']' || line === '') return;
    if (line === CLINIC_END) {
      this.#isAtEnd = true;
      return;
    }
    const table = /^"(\w+)":\[$/.exec(line)?.[1];
    if (table !== undefined) return this.#open(table);
    await this.#insert(this.#rowIn(line));
  }

  /** A file that was cut off is no clinic. */
  requireEnd(): void {
    if (!this.#isAtEnd) throw new AppError('FILE_UNREADABLE');
  }

  async addWords(): Promise<void> {
    await addPatientWords(this.#db, [...this.#words]);
  }

  /** Slots of a schedule mark no day by themselves: statistics look at all of them anew. */
  async markDays(): Promise<void> {
    const slots = await this.#db.selectFrom('appointment_slots').select('starts_at as startsAt').execute();
    await markDays(this.#db, slots);
  }

  async #open(name: string): Promise<void> {
    this.#table = CLINIC_TABLES.find((table) => table === name) ?? null;
    if (!this.#table) throw new AppError('FILE_UNREADABLE');
    this.#columns = new Set(await columnsOf(this.#db, this.#table));
  }

  /** Only columns that we know: names of columns become part of a statement. */
  #rowIn(line: string): Row {
    let row: unknown;
    try {
      row = JSON.parse(line);
    } catch {
      throw new AppError('FILE_UNREADABLE');
    }
    const isRow = typeof row === 'object' && row !== null && !Array.isArray(row);
    if (!this.#table || !isRow || !Object.keys(row as Row).every((name) => this.#columns.has(name))) {
      throw new AppError('FILE_UNREADABLE');
    }
    return row as Row;
  }

  async #insert(row: Row): Promise<void> {
    const table = this.#table as ClinicTable;
    const full = table === 'patients' ? { ...row, ...this.#foundBy(row) } : row;
    const values = Object.fromEntries(Object.entries(full).map(([name, value]) => [name, bytesOf(value)]));
    await (table === 'settings'
      ? this.#db.updateTable('settings').set(values as never)
      : this.#db.insertInto(table).values(values)
    ).execute();
    this.rows += 1;
  }

  #foundBy(row: Row) {
    const text = (name: string) => {
      const value = row[name];
      return typeof value === 'string' ? value : null;
    };
    const found = foundBy({
      name: text('name') ?? '',
      phone: text('phone'),
      dateOfBirth: text('date_of_birth'),
    });
    for (const word of found.folded_name.split(' ')) if (word) this.#words.add(word);
    return found;
  }
}

function bytesOf(value: unknown): unknown {
  const isBytes = typeof value === 'object' && value !== null && 'base64' in value;
  return isBytes ? Buffer.from(String(value.base64), 'base64') : value;
}

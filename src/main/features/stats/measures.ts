/** How each procedure goes: counted in memory, and written down by the hour. */
import type { ErrorCode } from '../../../shared/errors.ts';
import type { Database, ReadDb, WriteDb } from '../../database/database.ts';
import { addTo, type Histogram, stepOf } from './histogram.ts';

/** One procedure in one hour. It can go between threads. */
export interface Measure {
  /** The first instant of the hour. */
  hour: number;
  procedure: string;
  calls: number;
  /** Our mistakes: INTERNAL, a full disk, a damaged file. */
  errors: number;
  /** All other answers that are not a value. */
  refusals: number;
  /** Those of the refusals that say somebody else was faster, or that it cannot be so now. */
  conflicts: number;
  times: Histogram;
}

export const HOUR = 3_600_000;
const KEPT = 90 * 24 * HOUR;
/** Hours that wait to be written while the disk takes nothing. */
const MOST_WAITING = 5000;

const OURS: ReadonlySet<ErrorCode> = new Set(['INTERNAL', 'DISK_FULL', 'DATABASE_DAMAGED']);

export class Measures {
  #unsaved = new Map<string, Measure>();

  /** @param code of the error that it was answered with, or null for a value */
  record(procedure: string, at: number, milliseconds: number, code: ErrorCode | null): void {
    const hour = Math.floor(at / HOUR) * HOUR;
    const key = `${hour} ${procedure}`;
    let measure = this.#unsaved.get(key);
    if (!measure) {
      measure = { hour, procedure, calls: 0, errors: 0, refusals: 0, conflicts: 0, times: new Map() };
      this.#unsaved.set(key, measure);
    }
    measure.calls += 1;
    if (code !== null) {
      if (OURS.has(code)) measure.errors += 1;
      else measure.refusals += 1;
      if (code === 'CONFLICT') measure.conflicts += 1;
    }
    addTo(measure.times, stepOf(milliseconds), 1);
  }

  /** What is in memory alone. */
  unsaved(): Measure[] {
    return [...this.#unsaved.values()];
  }

  /** Writes down what is new. What could not be written stays for the next time. */
  async flush(database: Database, now: number): Promise<void> {
    if (this.#unsaved.size === 0) return;
    const taken = this.#unsaved;
    this.#unsaved = new Map();
    try {
      await database.write(async (db) => {
        for (const measure of taken.values()) await save(db, measure);
        await db
          .deleteFrom('measures')
          .where('hour', '<', now - KEPT)
          .execute();
      });
    } catch (error) {
      this.#putBack(taken);
      throw error;
    }
  }

  #putBack(taken: Map<string, Measure>): void {
    const since = this.#unsaved;
    this.#unsaved = new Map([...taken].slice(-MOST_WAITING));
    for (const [key, measure] of since) {
      const before = this.#unsaved.get(key);
      if (before) addMeasure(before, measure);
      else this.#unsaved.set(key, measure);
    }
  }
}

/** Adds one to another of the same procedure. */
export function addMeasure(sum: Omit<Measure, 'hour' | 'procedure'>, more: Measure): void {
  sum.calls += more.calls;
  sum.errors += more.errors;
  sum.refusals += more.refusals;
  sum.conflicts += more.conflicts;
  for (const [step, count] of more.times) addTo(sum.times, step, count);
}

/** The measures of hours from one instant to another, `[from, to)`, as they are written down. */
export async function savedMeasures(db: ReadDb, from: number, to: number): Promise<Measure[]> {
  const rows = await db
    .selectFrom('measures')
    .selectAll()
    .where('hour', '>=', from)
    .where('hour', '<', to)
    .orderBy('hour')
    .execute();
  return rows.map((row) => ({ ...row, times: timesOf(row.times) }));
}

const timesOf = (text: string): Histogram => new Map(JSON.parse(text) as [number, number][]);

async function save(db: WriteDb, measure: Measure): Promise<void> {
  const { hour, procedure } = measure;
  const saved = await db
    .selectFrom('measures')
    .selectAll()
    .where('hour', '=', hour)
    .where('procedure', '=', procedure)
    .executeTakeFirst();
  const sum: Measure = saved
    ? { ...saved, times: timesOf(saved.times) }
    : { hour, procedure, calls: 0, errors: 0, refusals: 0, conflicts: 0, times: new Map() };
  addMeasure(sum, measure);
  const { calls, errors, refusals, conflicts } = sum;
  const values = { calls, errors, refusals, conflicts, times: JSON.stringify([...sum.times]) };
  await db
    .insertInto('measures')
    .values({ hour, procedure, ...values })
    .onConflict((on) => on.columns(['hour', 'procedure']).doUpdateSet(values))
    .execute();
}

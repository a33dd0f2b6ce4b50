/** The rows of days in memory, each read again when the database says that its day has changed. */
import type { ReadDb } from '../../database/database.ts';
import {
  type BookingRow,
  earliestStart,
  latestPatientId,
  readBookings,
  readSlots,
  readVisitors,
  type SlotRow,
  type VisitorRow,
} from './rows.ts';

const DAY = 86_400_000;
/** Days with all their rows, of which a busy one has a few hundred; beyond it, all are forgotten but those asked for. */
const MOST_DAYS = 2500;

interface Kept<T> {
  version: number;
  rows: T;
}
interface DayRows {
  bookings: BookingRow[];
  slots: SlotRow[];
}

/** Days of UTC, `[first, last]`. The clinic's own days follow from the instants, so a change of zone is no matter. */
interface Span {
  first: number;
  last: number;
}

export interface Rows {
  bookings: BookingRow[];
  slots: SlotRow[];
}

const dayOf = (instant: number) => Math.floor(instant / DAY);
const spanOf = (begins: number, ends: number): Span => ({ first: dayOf(begins), last: dayOf(ends - 1) });

/** Everything is read in the caller's transaction, so that rows and versions belong together. */
export class DayStore {
  readonly #db: ReadDb;
  readonly #days = new Map<number, Kept<DayRows>>();
  readonly #visitors = new Map<number, Kept<VisitorRow[]>>();
  #versions = new Map<number, number>();

  constructor(db: ReadDb) {
    this.#db = db;
  }

  /** Asks which days have changed; to be called first in each transaction. */
  async refresh(): Promise<void> {
    const rows = await this.#db.selectFrom('changed_days').select(['day', 'version']).execute();
    this.#versions = new Map(rows.map(({ day, version }) => [day, version]));
  }

  /** The bookings and slots that start in `[begins, ends)`, in order. */
  async rowsBetween(begins: number, ends: number): Promise<Rows> {
    const span = spanOf(begins, ends);
    if (this.#days.size > MOST_DAYS) this.#days.clear();
    await this.#load(this.#days, span, async (from, to) => {
      const bookings = byDay(await readBookings(this.#db, from, to));
      const slots = byDay(await readSlots(this.#db, from, to));
      return (day) => ({ bookings: bookings.get(day) ?? [], slots: slots.get(day) ?? [] });
    });
    const isInside = ({ startsAt }: { startsAt: number }) => startsAt >= begins && startsAt < ends;
    const rows: Rows = { bookings: [], slots: [] };
    for (let day = span.first; day <= span.last; day += 1) {
      const kept = this.#days.get(day)?.rows;
      for (const booking of kept?.bookings ?? []) if (isInside(booking)) rows.bookings.push(booking);
      for (const slot of kept?.slots ?? []) if (isInside(slot)) rows.slots.push(slot);
    }
    return rows;
  }

  /** Answers whether a patient had a confirmed visit before an instant. */
  async seenBefore(instant: number): Promise<(patientId: number) => boolean> {
    const first = await earliestStart(this.#db);
    if (first === null || first >= instant) return () => false;
    const span = spanOf(first, instant);
    await this.#load(this.#visitors, span, async (from, to) => {
      const visitors = byDay(await readVisitors(this.#db, from, to));
      return (day) => visitors.get(day) ?? [];
    });
    const seen = new Uint8Array(1 + (await latestPatientId(this.#db)));
    for (let day = span.first; day <= span.last; day += 1) {
      for (const { startsAt, patientId } of this.#visitors.get(day)?.rows ?? []) {
        if (startsAt < instant) seen[patientId] = 1;
      }
    }
    return (patientId) => seen[patientId] === 1;
  }

  /** Reads what is not there or has changed: neighbours together. */
  async #load<T>(
    kept: Map<number, Kept<T>>,
    { first, last }: Span,
    read: (from: number, to: number) => Promise<(day: number) => T>,
  ): Promise<void> {
    const versionOf = (day: number) => this.#versions.get(day) ?? 0;
    const isFresh = (day: number) => kept.get(day)?.version === versionOf(day);
    for (let day = first; day <= last; day += 1) {
      if (isFresh(day)) continue;
      let end = day;
      while (end < last && !isFresh(end + 1)) end += 1;
      const rowsOf = await read(day * DAY, (end + 1) * DAY);
      for (let one = day; one <= end; one += 1) kept.set(one, { version: versionOf(one), rows: rowsOf(one) });
      day = end;
    }
  }
}

function byDay<T extends { startsAt: number }>(rows: readonly T[]): Map<number, T[]> {
  return Map.groupBy(rows, ({ startsAt }) => dayOf(startsAt));
}

/** Days in memory, each made again when the database says that it has changed. */
import type { ReadDb } from '../../database/database.ts';
import { type DoctorDay, doctorDaysOf } from './doctor-day.ts';
import {
  earliestStart,
  lastCommit,
  latestPatientId,
  latestStart,
  readBookings,
  readSlots,
  readVisitors,
} from './rows.ts';
import type { Day, ZoneDays } from './zone-days.ts';

/** Changes are noted by days of UTC, since the clinic's zone can change. */
const UTC_DAY = 86_400_000;
const utcDayOf = (instant: number) => Math.floor(instant / UTC_DAY);
/** About ten years of days; beyond it, all are forgotten but those asked for. */
const MOST_DAYS = 4000;
/** Days whose rows are read at once: a long period is not in memory row by row. */
const DAYS_AT_ONCE = 92;
const MOST_ANSWERS = 50;

interface Kept<T> {
  version: number;
  value: T;
}

/** For one zone. Everything is read in the caller's transaction, so that rows and versions belong together. */
export class DayStore {
  readonly zone: ZoneDays;
  readonly #db: ReadDb;
  readonly #days = new Map<Day, Kept<DoctorDay[]>>();
  readonly #visitors = new Map<Day, Kept<Int32Array>>();
  #versions = new Map<number, number>();
  #lastCommit: number | string | undefined;
  /** As of the last commit. */
  #firstVisits: Float64Array | undefined;
  readonly #answers = new Map<string, unknown>();

  constructor(db: ReadDb, zone: ZoneDays) {
    this.#db = db;
    this.zone = zone;
  }

  /** Asks which days have changed; to be called first in each transaction. */
  async refresh(): Promise<void> {
    const commit = await lastCommit(this.#db);
    if (commit === this.#lastCommit) return;
    this.#lastCommit = commit;
    this.#firstVisits = undefined;
    this.#answers.clear();
    const rows = await this.#db.selectFrom('changed_days').select(['day', 'version']).execute();
    this.#versions = new Map(rows.map(({ day, version }) => [day, version]));
  }

  /** What was made under a key since the last commit, or is made now. */
  async remembered<T>(key: string, make: () => Promise<T>): Promise<T> {
    if (this.#answers.size > MOST_ANSWERS) this.#answers.clear();
    const found = this.#answers.get(key) ?? (await make());
    this.#answers.set(key, found);
    return found as T;
  }

  /** What there is to count of each date, doctor by doctor. */
  async doctorDays(days: readonly Day[]): Promise<DoctorDay[][]> {
    if (this.#days.size > MOST_DAYS) this.#days.clear();
    return this.#load(this.#days, days, async (begins, ends) => {
      const bookings = this.#byDay(await readBookings(this.#db, begins, ends));
      const slots = this.#byDay(await readSlots(this.#db, begins, ends));
      return (day) => doctorDaysOf(bookings.get(day) ?? [], slots.get(day) ?? [], day, this.zone);
    });
  }

  /** By the patient's id, the beginning of the day of their first confirmed visit in the clinic, or infinity. */
  async firstVisits(): Promise<Float64Array> {
    this.#firstVisits ??= await this.#readFirstVisits();
    return this.#firstVisits;
  }

  async #readFirstVisits(): Promise<Float64Array> {
    const firsts = new Float64Array(1 + (await latestPatientId(this.#db))).fill(Number.POSITIVE_INFINITY);
    const [first, last] = [await earliestStart(this.#db), await latestStart(this.#db)];
    if (first === null || last === null) return firsts;
    const days = this.zone.daysBetween(first, last);
    const visitors = await this.#load(this.#visitors, days, async (begins, ends) => {
      const rows = this.#byDay(await readVisitors(this.#db, begins, ends));
      return (one) => Int32Array.from(rows.get(one) ?? [], ({ patientId }) => patientId);
    });
    for (const [index, day] of days.entries()) {
      for (const patientId of visitors[index] ?? []) {
        if (day.begins < (firsts[patientId] ?? 0)) firsts[patientId] = day.begins;
      }
    }
    return firsts;
  }

  /** Answers what is kept of the days, after reading what is not there or has changed: neighbours together. */
  async #load<T>(
    kept: Map<Day, Kept<T>>,
    days: readonly Day[],
    read: (begins: number, ends: number) => Promise<(day: Day) => T>,
  ): Promise<T[]> {
    const isStale = (day: Day | undefined) =>
      day !== undefined && kept.get(day)?.version !== this.#versionOf(day);
    for (let index = 0; index < days.length; index += 1) {
      if (!isStale(days[index])) continue;
      const first = index;
      while (index - first < DAYS_AT_ONCE && isStale(days[index + 1])) index += 1;
      const stale = days.slice(first, index + 1);
      const valueOf = await read(stale[0]?.begins ?? 0, stale.at(-1)?.ends ?? 0);
      for (const day of stale) kept.set(day, { version: this.#versionOf(day), value: valueOf(day) });
    }
    return days.flatMap((day) => {
      const found = kept.get(day);
      return found ? [found.value] : [];
    });
  }

  /** Versions only grow, so that their sum is another one after each change. */
  #versionOf({ begins, ends }: Day): number {
    let version = 0;
    for (let day = utcDayOf(begins); day <= utcDayOf(ends - 1); day += 1) {
      version += this.#versions.get(day) ?? 0;
    }
    return version;
  }

  #byDay<T extends { startsAt: number }>(rows: readonly T[]): Map<Day, T[]> {
    return Map.groupBy(rows, ({ startsAt }) => this.zone.dayAt(startsAt));
  }
}

/** Statistics as a thread makes them: one question at a time, each from one moment of the database. */
import type { Overview } from '../../../shared/contract/clinic.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { Figures, ProcedureReport, Report } from '../../../shared/contract/reports.ts';
import type { ReadDb } from '../../database/database.ts';
import { listDoctors } from '../doctors/queries.ts';
import { clinicZone } from '../settings/queries.ts';
import { listVisitTypes } from '../visit-types/queries.ts';
import { comparedWith, type Period } from './compare.ts';
import { DayStore, type Rows } from './day-store.ts';
import { procedureReportOf } from './health.ts';
import { HOUR, type Measure, savedMeasures } from './measures.ts';
import { overviewOf } from './overview.ts';
import { useOfTime } from './use-of-time.ts';
import { howVisitsWent } from './visits.ts';
import { ZoneDays } from './zone-days.ts';

/** Epoch milliseconds: a thread has no clock of its own. */
type At<T> = T & { now: number };

export type StatisticsApi = {
  overview: (input: At<Period>) => Promise<Overview>;
  report: (input: At<ParsedInput<'stats.report'>>) => Promise<Report>;
  procedures: (input: Period & { unsaved: Measure[] }) => Promise<ProcedureReport>;
  /** Reads ahead what is asked for first. */
  warm: (input: { now: number }) => Promise<null>;
};

const DAY_BEFORE = 24 * HOUR;
const YEAR_DAYS = 366;

export class Statistics implements StatisticsApi {
  readonly #db: ReadDb;
  readonly #store: DayStore;
  #zone: ZoneDays | undefined;

  constructor(db: ReadDb) {
    this.#db = db;
    this.#store = new DayStore(db);
  }

  overview = async ({ from, to, now }: At<Period>): Promise<Overview> => {
    const { zone, days, rows } = await this.#rowsOf({ from, to });
    const doctors = await listDoctors(this.#db, { includeInactive: true });
    return { from, to, ...overviewOf({ days, zone, rows, now, doctors }) };
  };

  report = async ({ compare, ...asked }: At<ParsedInput<'stats.report'>>): Promise<Report> => {
    const { from, to } = comparedWith(asked, compare ?? 'BEFORE');
    return { now: await this.#figures(asked), before: await this.#figures({ ...asked, from, to }) };
  };

  procedures = async ({ from, to, unsaved }: Period & { unsaved: Measure[] }) => {
    const zone = await this.#zoneDays();
    const { begins } = zone.dayOf(from);
    const { ends } = zone.dayOf(to);
    const saved = await savedMeasures(this.#db, begins - DAY_BEFORE, ends);
    const within = (first: number, last: number) =>
      [...saved, ...unsaved].filter(({ hour }) => hour >= first && hour < last);
    return procedureReportOf({ from, to }, within(begins, ends), within(begins - DAY_BEFORE, begins));
  };

  warm = async ({ now }: { now: number }): Promise<null> => {
    const day = 24 * HOUR;
    await this.#store.refresh();
    await this.#store.rowsBetween(now - 2 * YEAR_DAYS * day, now + 31 * day);
    await this.#store.seenBefore(now);
    return null;
  };

  async #figures(asked: At<Period> & Pick<ParsedInput<'stats.report'>, 'doctorId' | 'specialization'>) {
    const { from, to, now } = asked;
    const { zone, days, rows } = await this.#rowsOf(asked);
    const all = await listDoctors(this.#db, { includeInactive: true });
    const doctors = all.filter(
      ({ id, specialization }) =>
        (asked.doctorId === undefined || id === asked.doctorId) &&
        (asked.specialization === undefined || specialization === asked.specialization),
    );
    const { bookings, slots } = doctors.length === all.length ? rows : rowsOfDoctors(rows, doctors);
    const isSeen = await this.#store.seenBefore(days[0]?.begins ?? 0);
    const visitTypes = await listVisitTypes(this.#db);
    return {
      from,
      to,
      ...useOfTime(slots, zone, doctors),
      ...howVisitsWent({ bookings, days, zone, now, doctors, visitTypes, isSeen }),
    } satisfies Figures;
  }

  async #rowsOf({ from, to }: Period) {
    const zone = await this.#zoneDays();
    const days = zone.daysOf(from, to);
    const begins = days[0]?.begins ?? 0;
    await this.#store.refresh();
    const rows = await this.#store.rowsBetween(begins, days.at(-1)?.ends ?? begins);
    return { zone, days, rows };
  }

  async #zoneDays(): Promise<ZoneDays> {
    const timeZone = await clinicZone(this.#db);
    if (this.#zone?.timeZone !== timeZone) this.#zone = new ZoneDays(timeZone);
    return this.#zone;
  }
}

function rowsOfDoctors({ bookings, slots }: Rows, doctors: readonly { id: number }[]): Rows {
  const wanted = new Set(doctors.map(({ id }) => id));
  const isTheirs = ({ doctorId }: { doctorId: number }) => wanted.has(doctorId);
  return { bookings: bookings.filter(isTheirs), slots: slots.filter(isTheirs) };
}

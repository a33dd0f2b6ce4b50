/** Statistics as a thread makes them: one question at a time, each from one moment of the database. */
import { addDays } from '../../../shared/calendar.ts';
import type { Overview } from '../../../shared/contract/clinic.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import type { Figures, ProcedureReport, Report } from '../../../shared/contract/reports.ts';
import type { ReadDb } from '../../database/database.ts';
import { listDoctors } from '../doctors/queries.ts';
import { clinicZone } from '../settings/queries.ts';
import { practiceDoctorIds } from '../practice/queries.ts';
import { listVisitTypes } from '../visit-types/queries.ts';
import { comparedWith, type Period } from './compare.ts';
import { DayStore } from './day-store.ts';
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

type FiguresAsked = At<Period> & Pick<ParsedInput<'stats.report'>, 'doctorId' | 'specialization'>;

const DAY_BEFORE = 24 * HOUR;
/** The last year, and the one before it to compare it with. */
const DAYS_WARMED = 2 * 366;
const DAYS_AHEAD = 31;

export class Statistics implements StatisticsApi {
  readonly #db: ReadDb;
  #store: DayStore | undefined;

  constructor(db: ReadDb) {
    this.#db = db;
  }

  overview = async ({ from, to, now }: At<Period>): Promise<Overview> => {
    const store = await this.#freshStore();
    const days = store.zone.daysOf(from, to);
    const doctorDays = await store.doctorDays(days);
    const doctors = await listDoctors(this.#db, { includeInactive: true });
    return { from, to, ...overviewOf({ days, doctorDays, now, doctors }) };
  };

  report = async ({ compare, ...asked }: At<ParsedInput<'stats.report'>>): Promise<Report> => {
    const { from, to } = comparedWith(asked, compare ?? 'BEFORE');
    return { now: await this.#figures(asked), before: await this.#figures({ ...asked, from, to }) };
  };

  procedures = async ({ from, to, unsaved }: Period & { unsaved: Measure[] }) => {
    const { zone } = await this.#freshStore();
    const { begins } = zone.dayOf(from);
    const { ends } = zone.dayOf(to);
    const saved = await savedMeasures(this.#db, begins - DAY_BEFORE, ends);
    const within = (first: number, last: number) =>
      [...saved, ...unsaved].filter(({ hour }) => hour >= first && hour < last);
    return procedureReportOf({ from, to }, within(begins, ends), within(begins - DAY_BEFORE, begins));
  };

  warm = async ({ now }: { now: number }): Promise<null> => {
    const store = await this.#freshStore();
    const today = store.zone.dayAt(now);
    const [from, to] = [addDays(today.date, -DAYS_WARMED), addDays(today.date, DAYS_AHEAD)];
    await store.doctorDays(store.zone.daysOf(from, to));
    await store.firstVisits();
    return null;
  };

  async #figures(asked: FiguresAsked): Promise<Figures> {
    const { from, to, now } = asked;
    const store = await this.#freshStore();
    const today = store.zone.dayAt(now).date;
    return store.remembered(JSON.stringify([asked.doctorId, asked.specialization, from, to, today]), () =>
      this.#newFigures(asked, store),
    );
  }

  async #newFigures(asked: FiguresAsked, store: DayStore) {
    const { from, to, now } = asked;
    const days = store.zone.daysOf(from, to);
    const all = await listDoctors(this.#db, { includeInactive: true });
    const practised = new Set((await practiceDoctorIds(this.#db).execute()).map(({ id }) => id));
    const doctors = all.filter(
      ({ id, specialization }) =>
        !practised.has(id) &&
        (asked.doctorId === undefined || id === asked.doctorId) &&
        (asked.specialization === undefined || specialization === asked.specialization),
    );
    const wanted = new Set(doctors.map(({ id }) => id));
    const doctorDays = (await store.doctorDays(days)).map((list) =>
      list.filter(({ doctorId }) => wanted.has(doctorId)),
    );
    const firstVisits = await store.firstVisits();
    const visitTypes = await listVisitTypes(this.#db);
    return {
      from,
      to,
      ...useOfTime(doctorDays.flat(), doctors),
      ...howVisitsWent({ days, doctorDays, now, doctors, visitTypes, firstVisits }),
    } satisfies Figures;
  }

  /** In the clinic's zone of now, and knowing what has changed. */
  async #freshStore(): Promise<DayStore> {
    const timeZone = await clinicZone(this.#db);
    if (this.#store?.zone.timeZone !== timeZone) {
      this.#store = new DayStore(this.#db, new ZoneDays(timeZone));
    }
    await this.#store.refresh();
    return this.#store;
  }
}

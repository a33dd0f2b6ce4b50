/** How visits went: who came, who cancelled and when, who is new, and who waited how long. Pure. */
import { type Figures, LEADS, NOTICES } from '../../../shared/contract/reports.ts';
import { type DoctorDay, HOURS, noVisits, type VisitCount } from './doctor-day.ts';
import { addVisits, type DoctorName, sum, waitingOf } from './sums.ts';
import type { Day } from './zone-days.ts';

export interface VisitsAsked {
  days: readonly Day[];
  /** Those of each day. */
  doctorDays: readonly DoctorDay[][];
  /** Epoch milliseconds. */
  now: number;
  doctors: readonly DoctorName[];
  visitTypes: readonly { id: number; name: string }[];
  /** When the first visit of each patient was, with whichever doctor: who is new is new in the clinic. */
  firstVisits: Float64Array;
}

type Went = Pick<
  Figures,
  | 'visits'
  | 'byLead'
  | 'byNotice'
  | 'byType'
  | 'byDay'
  | 'patients'
  | 'waiting'
  | 'waitingByHour'
  | 'waitingByDoctor'
>;

export function howVisitsWent({
  days,
  doctorDays,
  now,
  doctors,
  visitTypes,
  firstVisits,
}: VisitsAsked): Went {
  const all = doctorDays.flat();
  // Days have begun in their order, so those to come are at the end.
  const begun = doctorDays.slice(0, days.filter(({ begins }) => begins <= now).length).flat();
  const kinds = [...visitTypes, { id: null, name: null }];
  const types = kinds.map((type) => ({ type, ofType: (day: DoctorDay) => day.byType.get(type.id) }));
  return {
    visits: {
      ...counted(all, begun, ({ visits }) => visits),
      left: sum(all, ({ left }) => left),
      walkIns: sum(all, ({ walkIns }) => walkIns),
    },
    byLead: LEADS.map((lead, index) => ({ lead, ...counted(all, begun, ({ byLead }) => byLead[index]) })),
    byNotice: NOTICES.map((notice, index) => ({
      notice,
      cancelled: sum(all, ({ byNotice }) => byNotice[index] ?? 0),
    })),
    byType: types
      .map(({ type: { id, name }, ofType }) => ({ visitTypeId: id, name, ...counted(all, begun, ofType) }))
      .filter(({ confirmed, cancelled }) => confirmed + cancelled > 0),
    byDay: days.map(({ date }, index) => {
      const { confirmed, cancelled } = totalOf(doctorDays[index] ?? [], ({ visits }) => visits);
      return { date, confirmed, cancelled };
    }),
    patients: patientsOf(all, firstVisits, days[0]?.begins ?? 0),
    ...waitingOfAll(all, doctors),
  };
}

function totalOf(list: readonly DoctorDay[], of: (day: DoctorDay) => VisitCount | undefined): VisitCount {
  const total = noVisits();
  for (const day of list) {
    const counts = of(day);
    if (counts) addVisits(total, counts);
  }
  return total;
}

/** @param begun the days that have begun: all visits of today are due today */
function counted(
  all: readonly DoctorDay[],
  begun: readonly DoctorDay[],
  of: (day: DoctorDay) => VisitCount | undefined,
) {
  const total = totalOf(all, of);
  const due = begun.length === all.length ? total : totalOf(begun, of);
  return { ...total, due: due.confirmed };
}

function patientsOf(all: readonly DoctorDay[], firstVisits: Float64Array, begins: number): Went['patients'] {
  const isCounted = new Uint8Array(firstVisits.length);
  const count = { new: 0, returning: 0 };
  for (const { patients } of all) {
    for (const patientId of patients) {
      if (isCounted[patientId]) continue;
      isCounted[patientId] = 1;
      count[(firstVisits[patientId] ?? begins) < begins ? 'returning' : 'new'] += 1;
    }
  }
  return count;
}

type Waits = Pick<Went, 'waiting' | 'waitingByHour' | 'waitingByDoctor'>;

function waitingOfAll(all: readonly DoctorDay[], doctors: readonly DoctorName[]): Waits {
  const everybody: number[] = [];
  const byHour = Array.from({ length: HOURS }, (): number[] => []);
  const byDoctor = new Map(doctors.map(({ id }) => [id, [] as number[]]));
  for (const { doctorId, waits } of all) {
    const theirs = byDoctor.get(doctorId);
    for (const { hour, wait } of waits) {
      everybody.push(wait);
      byHour[hour]?.push(wait);
      theirs?.push(wait);
    }
  }
  return {
    waiting: waitingOf(everybody),
    waitingByHour: byHour.flatMap((waits, hour) => withWaiting({ hour }, waits)),
    waitingByDoctor: doctors.flatMap(({ id, name }) =>
      withWaiting({ doctorId: id, doctorName: name }, byDoctor.get(id) ?? []),
    ),
  };
}

/** Nothing where nobody waited. */
function withWaiting<T extends object>(what: T, waits: number[]) {
  const waiting = waitingOf(waits);
  return waiting ? [{ ...what, ...waiting }] : [];
}

/** From the days of a period to the numbers of the overview. Pure. */
import type { Overview } from '../../../shared/contract/clinic.ts';
import type { DoctorDay } from './doctor-day.ts';
import { type DoctorName, sum, waitingOf } from './sums.ts';
import type { Day } from './zone-days.ts';

export interface Asked {
  days: readonly Day[];
  /** Those of each day. */
  doctorDays: readonly DoctorDay[][];
  /** Epoch milliseconds. */
  now: number;
  /** In the order in which they are shown. */
  doctors: readonly DoctorName[];
}

export function overviewOf({ days, doctorDays, now, doctors }: Asked): Omit<Overview, 'from' | 'to'> {
  const all = doctorDays.flat();
  const byDoctor = Map.groupBy(all, ({ doctorId }) => doctorId);
  return {
    byStatus: byStatus(all, now),
    byDay: days.map(({ date }, index) => ({ date, ...totalsOf(doctorDays[index] ?? []) })),
    byDoctor: doctors.flatMap(({ id, name, specialization }) => {
      const theirs = byDoctor.get(id);
      return theirs ? [{ doctorId: id, doctorName: name, specialization, ...totalsOf(theirs) }] : [];
    }),
    visits: howTheyWent(all),
    slots: slotTotals(all, now),
  };
}

function totalsOf(list: readonly DoctorDay[]) {
  return {
    confirmed: sum(list, ({ visits }) => visits.confirmed),
    cancelled: sum(list, ({ visits }) => visits.cancelled),
    slots: sum(list, ({ slots }) => slots.total),
  };
}

/** A hold that is past its time is FAILED, whether or not it has been swept. */
function byStatus(all: readonly DoctorDay[], now: number): Overview['byStatus'] {
  const { confirmed, cancelled } = totalsOf(all);
  const ends = all.flatMap(({ pending }) => pending);
  const over = ends.filter((end) => end <= now).length;
  const failed = sum(all, (day) => day.failed) + over;
  return { PENDING: ends.length - over, CONFIRMED: confirmed, FAILED: failed, CANCELLED: cancelled };
}

function howTheyWent(all: readonly DoctorDay[]): Overview['visits'] {
  const total = sum(all, ({ visits }) => visits.confirmed);
  const noShow = sum(all, ({ visits }) => visits.noShow);
  const sameDay = {
    total: sum(all, ({ byLead }) => byLead[0]?.confirmed ?? 0),
    noShow: sum(all, ({ byLead }) => byLead[0]?.noShow ?? 0),
  };
  return {
    total,
    noShow,
    left: sum(all, ({ left }) => left),
    walkIns: sum(all, ({ walkIns }) => walkIns),
    sameDay,
    ahead: { total: total - sameDay.total, noShow: noShow - sameDay.noShow },
    waiting: waitingOf(all.flatMap(({ waits }) => waits.map(({ wait }) => wait)).toSorted((a, b) => a - b)),
  };
}

function slotTotals(all: readonly DoctorDay[], now: number): Overview['slots'] {
  const over = all.flatMap(({ holds }) => holds.filter(({ until }) => until <= now));
  const blocked = over.filter(({ isBlocked }) => isBlocked).length;
  return {
    total: sum(all, ({ slots }) => slots.total),
    booked: sum(all, ({ slots }) => slots.booked),
    blocked: sum(all, ({ slots }) => slots.blocked) + blocked,
    free: sum(all, ({ slots }) => slots.free) + over.length - blocked,
  };
}

/** How the time that was offered was used. Pure. */
import type { Figures } from '../../../shared/contract/reports.ts';
import { type DoctorDay, HOURS, type Minutes } from './doctor-day.ts';
import { type DoctorName, sum } from './sums.ts';

type Use = Pick<Figures, 'minutes' | 'usedByDoctor' | 'usedByWeekday' | 'usedByHour' | 'usedByWeek'>;

const CELLS = 7 * HOURS;

export function useOfTime(all: readonly DoctorDay[], doctors: readonly DoctorName[]): Use {
  const offered = new Float64Array(CELLS);
  const booked = new Float64Array(CELLS);
  for (const { cells } of all) {
    for (let at = 0; at < cells.length; at += 3) {
      const cell = cells[at] ?? 0;
      offered[cell] = (offered[cell] ?? 0) + (cells[at + 1] ?? 0);
      booked[cell] = (booked[cell] ?? 0) + (cells[at + 2] ?? 0);
    }
  }
  const withSlots = all.filter(({ slots }) => slots.total > 0);
  const byDoctor = Map.groupBy(withSlots, ({ doctorId }) => doctorId);
  return {
    minutes: minutesOf(all),
    usedByDoctor: doctors.flatMap(({ id, name, specialization }) => {
      const theirs = byDoctor.get(id);
      return theirs ? [{ doctorId: id, doctorName: name, specialization, ...minutesOf(theirs) }] : [];
    }),
    ...byHours(offered, booked),
  };
}

function minutesOf(list: readonly DoctorDay[]): Minutes {
  const of = (kind: keyof Minutes) => sum(list, ({ minutes }) => minutes[kind]);
  return { offered: of('offered'), booked: of('booked'), blocked: of('blocked'), extra: of('extra') };
}

function byHours(offered: Float64Array, booked: Float64Array) {
  const cells = Array.from({ length: CELLS }, (_, cell) => ({
    weekday: Math.floor(cell / HOURS) + 1,
    hour: cell % HOURS,
    offered: offered[cell] ?? 0,
    booked: booked[cell] ?? 0,
  }));
  const sumOf = (fits: (cell: (typeof cells)[number]) => boolean) => {
    const fitting = cells.filter(fits);
    return { offered: sum(fitting, (cell) => cell.offered), booked: sum(fitting, (cell) => cell.booked) };
  };
  const weekdays = Array.from({ length: 7 }, (_, index) => index + 1);
  const hours = Array.from({ length: HOURS }, (_, hour) => hour);
  return {
    usedByWeekday: weekdays.map((weekday) => ({ weekday, ...sumOf((cell) => cell.weekday === weekday) })),
    usedByHour: hours
      .map((hour) => ({ hour, ...sumOf((cell) => cell.hour === hour) }))
      .filter(({ offered }) => offered > 0),
    usedByWeek: cells.filter(({ offered }) => offered > 0),
  };
}

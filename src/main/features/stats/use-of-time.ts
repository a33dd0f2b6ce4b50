/** How the time that was offered was used. Pure. */
import type { Figures } from '../../../shared/contract/reports.ts';
import type { DoctorName } from './overview.ts';
import type { SlotRow } from './rows.ts';
import type { ZoneDays } from './zone-days.ts';

type Use = Pick<Figures, 'minutes' | 'usedByDoctor' | 'usedByWeekday' | 'usedByHour' | 'usedByWeek'>;

const HOURS = 24;
const CELLS = 7 * HOURS;
const MINUTE = 60_000;

interface Minutes {
  offered: number;
  booked: number;
  blocked: number;
  extra: number;
}
const none = (): Minutes => ({ offered: 0, booked: 0, blocked: 0, extra: 0 });

/**
 * Minutes are counted in the hour in which they pass on the clinic's wall, and with the slot's own doctor. A held slot
 * is offered; a blocked one is not, unless somebody is booked in it all the same.
 */
export function useOfTime(slots: readonly SlotRow[], zone: ZoneDays, doctors: readonly DoctorName[]): Use {
  const offered = new Float64Array(CELLS);
  const booked = new Float64Array(CELLS);
  const byDoctor = new Map<number, Minutes>();
  const all = none();
  for (const slot of slots) {
    const { doctorId, minutes } = slot;
    const theirs = byDoctor.get(doctorId) ?? none();
    byDoctor.set(doctorId, theirs);
    const kind = kindOf(slot);
    if (kind === null) continue;
    for (const sum of [all, theirs]) add(sum, kind, minutes);
    if (kind === 'offered' || kind === 'booked') {
      spread(slot, zone, (cell, part) => {
        offered[cell] = (offered[cell] ?? 0) + part;
        if (kind === 'booked') booked[cell] = (booked[cell] ?? 0) + part;
      });
    }
  }
  return {
    minutes: all,
    usedByDoctor: doctors.flatMap(({ id, name, specialization }) => {
      const theirs = byDoctor.get(id);
      return theirs ? [{ doctorId: id, doctorName: name, specialization, ...theirs }] : [];
    }),
    ...byHours(offered, booked),
  };
}

/** What becomes of a slot's minutes; those of an extra slot that nobody is booked in count nowhere. */
function kindOf({ isExtra, isBooked, isBlocked }: SlotRow): keyof Minutes | null {
  if (isExtra) return isBooked ? 'extra' : null;
  if (isBooked) return 'booked';
  return isBlocked ? 'blocked' : 'offered';
}

function add(sum: Minutes, kind: keyof Minutes, minutes: number): void {
  sum[kind] += minutes;
  if (kind === 'booked') sum.offered += minutes;
}

/** Minute by minute only on days on which the clocks change. */
function spread(
  { startsAt, minutes }: SlotRow,
  zone: ZoneDays,
  to: (cell: number, part: number) => void,
): void {
  for (let passed = 0; passed < minutes; ) {
    const { weekday, hour, minute, isPlain } = zone.wallAt(startsAt + passed * MINUTE);
    const part = isPlain ? Math.min(60 - minute, minutes - passed) : 1;
    to((weekday - 1) * HOURS + hour, part);
    passed += part;
  }
}

function byHours(offered: Float64Array, booked: Float64Array) {
  const cells = Array.from({ length: CELLS }, (_, cell) => ({
    weekday: Math.floor(cell / HOURS) + 1,
    hour: cell % HOURS,
    offered: offered[cell] ?? 0,
    booked: booked[cell] ?? 0,
  }));
  const sum = (fits: (cell: (typeof cells)[number]) => boolean) => {
    const fitting = cells.filter(fits);
    return {
      offered: fitting.reduce((total, cell) => total + cell.offered, 0),
      booked: fitting.reduce((total, cell) => total + cell.booked, 0),
    };
  };
  const weekdays = Array.from({ length: 7 }, (_, index) => index + 1);
  const hours = Array.from({ length: HOURS }, (_, hour) => hour);
  return {
    usedByWeekday: weekdays.map((weekday) => ({ weekday, ...sum((cell) => cell.weekday === weekday) })),
    usedByHour: hours
      .map((hour) => ({ hour, ...sum((cell) => cell.hour === hour) }))
      .filter(({ offered }) => offered > 0),
    usedByWeek: cells.filter(({ offered }) => offered > 0),
  };
}

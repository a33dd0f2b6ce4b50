/** From rows of counts, as SQL groups them, to the numbers of the overview. Pure. */
import type { Overview } from '../../../shared/contract/clinic.ts';
import type { BookingStatus } from '../../../shared/contract/bookings.ts';
import type { VisitState } from '../../../shared/contract/visits.ts';
import type { Doctor } from '../../../shared/contract/doctors.ts';

interface BookingCount {
  doctorId: number;
  outcome: BookingStatus;
  count: number;
}
interface SlotCount {
  doctorId: number;
  state: 'booked' | 'held' | 'blocked' | 'free';
  count: number;
}

/** The sum of the counts of those rows that fit. */
function total<Row extends { count: number }>(
  rows: readonly Row[],
  fits: (row: Row) => boolean = () => true,
): number {
  return rows.reduce((sum, row) => (fits(row) ? sum + row.count : sum), 0);
}

export function statusTotals(bookings: BookingCount[]): Overview['byStatus'] {
  const of = (status: BookingStatus) => total(bookings, ({ outcome }) => outcome === status);
  return {
    PENDING: of('PENDING'),
    CONFIRMED: of('CONFIRMED'),
    FAILED: of('FAILED'),
    CANCELLED: of('CANCELLED'),
  };
}

export function slotTotals(slots: SlotCount[]): Overview['slots'] {
  const of = (wanted: SlotCount['state']) => total(slots, ({ state }) => state === wanted);
  return { total: total(slots), booked: of('booked'), blocked: of('blocked'), free: of('free') };
}

interface VisitCount {
  state: VisitState;
  isWalkIn: 0 | 1;
  isSameDay: 0 | 1;
  count: number;
}

/** @param waits how long patients waited, in milliseconds, the shortest first */
export function visitTotals(visits: VisitCount[], waits: readonly number[]): Overview['visits'] {
  const isNoShow = ({ state }: VisitCount) => state === 'NO_SHOW';
  const made = (isSameDay: 0 | 1) => {
    const theirs = visits.filter((row) => row.isSameDay === isSameDay);
    return { total: total(theirs), noShow: total(theirs, isNoShow) };
  };
  return {
    total: total(visits),
    noShow: total(visits, isNoShow),
    left: total(visits, ({ state }) => state === 'LEFT'),
    walkIns: total(visits, ({ isWalkIn }) => isWalkIn === 1),
    sameDay: made(1),
    ahead: made(0),
    waiting: waitingOf(waits),
  };
}

function waitingOf(waits: readonly number[]): Overview['visits']['waiting'] {
  if (waits.length === 0) return null;
  const at = (share: number) => (waits[Math.ceil(share * waits.length) - 1] ?? 0) / 60_000;
  return { count: waits.length, median: at(0.5), p90: at(0.9) };
}

/** Every date, the empty ones too. */
export function dayTotals(
  days: readonly { date: string }[],
  bookings: { date: string; status: BookingStatus; count: number }[],
  slots: { date: string; count: number }[],
): Overview['byDay'] {
  const bookingsOn = Map.groupBy(bookings, ({ date }) => date);
  const slotsOn = Map.groupBy(slots, ({ date }) => date);
  return days.map(({ date }) => {
    const ofDay = bookingsOn.get(date) ?? [];
    return {
      date,
      confirmed: total(ofDay, ({ status }) => status === 'CONFIRMED'),
      cancelled: total(ofDay, ({ status }) => status === 'CANCELLED'),
      slots: total(slotsOn.get(date) ?? []),
    };
  });
}

/** The doctors who have slots or bookings in the period, in the order given. */
export function doctorTotals(
  doctors: Doctor[],
  bookings: BookingCount[],
  slots: SlotCount[],
): Overview['byDoctor'] {
  const bookingsOf = Map.groupBy(bookings, ({ doctorId }) => doctorId);
  const slotsOf = Map.groupBy(slots, ({ doctorId }) => doctorId);
  return doctors
    .filter(({ id }) => bookingsOf.has(id) || slotsOf.has(id))
    .map(({ id, name, specialization }) => {
      const theirs = bookingsOf.get(id) ?? [];
      return {
        doctorId: id,
        doctorName: name,
        specialization,
        confirmed: total(theirs, ({ outcome }) => outcome === 'CONFIRMED'),
        cancelled: total(theirs, ({ outcome }) => outcome === 'CANCELLED'),
        slots: total(slotsOf.get(id) ?? []),
      };
    });
}

/** From rows of counts, as SQL groups them, to the numbers of the overview. Pure. */
import type { Overview } from '../../../shared/contract/clinic.ts';
import type { BookingStatus } from '../../../shared/contract/bookings.ts';
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

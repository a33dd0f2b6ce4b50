/** From the rows of a period to the numbers of the overview. Pure. */
import type { BookingStatus } from '../../../shared/contract/bookings.ts';
import type { Overview } from '../../../shared/contract/clinic.ts';
import type { Rows } from './day-store.ts';
import { waitingOf, waitOf } from './percentile.ts';
import type { BookingRow, SlotRow } from './rows.ts';
import type { Day, ZoneDays } from './zone-days.ts';

export interface DoctorName {
  id: number;
  name: string;
  specialization: string;
}

export interface Asked {
  days: readonly Day[];
  zone: ZoneDays;
  rows: Rows;
  /** Epoch milliseconds. */
  now: number;
  /** In the order in which they are shown. */
  doctors: readonly DoctorName[];
}

export function overviewOf({ days, zone, rows, now, doctors }: Asked): Omit<Overview, 'from' | 'to'> {
  const { bookings, slots } = rows;
  const bookingsOf = Map.groupBy(bookings, ({ doctorId }) => doctorId);
  const slotsOf = Map.groupBy(slots, ({ doctorId }) => doctorId);
  return {
    byStatus: byStatus(bookings, now),
    byDay: byDay(days, zone, rows),
    byDoctor: doctors
      .filter(({ id }) => bookingsOf.has(id) || slotsOf.has(id))
      .map(({ id, name, specialization }) => ({
        doctorId: id,
        doctorName: name,
        specialization,
        confirmed: countOf(bookingsOf.get(id), isConfirmed),
        cancelled: countOf(bookingsOf.get(id), isCancelled),
        slots: slotsOf.get(id)?.length ?? 0,
      })),
    visits: visitsOf(bookings, zone),
    slots: slotTotals(slots, now),
  };
}

export const isConfirmed = ({ status }: { status: BookingStatus }) => status === 'CONFIRMED';
export const isCancelled = ({ status }: { status: BookingStatus }) => status === 'CANCELLED';

export function countOf<T>(list: readonly T[] | undefined, fits: (one: T) => boolean): number {
  let count = 0;
  for (const one of list ?? []) if (fits(one)) count += 1;
  return count;
}

/** A hold that is past its time is FAILED, whether or not it has been swept. */
function byStatus(bookings: readonly BookingRow[], now: number): Overview['byStatus'] {
  const counts = { PENDING: 0, CONFIRMED: 0, FAILED: 0, CANCELLED: 0 };
  for (const { status, expiresAt } of bookings) {
    counts[expiresAt !== null && expiresAt <= now ? 'FAILED' : status] += 1;
  }
  return counts;
}

/** Every date, the empty ones too. */
function byDay(days: readonly Day[], zone: ZoneDays, { bookings, slots }: Rows): Overview['byDay'] {
  const counts = new Map<string, Overview['byDay'][number]>(
    days.map(({ date }) => [date, { date, confirmed: 0, cancelled: 0, slots: 0 }]),
  );
  for (const { startsAt, status } of bookings) {
    const day = counts.get(zone.dayAt(startsAt).date);
    if (day && status === 'CONFIRMED') day.confirmed += 1;
    if (day && status === 'CANCELLED') day.cancelled += 1;
  }
  for (const { startsAt } of slots) {
    const day = counts.get(zone.dayAt(startsAt).date);
    if (day) day.slots += 1;
  }
  return [...counts.values()];
}

function visitsOf(bookings: readonly BookingRow[], zone: ZoneDays): Overview['visits'] {
  const confirmed = bookings.filter(isConfirmed);
  const isNoShow = ({ state }: BookingRow) => state === 'NO_SHOW';
  const isSameDay = ({ bookedAt, startsAt }: BookingRow) => bookedAt >= zone.dayAt(startsAt).begins;
  const sameDay = confirmed.filter(isSameDay);
  const noShow = countOf(confirmed, isNoShow);
  const noShowSameDay = countOf(sameDay, isNoShow);
  return {
    total: confirmed.length,
    noShow,
    left: countOf(confirmed, ({ state }) => state === 'LEFT'),
    walkIns: countOf(confirmed, ({ isWalkIn }) => isWalkIn === 1),
    sameDay: { total: sameDay.length, noShow: noShowSameDay },
    ahead: { total: confirmed.length - sameDay.length, noShow: noShow - noShowSameDay },
    waiting: waitingOf(confirmed.flatMap((booking) => waitOf(booking) ?? [])),
  };
}

function slotTotals(slots: readonly SlotRow[], now: number): Overview['slots'] {
  const totals = { total: slots.length, booked: 0, blocked: 0, free: 0 };
  for (const { isBooked, heldUntil, isBlocked } of slots) {
    if (isBooked) totals.booked += 1;
    else if (heldUntil !== null && heldUntil > now) continue;
    else if (isBlocked) totals.blocked += 1;
    else totals.free += 1;
  }
  return totals;
}

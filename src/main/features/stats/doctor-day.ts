/** All that statistics count of one doctor's day in the clinic's zone, so that a year is a sum of days. Pure. */
import { addDays } from '../../../shared/calendar.ts';
import { type Lead, LEADS, type Notice, NOTICES } from '../../../shared/contract/reports.ts';
import type { BookingRow, SlotRow } from './rows.ts';
import type { Day, ZoneDays } from './zone-days.ts';

export interface VisitCount {
  confirmed: number;
  noShow: number;
  cancelled: number;
}

export interface Minutes {
  offered: number;
  booked: number;
  blocked: number;
  extra: number;
}

export interface DoctorDay {
  doctorId: number;
  /** Slots by what became of them; those under a hold are in `holds`, which ends without a change of the rows. */
  slots: { total: number; booked: number; blocked: number; free: number };
  holds: { until: number; isBlocked: boolean }[];
  minutes: Minutes;
  /** In threes: an hour of the week, Monday's first being 0, with the minutes offered and booked in it. */
  cells: readonly number[];
  failed: number;
  /** When each pending booking ends. */
  pending: number[];
  visits: VisitCount;
  byLead: VisitCount[];
  byNotice: number[];
  byType: Map<number | null, VisitCount>;
  left: number;
  walkIns: number;
  /** Patients with a confirmed visit; more than once for more than one. */
  patients: Int32Array;
  /** Milliseconds from arrival to room, with the hour of arrival. */
  waits: { hour: number; wait: number }[];
}

/** The same while it is put together. */
type Draft = Omit<DoctorDay, 'cells' | 'patients'> & {
  patients: number[];
  offered: Map<number, number>;
  booked: Map<number, number>;
};

export const HOURS = 24;
const HOUR = 3_600_000;
const MINUTE = 60_000;

export const noVisits = (): VisitCount => ({ confirmed: 0, noShow: 0, cancelled: 0 });

function emptyDay(doctorId: number): Draft {
  return {
    doctorId,
    slots: { total: 0, booked: 0, blocked: 0, free: 0 },
    holds: [],
    minutes: { offered: 0, booked: 0, blocked: 0, extra: 0 },
    offered: new Map(),
    booked: new Map(),
    failed: 0,
    pending: [],
    visits: noVisits(),
    byLead: LEADS.map(noVisits),
    byNotice: NOTICES.map(() => 0),
    byType: new Map(),
    left: 0,
    walkIns: 0,
    patients: [],
    waits: [],
  };
}

/** The days of all doctors who have a slot or a booking on a date, from the rows that start on it. */
export function doctorDaysOf(
  bookings: readonly BookingRow[],
  slots: readonly SlotRow[],
  day: Day,
  zone: ZoneDays,
): DoctorDay[] {
  const days = new Map<number, Draft>();
  const since = SINCE.map(([lead, days]) => [lead, zone.startOf(addDays(day.date, -days))] as const);
  const of = (doctorId: number) => {
    const found = days.get(doctorId) ?? emptyDay(doctorId);
    days.set(doctorId, found);
    return found;
  };
  for (const slot of slots) addSlot(of(slot.doctorId), slot, zone);
  for (const booking of bookings) addBooking(of(booking.doctorId), booking, since, zone);
  return [...days.values()].map(finished);
}

function finished({ offered, booked, patients, ...rest }: Draft): DoctorDay {
  const cells = [...offered].flatMap(([cell, minutes]) => [cell, minutes, booked.get(cell) ?? 0]);
  return { ...rest, cells, patients: Int32Array.from(patients) };
}

/**
 * Minutes are counted in the hour in which they pass on the clinic's wall. A held slot is offered; a blocked one is
 * not, unless somebody is booked in it all the same; an extra one counts apart, and only when it is booked.
 */
function addSlot(day: Draft, slot: SlotRow, zone: ZoneDays): void {
  const { minutes, isBooked, isBlocked, isExtra, heldUntil } = slot;
  day.slots.total += 1;
  if (isBooked) day.slots.booked += 1;
  else if (heldUntil !== null) day.holds.push({ until: heldUntil, isBlocked: isBlocked === 1 });
  else day.slots[isBlocked ? 'blocked' : 'free'] += 1;

  if (isExtra) {
    if (isBooked) day.minutes.extra += minutes;
  } else if (isBlocked && !isBooked) day.minutes.blocked += minutes;
  else {
    day.minutes.offered += minutes;
    spread(slot, zone, day.offered);
    if (!isBooked) return;
    day.minutes.booked += minutes;
    spread(slot, zone, day.booked);
  }
}

/** Hour by hour of the wall: clocks change where an hour or half of one begins, so each part is looked up anew. */
function spread({ startsAt, minutes }: SlotRow, zone: ZoneDays, cells: Map<number, number>): void {
  for (let passed = 0; passed < minutes; ) {
    const { weekday, hour, minute } = zone.wallAt(startsAt + passed * MINUTE);
    const part = Math.min(60 - minute, minutes - passed);
    const cell = (weekday - 1) * HOURS + hour;
    cells.set(cell, (cells.get(cell) ?? 0) + part);
    passed += part;
  }
}

function addBooking(day: Draft, booking: BookingRow, since: Since, zone: ZoneDays): void {
  const { status, visitTypeId, patientId, arrivedAt, inRoomAt } = booking;
  if (status === 'FAILED') day.failed += 1;
  else if (status === 'PENDING') day.pending.push(booking.expiresAt ?? 0);
  else {
    const ofType = day.byType.get(visitTypeId) ?? noVisits();
    day.byType.set(visitTypeId, ofType);
    const ofLead = day.byLead[LEADS.indexOf(leadOf(booking, since))];
    for (const counts of [day.visits, ofType, ofLead]) if (counts) addVisit(counts, booking);
  }
  if (status === 'CANCELLED') {
    const notice = NOTICES.indexOf(noticeOf(booking));
    day.byNotice[notice] = (day.byNotice[notice] ?? 0) + 1;
  }
  if (status !== 'CONFIRMED') return;
  if (booking.state === 'LEFT') day.left += 1;
  if (booking.isWalkIn) day.walkIns += 1;
  if (patientId !== null) day.patients.push(patientId);
  if (arrivedAt !== null && inRoomAt !== null) {
    day.waits.push({ hour: zone.wallAt(arrivedAt).hour, wait: inRoomAt - arrivedAt });
  }
}

function addVisit(counts: VisitCount, { status, state }: BookingRow): void {
  if (status === 'CANCELLED') counts.cancelled += 1;
  else counts.confirmed += 1;
  if (status === 'CONFIRMED' && state === 'NO_SHOW') counts.noShow += 1;
}

/** A visit that was booked on the date that is so many days before its own, or later, is that close. */
const SINCE: readonly (readonly [Lead, daysBefore: number])[] = [
  ['SAME_DAY', 0],
  ['DAY', 1],
  ['WEEK', 7],
  ['MONTH', 30],
];

/** The same for one date, with the instant at which each began. */
type Since = readonly (readonly [Lead, from: number])[];

function leadOf({ bookedAt }: BookingRow, since: Since): Lead {
  return since.find(([, from]) => bookedAt >= from)?.[0] ?? 'LONGER';
}

const WITHIN: readonly (readonly [Notice, hours: number])[] = [
  ['UNDER_2H', 2],
  ['UNDER_24H', 24],
  ['UNDER_48H', 48],
  ['UNDER_7D', 7 * 24],
];

function noticeOf({ startsAt, cancelledAt }: BookingRow): Notice {
  const notice = startsAt - (cancelledAt ?? 0);
  if (notice <= 0) return 'AFTER';
  return WITHIN.find(([, hours]) => notice < hours * HOUR)?.[0] ?? 'LONGER';
}

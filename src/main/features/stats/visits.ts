/** How visits went: who came, who cancelled and when, who is new, and who waited how long. Pure. */
import { addDays } from '../../../shared/calendar.ts';
import { type Figures, type Lead, LEADS, type Notice, NOTICES } from '../../../shared/contract/reports.ts';
import { countOf, type DoctorName, isCancelled, isConfirmed } from './overview.ts';
import { waitingOf, waitOf } from './percentile.ts';
import type { BookingRow } from './rows.ts';
import type { Day, ZoneDays } from './zone-days.ts';

const HOUR = 3_600_000;

/** The first dates of a visit's lead, back from its own: a visit booked that day or later is that close. */
const SINCE: readonly (readonly [Lead, daysBefore: number])[] = [
  ['SAME_DAY', 0],
  ['DAY', 1],
  ['WEEK', 7],
  ['MONTH', 30],
];

export function leadOf({ bookedAt, startsAt }: BookingRow, zone: ZoneDays): Lead {
  const { date } = zone.dayAt(startsAt);
  const found = SINCE.find(([, days]) => bookedAt >= zone.startOf(addDays(date, -days)));
  return found?.[0] ?? 'LONGER';
}

const WITHIN: readonly (readonly [Notice, hours: number])[] = [
  ['UNDER_2H', 2],
  ['UNDER_24H', 24],
  ['UNDER_48H', 48],
  ['UNDER_7D', 7 * 24],
];

export function noticeOf({ startsAt, cancelledAt }: BookingRow): Notice {
  const notice = startsAt - (cancelledAt ?? 0);
  if (notice <= 0) return 'AFTER';
  return WITHIN.find(([, hours]) => notice < hours * HOUR)?.[0] ?? 'LONGER';
}

function visitCounts(bookings: readonly BookingRow[] | undefined, now: number) {
  return {
    confirmed: countOf(bookings, isConfirmed),
    due: countOf(bookings, (one) => isConfirmed(one) && one.startsAt < now),
    noShow: countOf(bookings, (one) => isConfirmed(one) && one.state === 'NO_SHOW'),
    cancelled: countOf(bookings, isCancelled),
  };
}

export interface VisitsAsked {
  bookings: readonly BookingRow[];
  days: readonly Day[];
  zone: ZoneDays;
  now: number;
  doctors: readonly DoctorName[];
  visitTypes: readonly { id: number; name: string }[];
  /** Whether a patient had a visit before the period, with whichever doctor: who is new is new in the clinic. */
  isSeen: (patientId: number) => boolean;
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

export function howVisitsWent(asked: VisitsAsked): Went {
  const { bookings, zone, now, doctors } = asked;
  const confirmed = bookings.filter(isConfirmed);
  const byLead = Map.groupBy(bookings, (booking) => leadOf(booking, zone));
  const byNotice = Map.groupBy(bookings.filter(isCancelled), noticeOf);
  const waited = confirmed.filter((booking) => waitOf(booking) !== null);
  const waits = (list: readonly BookingRow[] = []) => waitingOf(list.map((one) => waitOf(one) ?? 0));
  const byHour = Map.groupBy(waited, ({ arrivedAt }) => zone.wallAt(arrivedAt ?? 0).hour);
  const byDoctor = Map.groupBy(waited, ({ doctorId }) => doctorId);
  return {
    visits: {
      ...visitCounts(bookings, now),
      left: countOf(confirmed, ({ state }) => state === 'LEFT'),
      walkIns: countOf(confirmed, ({ isWalkIn }) => isWalkIn === 1),
    },
    byLead: LEADS.map((lead) => ({ lead, ...visitCounts(byLead.get(lead), now) })),
    byNotice: NOTICES.map((notice) => ({ notice, cancelled: byNotice.get(notice)?.length ?? 0 })),
    byType: byType(asked),
    byDay: byDay(asked),
    patients: patientsOf(confirmed, asked.isSeen),
    waiting: waits(waited),
    waitingByHour: [...byHour]
      .toSorted(([a], [b]) => a - b)
      .flatMap(([hour, list]) => {
        const waiting = waits(list);
        return waiting ? [{ hour, ...waiting }] : [];
      }),
    waitingByDoctor: doctors.flatMap(({ id, name }) => {
      const waiting = waits(byDoctor.get(id));
      return waiting ? [{ doctorId: id, doctorName: name, ...waiting }] : [];
    }),
  };
}

function byType({ bookings, visitTypes, now }: VisitsAsked): Went['byType'] {
  const found = Map.groupBy(
    bookings.filter((one) => isConfirmed(one) || isCancelled(one)),
    ({ visitTypeId }) => visitTypeId,
  );
  const kinds = [...visitTypes, { id: null, name: null }];
  return kinds
    .filter(({ id }) => found.has(id))
    .map(({ id, name }) => ({ visitTypeId: id, name, ...visitCounts(found.get(id), now) }));
}

function byDay({ days, zone, bookings }: VisitsAsked): Went['byDay'] {
  const counts = new Map<string, Went['byDay'][number]>(
    days.map(({ date }) => [date, { date, confirmed: 0, cancelled: 0 }]),
  );
  for (const booking of bookings) {
    const day = counts.get(zone.dayAt(booking.startsAt).date);
    if (day && isConfirmed(booking)) day.confirmed += 1;
    if (day && isCancelled(booking)) day.cancelled += 1;
  }
  return [...counts.values()];
}

function patientsOf(
  confirmed: readonly BookingRow[],
  isSeen: (patientId: number) => boolean,
): Went['patients'] {
  const patients = new Set(confirmed.flatMap(({ patientId }) => patientId ?? []));
  let returning = 0;
  for (const patient of patients) if (isSeen(patient)) returning += 1;
  return { new: patients.size - returning, returning };
}

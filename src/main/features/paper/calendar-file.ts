import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus } from 'ical-generator';
import { dateAt, timeAt } from '../../../shared/calendar.ts';
import type { Settings } from '../../../shared/contract/clinic.ts';
import { plain, t } from '../../../shared/messages/format.ts';
import type { BookingRow } from '../bookings/queries.ts';

const PRODUCT = { company: 'MediBook', product: 'MediBook Desk', language: 'EN' };
/** A calendar wants the organizer's address, and the clinic's is not on file: this one leads nowhere. */
const NO_ADDRESS = 'no-reply@medibook.invalid';

interface Revision {
  /** How often the booking was changed. */
  changes: number;
  /** Epoch milliseconds. */
  changedAt: number;
  now: number;
}

/**
 * The booking as the patient's calendar shows it: when, where and with whom, and nothing of why. Times are in
 * UTC, which every calendar turns into its own zone, whatever the clinic's zone is called or becomes.
 */
export function calendarOf(booking: BookingRow, settings: Settings, revision: Revision): string {
  const isCancelled = booking.status === 'CANCELLED';
  const { clinicName } = settings;
  const calendar = ical({
    prodId: PRODUCT,
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: uidOf(booking),
    sequence: revision.changes,
    stamp: new Date(revision.now),
    created: new Date(booking.booked_at),
    lastModified: new Date(revision.changedAt),
    start: new Date(booking.starts_at),
    end: new Date(booking.ends_at),
    summary: plain(t('ics.summary', { clinic: clinicName, doctor: booking.doctor_name })),
    location: clinicName,
    organizer: { name: clinicName, email: NO_ADDRESS },
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    busystatus: isCancelled ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
  });
  // The last line ends as the others do, which the library leaves out.
  return `${calendar.toString()}\r\n`;
}

/** The same for as long as the booking is on file; with its moment in it, since two clinics count alike. */
function uidOf({ id, booked_at }: BookingRow): string {
  return `booking-${id}-${booked_at}@medibook-desk`;
}

export function calendarFileName({ starts_at }: BookingRow, { timeZone }: Settings): string {
  const time = timeAt(starts_at, timeZone).replace(':', '');
  return `appointment-${dateAt(starts_at, timeZone)}-${time}.ics`;
}

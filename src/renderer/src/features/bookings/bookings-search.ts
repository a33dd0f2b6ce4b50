import { isDate } from '../../../../shared/calendar.ts';
import { BOOKING_SORTS, BOOKING_STATUSES, type BookingStatus } from '../../../../shared/contract/bookings.ts';

/** What the bookings table shows: kept in the address, so that going back finds it again. */
export interface BookingsSearch {
  status?: BookingStatus;
  doctor?: number;
  date?: string;
  search?: string;
  sort?: (typeof BOOKING_SORTS)[number];
  direction?: 'asc' | 'desc';
}

/** Takes from an address what makes sense, and drops the rest. */
export function bookingsSearch(raw: Record<string, unknown>): BookingsSearch {
  const status = BOOKING_STATUSES.find((candidate) => candidate === raw['status']);
  const sort = BOOKING_SORTS.find((candidate) => candidate === raw['sort']);
  const direction = (['asc', 'desc'] as const).find((candidate) => candidate === raw['direction']);
  const { doctor, date, search } = raw;
  return {
    ...(status && { status }),
    ...(Number.isInteger(doctor) && { doctor: doctor as number }),
    ...(typeof date === 'string' && isDate(date) && { date }),
    ...(typeof search === 'string' && search && { search }),
    ...(sort && { sort }),
    ...(direction && { direction }),
  };
}

import type { paper } from '../../../shared/contract/paper.ts';
import type { HandlersOf } from '../../context.ts';
import { notActive } from '../bookings/change.ts';
import { getBookingRow } from '../bookings/queries.ts';
import { getSettings } from '../settings/queries.ts';
import { calendarFileName, calendarOf } from './calendar-file.ts';
import { exportBookings } from './export-bookings.ts';
import { bookingChanges } from './queries.ts';

export const paperHandlers = {
  'bookings.ics': async ({ db, now }, { id }) => {
    const booking = await getBookingRow(db, id);
    // A hold is nobody's appointment yet, or never was.
    if (booking.status !== 'CONFIRMED' && booking.status !== 'CANCELLED') throw notActive(booking);
    const settings = await getSettings(db);
    const { count, last } = await bookingChanges(db, id);
    const revision = { changes: count, changedAt: last ?? booking.booked_at, now: now() };
    return {
      filename: calendarFileName(booking, settings),
      text: calendarOf(booking, settings, revision),
    };
  },

  'bookings.csv': (ctx, input) => exportBookings(ctx, input),
} satisfies HandlersOf<typeof paper>;

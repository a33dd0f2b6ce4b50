/** What a patient's own bookings say: their history, and what is in the way of another. */
import type { VisitCounts, patientVisits } from '../../../shared/contract/patient-visits.ts';
import type { HandlersOf } from '../../context.ts';
import type { ReadDb } from '../../database/database.ts';
import { getBooking, listBookings } from '../bookings/queries.ts';
import { getOwnRow } from './queries.ts';

/** Later than this before the start, nobody else can be found for the slot. In milliseconds. */
const LATE = 24 * 60 * 60 * 1000;
const PAGE = 20;

export const patientVisitHandlers = {
  'patients.history': async ({ db, now }, { id, cursor, limit = PAGE }) => {
    await getOwnRow(db, id);
    const visits = await listBookings(db, { patientId: id, cursor, limit }, now());
    return { visits, counts: await countsOf(db, id, now()) };
  },

  'patients.clashes': async ({ db }, { patientId, startsAt, endsAt, exceptBookingId }) => {
    const rows = await db
      .selectFrom('bookings')
      .select('id')
      .where('patient_id', '=', patientId)
      .where('status', '=', 'CONFIRMED')
      .where('visit_state', 'not in', ['NO_SHOW', 'LEFT', 'DONE'])
      .where('starts_at', '<', Date.parse(endsAt))
      .where('ends_at', '>', Date.parse(startsAt))
      .where('id', '<>', exceptBookingId ?? 0)
      .orderBy('starts_at')
      .execute();
    return { items: await Promise.all(rows.map(({ id }) => getBooking(db, id))) };
  },
} satisfies HandlersOf<typeof patientVisits>;

/** A visit is one that was not cancelled or missed and has begun, or whose patient is here before its time. */
async function countsOf(db: ReadDb, patientId: number, now: number): Promise<VisitCounts> {
  const rows = await db
    .selectFrom('bookings')
    .select(['status', 'starts_at', 'cancelled_at', 'visit_state'])
    .where('patient_id', '=', patientId)
    .where('is_undone', '=', 0)
    .execute();
  const confirmed = rows.filter(({ status }) => status === 'CONFIRMED');
  const cancelled = rows.filter(({ status }) => status === 'CANCELLED');
  const missed = confirmed.filter(({ visit_state: state }) => state === 'NO_SHOW');
  const coming = confirmed.filter((row) => row.visit_state === 'EXPECTED' && row.starts_at > now);
  return {
    visits: confirmed.length - missed.length - coming.length,
    coming: coming.length,
    noShows: missed.length,
    cancellations: cancelled.length,
    lateCancellations: cancelled.filter((row) => (row.cancelled_at ?? 0) > row.starts_at - LATE).length,
  };
}

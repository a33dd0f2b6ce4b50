import { boundsOfDate, dateAt } from '../../../shared/calendar.ts';
import { overdueFrom } from '../../../shared/waiting.ts';
import type { ReadDb } from '../../database/database.ts';
import { clinicZone } from '../settings/queries.ts';

/** A wait that is too long, by no more than what tells it from others. */
export interface OverdueWait {
  /** The same for as long as it lasts. */
  key: string;
  /** When the patient came, in epoch milliseconds. */
  arrivedAt: number;
}

/** Who waits too long now, of today's visits and of the walk-ins' queue: those that are red on the flow screen. */
export async function overdueWaits(db: ReadDb, now: number): Promise<OverdueWait[]> {
  const timeZone = await clinicZone(db);
  const date = dateAt(now, timeZone);
  const { from, to } = boundsOfDate(date, timeZone);
  const visits = await db
    .selectFrom('bookings')
    .select(['id', 'arrived_at', 'starts_at'])
    .where('starts_at', '>=', from)
    .where('starts_at', '<', to)
    .where('status', '=', 'CONFIRMED')
    .where('is_undone', '=', 0)
    .where('visit_state', '=', 'ARRIVED')
    .execute();
  const walkIns = await db
    .selectFrom('queue')
    .select(['id', 'arrived_at'])
    .where('date', '=', date)
    .where('booking_id', 'is', null)
    .where('is_undone', '=', 0)
    .where('visit_state', '=', 'ARRIVED')
    .execute();
  const waits = [
    ...visits.map(({ id, arrived_at, starts_at }) => ({ key: `b${id}`, arrived_at, agreed: starts_at })),
    ...walkIns.map(({ id, arrived_at }) => ({ key: `q${id}`, arrived_at, agreed: null })),
  ];
  return waits.flatMap(({ key, arrived_at, agreed }) =>
    arrived_at !== null && now >= overdueFrom(arrived_at, agreed)
      ? [{ key: `${key}-${arrived_at}`, arrivedAt: arrived_at }]
      : [],
  );
}

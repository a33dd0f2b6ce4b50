/** What another time zone would mean: instants stay, and the wall shows them at other times. */
import { wallTimesIn } from '../../../shared/paper/wall-clock.ts';
import type { QueryContext } from '../../context.ts';
import { getSettings } from './queries.ts';

const NEXT = 5;

export async function previewTimeZone({ db, now }: QueryContext, { timeZone }: { timeZone: string }) {
  const before = wallTimesIn((await getSettings(db)).timeZone);
  const after = wallTimesIn(timeZone);
  const isOther = (at: number) => {
    const [is, becomes] = [before(at), after(at)];
    return is.date !== becomes.date || is.time !== becomes.time;
  };
  const starts = await db
    .selectFrom('appointment_slots')
    .select(({ fn }) => ['starts_at as at', fn.countAll<number>().as('count')])
    .where('starts_at', '>', now())
    .groupBy('starts_at')
    .execute();
  const visits = await db
    .selectFrom('bookings')
    .innerJoin('doctors', 'doctors.id', 'bookings.doctor_id')
    .select(['bookings.starts_at as at', 'doctors.name'])
    .where('bookings.status', '=', 'CONFIRMED')
    .where('bookings.starts_at', '>', now())
    .orderBy('bookings.starts_at')
    .orderBy('bookings.id')
    .execute();
  return {
    slots: starts.filter(({ at }) => isOther(at)).reduce((sum, { count }) => sum + count, 0),
    bookings: visits.filter(({ at }) => isOther(at)).length,
    next: visits.slice(0, NEXT).map(({ at, name }) => ({
      startsAt: new Date(at).toISOString(),
      doctorName: name,
      before: before(at),
      after: after(at),
    })),
  };
}

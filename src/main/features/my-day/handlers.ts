import { dateAt } from '../../../shared/calendar.ts';
import type { myDay } from '../../../shared/contract/my-day.ts';
import { AppError } from '../../../shared/errors.ts';
import type { HandlersOf, QueryContext } from '../../context.ts';
import { listBookings } from '../bookings/queries.ts';
import { getDoctor } from '../doctors/queries.ts';
import { clinicZone } from '../settings/queries.ts';
import { listSlots } from '../slots/queries.ts';
import { getUser } from '../users/queries.ts';

/** More than a day of five-minute slots in both lanes. */
const WHOLE_DAY = 1000;

export const myDayHandlers = {
  'myDay.get': async (ctx, input) => {
    const { db, now } = ctx;
    const doctorId = await ownDoctor(ctx);
    const date = input.date ?? dateAt(now(), await clinicZone(db));
    const { name, specialization } = await getDoctor(db, doctorId);
    const wanted = { doctorId, date, limit: WHOLE_DAY };
    const slots = await listSlots(db, wanted, now());
    const visits = await listBookings(db, { ...wanted, status: 'CONFIRMED', direction: 'asc' }, now());
    return {
      date,
      doctorId,
      doctorName: name,
      specialization,
      slots: slots.items,
      visits: visits.items,
    };
  },
} satisfies HandlersOf<typeof myDay>;

/** @throws AppError NOT_PERMITTED for whoever signed in as somebody else than a doctor */
async function ownDoctor({ db, session }: QueryContext): Promise<number> {
  const { doctorId } = await getUser(db, session?.userId ?? 0);
  if (doctorId === null) throw new AppError('NOT_PERMITTED');
  return doctorId;
}

import type { stats } from '../../../shared/contract/clinic.ts';
import type { HandlersOf } from '../../context.ts';
import { listDoctors } from '../doctors/queries.ts';
import { clinicZone } from '../settings/queries.ts';
import { dayTotals, doctorTotals, slotTotals, statusTotals, visitTotals } from './fold.ts';
import {
  countBookingsByDay,
  countBookingsByDoctor,
  countSlotsByDay,
  countSlotsByDoctor,
  countVisits,
  listWaits,
  periodOf,
} from './queries.ts';

export const statsHandlers = {
  'stats.overview': async ({ db, now }, { from, to }) => {
    const period = periodOf(from, to, await clinicZone(db), now());
    const bookings = await countBookingsByDoctor(db, period);
    const slots = await countSlotsByDoctor(db, period);
    const doctors = await listDoctors(db, { includeInactive: true });
    return {
      from,
      to,
      byStatus: statusTotals(bookings),
      byDay: dayTotals(period.days, await countBookingsByDay(db, period), await countSlotsByDay(db, period)),
      byDoctor: doctorTotals(doctors, bookings, slots),
      visits: visitTotals(await countVisits(db, period), await listWaits(db, period)),
      slots: slotTotals(slots),
    };
  },
} satisfies HandlersOf<typeof stats>;

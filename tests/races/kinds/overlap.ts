import { session, Worker } from '../../support/schedules.ts';
import type { Clinic } from '../../support/clinic.ts';
import { pick } from '../../support/random.ts';
import { granted, type Kind, lonelyDoctor } from '../kind.ts';
import { change, type Step, step } from '../steps.ts';

/** A Tuesday, 09:00 in the clinic. */
const DATE = '2026-03-03';
const NINE = Date.parse(`${DATE}T08:00:00Z`);
const oneDay = { validFrom: DATE, validUntil: DATE };
let rooms = 0;

type Random = () => number;

/** At any five minutes from nine to eleven, short or long. */
function oneSlot(doctorId: number, roomId: number, random: Random): Step {
  const startsAt = new Date(NINE + Math.floor(random() * 24) * 300_000).toISOString();
  return step('slots.create', {
    doctorId,
    startsAt,
    durationMinutes: pick([10, 15, 20, 30, 45], random),
    ...(random() < 0.7 && { roomId }),
  });
}

function many(doctorId: number, roomId: number, random: Random): Step {
  return step('slots.bulkCreate', {
    doctorId,
    startDate: DATE,
    endDate: DATE,
    startTime: pick(['09:00', '09:10', '09:25'], random),
    endTime: pick(['10:00', '10:40'], random),
    durationMinutes: pick([15, 20, 30], random),
    ...(random() < 0.5 && { roomId }),
  });
}

function week(clinic: Clinic, doctorId: number, roomId: number, random: Random): Step {
  const minutes = pick([20, 30, 40], random);
  const hours = session(
    2,
    pick(['09:00', '09:15'], random),
    '11:00',
    minutes,
    random() < 0.5 ? roomId : null,
  );
  return change([new Worker(clinic, doctorId).week([hours], oneDay)], 'KEEP');
}

/** Two doctors and one room: slots one by one, many at once and by a schedule, all for the same two hours. */
export const overlap: Kind = {
  what: 'slots that overlap: one by one, in bulk and by schedule',
  refusals: ['SLOT_EXISTS', 'SLOT_OVERLAPS', 'ROOM_TAKEN', 'SCHEDULE_MOVED'],
  seldom: ['SCHEDULE_CLASH'],
  round: async (clinic, random) => {
    const doctors = [await lonelyDoctor(clinic), await lonelyDoctor(clinic)];
    rooms += 1;
    const { id: roomId } = await clinic.admin.call('rooms.create', { name: `Room ${rooms}` });
    const makers = [week, week] as const;
    const plans = Array.from({ length: 8 }, (_, desk) => {
      const doctorId = doctors[desk % 2] ?? 0;
      const make = makers[desk];
      if (make) return [make(clinic, doctorId, roomId, random)];
      if (desk < 4) return [many(doctorId, roomId, random), oneSlot(doctorId, roomId, random)];
      return Array.from({ length: 3 }, () => oneSlot(doctorId, roomId, random));
    });
    return {
      stepsOf: (desk) => plans[desk] ?? [],
      wrong: (answers) =>
        granted(answers, 'slots.create', 'slots.bulkCreate', 'schedules.apply').length > 0
          ? null
          : 'nobody made anything',
    };
  },
};

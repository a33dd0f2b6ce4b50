import { pick } from '../../support/random.ts';
import { session, Worker } from '../../support/schedules.ts';
import { type Kind, lonelyDoctor, patient } from '../kind.ts';
import { change, step } from '../steps.ts';

/** A Tuesday. */
const DATE = '2026-03-03';
const oneDay = { validFrom: DATE, validUntil: DATE };

/** A day by schedule, of which the hours change and which becomes a day off, while its slots are booked and moved. */
export const schedule: Kind = {
  what: 'a schedule changed against booking, holding and moving',
  refusals: ['SCHEDULE_MOVED', 'SLOT_NOT_FOUND', 'SLOT_BLOCKED', 'SLOT_BOOKED', 'SLOT_HELD', 'SLOT_MODIFIED'],
  seldom: ['BOOKING_NOT_ACTIVE', 'BOOKINGS_UNRESOLVED', 'SCHEDULE_CLASH'],
  round: async (clinic, random) => {
    const worker = new Worker(clinic, await lonelyDoctor(clinic));
    await worker.apply([worker.week([session(2, '09:00', '11:00')], oneDay)]);
    const slotIds = (await worker.slotsOn(DATE)).map(({ id }) => id);
    const { id } = await worker.book(slotIds[0] ?? 0);
    const [standing] = await worker.schedules();
    const hours = session(2, '09:30', '11:30', pick([30, 45], random));
    const otherHours = worker.week([hours], { ...oneDay, ...(standing && { id: standing.id }) });
    const book = () =>
      step('bookings.create', {
        slotId: pick(slotIds, random),
        patient,
        ...(random() < 0.5 && { slotVersion: 1 }),
      });
    const plans = [
      [change([worker.leave(DATE)], pick(['KEEP', 'CANCEL'], random))],
      [change([otherHours], pick(['KEEP', 'CANCEL'], random))],
      [book()],
      [book(), book()],
      [step('bookings.hold', { slotId: pick(slotIds, random) })],
      [
        step('bookings.hold', { slotId: pick(slotIds, random) }),
        step('bookings.confirm', { id: { idOf: 0 }, patient }),
      ],
      [step('bookings.move', { id, slotId: pick(slotIds, random), slotVersion: 1 })],
      [step('bookings.move', { id, slotId: pick(slotIds, random) }), book()],
    ];
    return { stepsOf: (desk) => plans[desk] ?? [] };
  },
};

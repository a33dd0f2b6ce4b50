import { granted, type Kind, patient, slotsOf } from '../kind.ts';
import { step } from '../steps.ts';

/** Two cancelled bookings of one slot, both taken back by several desks, while others book and hold it. */
export const restore: Kind = {
  what: 'a cancellation taken back against booking and holding',
  refusals: ['SLOT_BOOKED', 'SLOT_HELD', 'BOOKING_NOT_ACTIVE'],
  round: async (clinic, random) => {
    const [slotId = 0] = await slotsOf(clinic, 1);
    const cancelled: number[] = [];
    for (let count = 0; count < 2; count += 1) {
      const { id } = await clinic.desk.call('bookings.create', { slotId, patient });
      await clinic.desk.call('bookings.cancel', { id });
      cancelled.push(id);
    }
    const [first = 0, second = 0] = cancelled;
    const plans = [
      ...[first, first, second, second, random() < 0.5 ? first : second].map((id) =>
        step('bookings.restore', { id }),
      ),
      step('bookings.create', { slotId, patient }),
      step('bookings.hold', { slotId }),
      step('bookings.create', { slotId, patient, slotVersion: 5 }),
    ];
    return {
      stepsOf: (desk) => plans.slice(desk, desk + 1),
      wrong: (answers) => {
        const got = granted(answers, 'bookings.restore', 'bookings.create', 'bookings.hold');
        return got.length === 1 ? null : `${got.length} desks got it`;
      },
    };
  },
};

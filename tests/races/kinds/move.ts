import type { Booking } from '../../../src/shared/contract/bookings.ts';
import { pick } from '../../support/random.ts';
import { type Kind, patient, slotsOf } from '../kind.ts';
import { step } from '../steps.ts';

const SLOTS = 6;
const BOOKED = 4;

/** Four bookings on six slots, which all desks move, one cancels and one books between. */
export const move: Kind = {
  what: 'move against move, book and cancel',
  refusals: ['SLOT_BOOKED', 'SLOT_MODIFIED', 'BOOKING_MODIFIED', 'BOOKING_NOT_ACTIVE'],
  round: async (clinic, random) => {
    const slotIds = await slotsOf(clinic, SLOTS);
    const bookings: Booking[] = [];
    for (const slotId of slotIds.slice(0, BOOKED))
      bookings.push(await clinic.desk.call('bookings.create', { slotId, patient }));
    const anyMove = () => {
      const { id, slotId: fromSlotId } = pick(bookings, random);
      const slotId = pick(slotIds, random);
      // Taken ones have been given once, the others not yet.
      const slotVersion = slotIds.indexOf(slotId) < BOOKED ? 2 : 1;
      return step('bookings.move', {
        id,
        slotId,
        ...(random() < 0.5 && { fromSlotId }),
        ...(random() < 0.3 && { slotVersion }),
      });
    };
    const plans = Array.from({ length: 8 }, (_, desk) => {
      if (desk === 6) return [step('bookings.cancel', { id: pick(bookings, random).id }), anyMove()];
      if (desk === 7) return [step('bookings.create', { slotId: pick(slotIds, random), patient }), anyMove()];
      return [anyMove(), anyMove()];
    });
    return { stepsOf: (desk) => plans[desk] ?? [] };
  },
};

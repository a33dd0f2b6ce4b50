import { type Kind, slotsOf } from '../kind.ts';
import { step } from '../steps.ts';

/** Two records of one person, merged from two desks at once and taken apart again, while others book for both. */
export const merge: Kind = {
  what: 'two patients merged against booking for them',
  refusals: ['PATIENT_MERGED', 'PATIENT_NOT_MERGED', 'SLOT_BOOKED'],
  seldom: ['SLOT_HELD'],
  never: {
    'a booking of a record that is merged into another': `SELECT id FROM bookings
      WHERE patient_id IN (SELECT id FROM patients WHERE merged_into IS NOT NULL)`,
  },
  round: async (clinic, random) => {
    const slotIds = await slotsOf(clinic, 5);
    const [a, b] = [
      await clinic.desk.call('patients.create', { name: 'Maria Muster' }),
      await clinic.desk.call('patients.create', { name: 'Maria Mustermann' }),
    ].map(({ id }) => id) as [number, number];
    const slot = (index: number) => slotIds[index] ?? 0;
    const booked = await clinic.desk.call('bookings.create', { slotId: slot(0), patientId: b });
    const plans = [
      [step('patients.merge', { keepId: a, mergeId: b })],
      [step('patients.merge', { keepId: b, mergeId: a })],
      [step('patients.unmerge', { id: random() < 0.5 ? a : b })],
      [step('bookings.create', { slotId: slot(1), patientId: b })],
      [step('bookings.create', { slotId: slot(1), patientId: a })],
      [
        step('bookings.hold', { slotId: slot(2) }),
        step('bookings.confirm', { id: { idOf: 0 }, patientId: b }),
      ],
      [step('bookings.update', { id: booked.id, patientId: a })],
      [
        step('bookings.create', { slotId: slot(3), patientId: b }),
        step('bookings.move', { id: { idOf: 0 }, slotId: slot(4) }),
      ],
    ];
    return { stepsOf: (desk) => plans[desk] ?? [] };
  },
};

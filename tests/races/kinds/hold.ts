import { HOLD_LENGTH } from '../../support/clinic.ts';
import { pick } from '../../support/random.ts';
import { granted, type Kind, patient, slotsOf } from '../kind.ts';
import { type Answer, step } from '../steps.ts';

/** Milliseconds around the end of the hold: the desks' clocks are apart by less than another hold would last. */
const SPREAD = 60_000;

/** One hold, about to end by some clocks and over by others: who completes it, gives it up or takes its slot? */
export const hold: Kind = {
  what: 'hold, expire, confirm and release',
  refusals: ['SLOT_HELD', 'SLOT_BOOKED', 'HOLD_EXPIRED', 'BOOKING_NOT_ACTIVE'],
  round: async (clinic, random) => {
    const [slotId = 0] = await slotsOf(clinic, 1);
    const { id } = await clinic.desk.call('bookings.hold', { slotId });
    const end = clinic.clock.at + HOLD_LENGTH;
    const anyTime = () => end + Math.floor((random() - 0.5) * SPREAD);
    const hasRelease = random() < 0.3;
    const choices = [
      (at: number) => [step('bookings.confirm', { id, patient }, at)],
      (at: number) => [step('bookings.create', { slotId, patient }, at)],
      (at: number) => [
        step('bookings.hold', { slotId }, at),
        step('bookings.confirm', { id: { idOf: 0 }, patient }, at),
      ],
      (at: number) => [step('bookings.expirePending', {}, at)],
      (at: number) =>
        hasRelease ? [step('bookings.release', { id }, at)] : [step('bookings.confirm', { id, patient }, at)],
    ];
    const plans = Array.from({ length: 8 }, (_, desk) => (choices[desk] ?? pick(choices, random))(anyTime()));
    return { stepsOf: (desk) => plans[desk] ?? [], wrong: (answers) => takenTwice(answers, end) };
  },
};

/** Once confirmed or held anew, nobody else has it; and nobody completes a hold when it is over by their clock. */
function takenTwice(answers: readonly Answer[], end: number): string | null {
  const booked = granted(answers, 'bookings.create', 'bookings.confirm');
  if (booked.length > 1) return 'it was booked twice';
  if (granted(answers, 'bookings.hold').length > 1) return 'it was held twice';
  const late = booked.filter(
    ({ name, at, input }) => name === 'bookings.confirm' && at >= end && !isOwn(input),
  );
  return late.length > 0 ? 'a hold was completed after its end' : null;

  /** Of a hold that a desk has made in this race. */
  function isOwn(input: Answer['input']): boolean {
    return granted(answers, 'bookings.hold').some(
      ({ value }) => (value as { id: number }).id === input['id'],
    );
  }
}

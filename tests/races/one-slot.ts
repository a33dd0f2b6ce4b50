import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstBrokenAuditRow } from '../../src/main/database/audit.ts';
import { type Clinic, doctorWithSlots, openClinic } from '../support/clinic.ts';
import { keepEvidence } from '../support/evidence.ts';
import { type Crowd, Gate } from './crowd.ts';
import { type Answer, isLeftWaiting, step, tally } from './steps.ts';

/** A doctor's slots: so many rounds are looked at together. */
const PORTION = 500;

const number = (count: number) => count.toLocaleString('en');

const isTold = ({ outcome, code }: Answer) =>
  code === 'CONFLICT' && ['SLOT_BOOKED', 'SLOT_MODIFIED'].includes(outcome);
/** One of them has it, and all others were told so; answers whom, and how many had asked before that was answered. */
function judge(slotId: number, answers: readonly Answer[], processes: number) {
  const won = answers.filter(({ outcome }) => outcome === 'OK');
  const [winner] = won;
  const unclear = answers.filter((one) => one !== winner && !isTold(one) && !isLeftWaiting(one));
  if (!winner || answers.length !== processes || unclear.length > 0)
    throw new Error(
      `Slot ${slotId}: ${won.length} of ${answers.length} got it, unclear: ${JSON.stringify(unclear.slice(0, 5))}`,
    );
  const before = answers.filter(({ began }) => began < winner.ended).length;
  return { booking: winner.value as { id: number; status: string }, before };
}

/** In each round all of them want one slot of a clinic's file, every third saying which version it saw. */
export function oneSlotRace(crowdOf: () => Crowd, processes: number, rounds: number): void {
  let clinic: Clinic;
  let gate: Gate;
  beforeAll(async () => {
    clinic = await openClinic();
    await crowdOf().open(clinic, clinic.desk.token ?? '');
    gate = new Gate(clinic);
  }, 900_000);
  afterAll(async () => {
    gate?.close();
    await clinic?.close();
  });

  const bookingOf = (slotId: number, desk: number) =>
    step('bookings.create', {
      slotId,
      patient: { name: `Patient of desk ${desk}` },
      ...(desk % 3 === 0 && { slotVersion: 1 }),
    });

  const bookingsOf = (doctorId: number) =>
    clinic.rows<{ booking: number; slot: number }>(
      `SELECT booking.id AS booking, claim.slot_id AS slot FROM bookings AS booking
       JOIN booking_slots AS claim ON claim.booking_id = booking.id
       WHERE booking.doctor_id = ${doctorId} AND booking.status = 'CONFIRMED' ORDER BY claim.slot_id`,
    );

  it(`${number(rounds)} times ${processes} want one slot: one gets it, the others are told`, async () => {
    const counts: Record<string, number> = {};
    let fewest = processes;
    let asked = 0;
    for (let done = 0; done < rounds; done += PORTION) {
      const { doctor, slots } = await doctorWithSlots(clinic, Math.min(PORTION, rounds - done));
      const winners: number[] = [];
      for (const { id } of slots) {
        const answers = await gate.together(crowdOf(), (desk) => [bookingOf(id, desk)]);
        const { booking, before } = judge(id, answers, processes);
        expect(booking.status).toBe('CONFIRMED');
        tally(answers, counts);
        winners.push(booking.id);
        fewest = Math.min(fewest, before);
        asked += before;
      }
      expect(await bookingsOf(doctor.id)).toEqual(
        slots.map(({ id }, index) => ({ booking: winners[index], slot: id })),
      );
      expect(await clinic.broken()).toEqual([]);
    }
    expect(await clinic.app.database.read(firstBrokenAuditRow)).toBe(null);
    // Otherwise it was no race.
    expect(asked / rounds).toBeGreaterThan(processes * 0.75);
    const { OK = 0, ...refused } = counts;
    const told = Object.entries(refused).map(([reason, count]) => `${number(count)} ${reason}`);
    keepEvidence({
      row: 1,
      what: `${processes} processes want one slot`,
      engine: 'file',
      shown: `${number(rounds)} rounds: ${number(OK)} CONFIRMED, ${told.join(', ')}, 0 else; under way at the winner's answer: ${(asked / rounds).toFixed(1)} of ${processes}, ${fewest} at the least`,
    });
  }, 7_200_000);
}

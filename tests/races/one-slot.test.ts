import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstBrokenAuditRow } from '../../src/main/database/audit.ts';
import { type Clinic, doctorWithSlots, openClinic } from '../support/clinic.ts';
import { keepEvidence } from '../support/evidence.ts';
import { isLong } from '../support/runs.ts';
import { Crowd, Gate } from './crowd.ts';
import { type Answer, step, tally } from './steps.ts';

const PROCESSES = isLong ? 100 : 8;
const ROUNDS = Number(process.env['MEDIBOOK_ROUNDS'] ?? (isLong ? 10_000 : 20));
/** A doctor's slots: so many rounds are looked at together. */
const PORTION = 500;

const number = (count: number) => count.toLocaleString('en');

describe(`${PROCESSES} processes on one file`, () => {
  let clinic: Clinic;
  let crowd: Crowd;
  let gate: Gate;
  beforeAll(async () => {
    clinic = await openClinic();
    crowd = await Crowd.start(PROCESSES);
    await crowd.open(clinic, clinic.desk.token ?? '');
    gate = new Gate(clinic);
  }, 900_000);
  afterAll(async () => {
    gate?.close();
    await crowd?.stop();
    await clinic?.close();
  });

  /** All of them want it; answers who got it, and how many had asked before that one was answered. */
  async function race(slotId: number, counts: Record<string, number>) {
    const answers = await gate.together(crowd, (desk) => [
      step('bookings.create', {
        slotId,
        patient: { name: `Patient of desk ${desk}` },
        // Every third one says what it saw, as the screens do.
        ...(desk % 3 === 0 && { slotVersion: 1 }),
      }),
    ]);
    tally(answers, counts);
    const won = answers.filter(({ outcome }) => outcome === 'OK');
    const [winner] = won;
    if (answers.length !== PROCESSES || won.length !== 1 || !winner)
      throw new Error(`Slot ${slotId}: ${JSON.stringify(won)} of ${answers.length}`);
    const unclear = answers.filter((answer) => !isClear(answer));
    if (unclear.length > 0) throw new Error(`Slot ${slotId}: ${JSON.stringify(unclear)}`);
    const before = answers.filter(({ began }) => began < winner.ended).length;
    return { booking: winner.value as { id: number; status: string }, before };
  }

  /** On a computer that has much else to do a desk may wait in vain, and is told that nothing was saved. */
  const CLEAR = ['OK', 'CONFLICT SLOT_BOOKED', 'CONFLICT SLOT_MODIFIED', 'UNAVAILABLE SERVER_BUSY'];
  const isClear = ({ outcome, code }: Answer) => CLEAR.includes(code ? `${code} ${outcome}` : outcome);

  it(`${number(ROUNDS)} times all of them want one slot: one gets it, the others are told`, async () => {
    const counts: Record<string, number> = {};
    let fewest = PROCESSES;
    let asked = 0;
    for (let done = 0; done < ROUNDS; done += PORTION) {
      const { doctor, slots } = await doctorWithSlots(clinic, Math.min(PORTION, ROUNDS - done));
      const winners: number[] = [];
      for (const { id } of slots) {
        const { booking, before } = await race(id, counts);
        expect(booking.status).toBe('CONFIRMED');
        winners.push(booking.id);
        fewest = Math.min(fewest, before);
        asked += before;
      }
      const kept = await clinic.rows<{ booking: number; slot: number }>(
        `SELECT booking.id AS booking, claim.slot_id AS slot FROM bookings AS booking
         JOIN booking_slots AS claim ON claim.booking_id = booking.id
         WHERE booking.doctor_id = ${doctor.id} AND booking.status = 'CONFIRMED' ORDER BY claim.slot_id`,
      );
      expect(kept).toEqual(slots.map(({ id }, index) => ({ booking: winners[index], slot: id })));
      expect(await clinic.broken()).toEqual([]);
    }
    expect(await clinic.app.database.read(firstBrokenAuditRow)).toBe(null);
    // Otherwise it was no race.
    expect(asked / ROUNDS).toBeGreaterThan(PROCESSES * 0.75);
    const { OK = 0, ...refused } = counts;
    const told = Object.entries(refused).map(([reason, count]) => `${number(count)} ${reason}`);
    keepEvidence({
      row: 1,
      what: `${PROCESSES} processes want one slot`,
      engine: 'file',
      shown: `${number(ROUNDS)} rounds: ${number(OK)} CONFIRMED, ${told.join(', ')}, 0 else; under way at the winner's answer: ${(asked / ROUNDS).toFixed(1)} of ${PROCESSES}, ${fewest} at the least`,
    });
  }, 7_200_000);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, first, openClinic } from '../support/clinic.ts';
import { keepEvidence } from '../support/evidence.ts';
import { isLong } from '../support/runs.ts';
import { dropDatabase, freshDatabase } from '../support/server.ts';
import { type Crowd, Gate } from '../races/crowd.ts';
import { doctorDay } from '../races/kind.ts';
import { type Answer, areTogether, tally } from '../races/steps.ts';
import { BUGS, type Bug } from './bugs.ts';
import { linearize } from './checker.ts';
import { dayModel } from './doctor-day.ts';
import { DESKS, firstSteps, planOf } from './plan.ts';
import { told } from './told.ts';

const SLOTS = 3;
/** So many histories are recorded with a mistake, unless it shows earlier. */
const TRIES = 100;
const ENGINES = [
  { engine: 'file', histories: isLong ? 500 : 8, bugs: BUGS },
  { engine: 'server', histories: isLong ? 150 : 3, bugs: isLong ? BUGS : BUGS.slice(0, 2) },
] as const;

function pairsTogether(history: readonly Answer[]): number {
  return history
    .map((one, index) => history.slice(index + 1).filter((other) => areTogether(one, other)).length)
    .reduce((sum, count) => sum + count, 0);
}

export function histories(crowdOf: () => Crowd): void {
  describe.each(ENGINES)('what $engine answers to several desks', ({ engine, histories, bugs }) => {
    let clinic: Clinic;
    let gate: Gate | undefined;
    beforeAll(async () => {
      clinic = await openClinic(engine === 'server' ? { server: await freshDatabase() } : {});
      if (engine === 'file') gate = new Gate(clinic);
    }, 300_000);
    afterAll(async () => {
      gate?.close();
      await clinic?.close();
      if (clinic?.place.server) await dropDatabase(clinic.place.server);
    });

    const open = (crowd: Crowd, bug?: Bug) =>
      crowd.open(clinic, clinic.desk.token ?? '', () => (bug ? { bug } : {}));
    /** Only the first one of them makes the mistake. */
    const openFirst = (bug?: Bug) => open(crowdOf().first(1), bug);

    /** A day of its own, what was done on it one after the other, and then at the same time. */
    async function record(seed: number) {
      const day = await doctorDay(clinic, SLOTS);
      const before = await crowdOf().together((desk) => (desk === 1 ? firstSteps(day) : []));
      const { id } = first(before).value as { id: number };
      const plan = planOf(day, id, seed);
      const stepsOf = (desk: number) => plan[desk] ?? [];
      const race = await (gate ? gate.together(crowdOf(), stepsOf) : crowdOf().together(stepsOf));
      return { slotIds: day.slotIds, history: [...before, ...race] };
    }

    const isExplained = ({ slotIds, history }: Awaited<ReturnType<typeof record>>) =>
      linearize(dayModel(slotIds), history).isLinearizable;

    it(`${histories} histories: each could have been one call after the other`, async () => {
      await open(crowdOf().first(DESKS));
      const all: Answer[] = [];
      let pairs = 0;
      for (let seed = 1; seed <= histories; seed += 1) {
        const recorded = await record(seed);
        if (!isExplained(recorded))
          throw new Error(`Seed ${seed}: ${told(recorded.slotIds, recorded.history)}`);
        all.push(...recorded.history);
        pairs += pairsTogether(recorded.history);
      }
      const refused = tally(all.filter(({ outcome }) => outcome !== 'OK'));
      // Otherwise they were no histories of several desks.
      expect(pairs).toBeGreaterThan(histories);
      expect(Object.keys(refused)).toEqual(expect.arrayContaining(['SLOT_BOOKED', 'BOOKING_NOT_ACTIVE']));
      const reasons = Object.entries(refused).map(([reason, count]) => `${count} ${reason}`);
      keepEvidence({
        row: 3,
        what: 'recorded histories of a doctor-day',
        engine,
        shown: `${histories} of ${histories} linearizable: ${all.length} calls of ${DESKS} desks, ${pairs} pairs of them at one time; ${reasons.join(', ')}`,
      });
    }, 3_600_000);

    it.each(bugs)(
      'the checker finds: %s',
      async (bug) => {
        await openFirst(bug);
        let seed = 1;
        let found = await record(seed);
        while (isExplained(found) && seed < TRIES) {
          seed += 1;
          found = await record(seed);
        }
        expect(isExplained(found)).toBe(false);
        expect(told(found.slotIds, found.history)).toContain('none of these can have been next');
        // The same, done by desks without the mistake, is as it should be.
        await openFirst();
        expect(isExplained(await record(seed))).toBe(true);
        keepEvidence({
          row: 3,
          what: `planted: ${bug}`,
          engine,
          shown: `found in history ${seed}, not without it`,
        });
      },
      600_000,
    );
  });
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstBrokenAuditRow } from '../../src/main/database/audit.ts';
import { type Clinic, openClinic } from '../support/clinic.ts';
import { keepEvidence } from '../support/evidence.ts';
import { seededRandom } from '../support/random.ts';
import { isLong } from '../support/runs.ts';
import { dropDatabase, freshDatabase } from '../support/server.ts';
import { type Crowd, Gate } from './crowd.ts';
import { DESKS, type Kind } from './kind.ts';
import { KINDS } from './kinds.ts';
import { type Answer, areTogether, isLeftWaiting, tally } from './steps.ts';

const SEED = 20260302;
const ENGINES = [
  { engine: 'file', rounds: isLong ? Number(process.env['MEDIBOOK_ROUNDS'] ?? 1000) : 10 },
  { engine: 'server', rounds: isLong ? 100 : 2 },
] as const;

/** A round to be read by somebody who wants to know what went wrong. */
const told = (answers: readonly Answer[]) =>
  answers
    .toSorted((a, b) => a.began - b.began)
    .map(({ desk, name, input, outcome }) => `desk ${desk}: ${name} ${JSON.stringify(input)} → ${outcome}`)
    .join('\n');

export function racesOfAllKinds(crowdOf: () => Crowd): void {
  describe.each(ENGINES)('eight desks on one clinic, $engine', ({ engine, rounds }) => {
    let clinic: Clinic;
    let gate: Gate | undefined;
    beforeAll(async () => {
      clinic = await openClinic(engine === 'server' ? { server: await freshDatabase() } : {});
      // One of them ends expired holds by itself, too.
      await crowdOf().open(clinic, clinic.admin.token ?? '', (desk) => ({ hasSweeper: desk === 0 }));
      if (engine === 'file') gate = new Gate(clinic);
    }, 300_000);
    afterAll(async () => {
      gate?.close();
      await clinic?.close();
      if (clinic?.place.server) await dropDatabase(clinic.place.server);
    });

    /** Every second one begins with all desks at the door, the others as they come. */
    async function run(kind: Kind, index: number, random: () => number): Promise<Answer[]> {
      const { stepsOf, wrong } = await kind.round(clinic, random);
      const answers = await (gate && index % 2 === 0
        ? gate.together(crowdOf(), stepsOf)
        : crowdOf().together(stepsOf));
      const allowed = ['OK', ...kind.refusals, ...(kind.seldom ?? [])];
      const strange = answers.find((one) => !allowed.includes(one.outcome) && !isLeftWaiting(one));
      const what = strange ? `${strange.outcome} is no answer to this` : wrong?.(answers);
      if (what) throw new Error(`Round ${index} of seed ${SEED}: ${what}\n${told(answers)}`);
      return answers;
    }

    async function broken({ never = {} }: Kind): Promise<string[]> {
      const found = await clinic.broken();
      for (const [name, query] of Object.entries(never)) {
        const rows = await clinic.rows(query);
        if (rows.length > 0) found.push(`${name}: ${JSON.stringify(rows.slice(0, 5))}`);
      }
      const row = await clinic.app.database.read(firstBrokenAuditRow);
      return row === null ? found : [...found, `the audit chain breaks at ${row}`];
    }

    it.each(KINDS)(
      `${rounds} times: $what`,
      async (kind) => {
        const random = seededRandom(SEED);
        const counts: Record<string, number> = {};
        let together = 0;
        for (let index = 0; index < rounds; index += 1) {
          const answers = await run(kind, index, random);
          tally(answers, counts);
          if (answers.some((one) => answers.some((other) => other !== one && areTogether(one, other))))
            together += 1;
        }
        expect(await broken(kind)).toEqual([]);
        // Otherwise it was no race.
        expect(together).toBeGreaterThan(rounds / 3);
        const { OK = 0, ...refused } = counts;
        expect(OK).toBeGreaterThan(0);
        if (rounds === 1000) expect(Object.keys(refused)).toEqual(expect.arrayContaining([...kind.refusals]));
        keepEvidence({
          row: 2,
          what: kind.what,
          engine,
          shown: `${rounds} rounds of ${DESKS} desks: ${[`${OK} OK`, ...Object.entries(refused).map(([reason, count]) => `${count} ${reason}`)].join(', ')}; 0 overlaps, 0 bookings without claims, 0 claims without bookings`,
        });
      },
      3_600_000,
    );
  });
}

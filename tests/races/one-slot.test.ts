import { afterAll, beforeAll, describe } from 'vitest';
import { isLong } from '../support/runs.ts';
import { Crowd } from './crowd.ts';
import { oneSlotRace } from './one-slot.ts';

const PROCESSES = 100;
/** Fewer for somebody who has little time. */
const ROUNDS = Number(process.env['MEDIBOOK_ROUNDS'] ?? 10_000);

describe.runIf(isLong)(`${PROCESSES} processes on one file`, () => {
  let crowd: Crowd;
  beforeAll(async () => {
    crowd = await Crowd.start(PROCESSES);
  }, 900_000);
  afterAll(() => crowd?.stop());

  oneSlotRace(() => crowd, PROCESSES, ROUNDS);
});

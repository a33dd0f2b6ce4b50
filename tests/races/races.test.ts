import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe } from 'vitest';
import { histories } from '../linearizable/histories.ts';
import { racesOfAllKinds } from './all-kinds.ts';
import { Crowd } from './crowd.ts';
import { DESKS } from './kind.ts';
import { oneSlotRace } from './one-slot.ts';

/** Starting processes takes longer than what most of them do here: these are for all tests of several desks. */
let crowd: Crowd;
beforeAll(async () => {
  const program = fileURLToPath(new URL('../linearizable/history-desk.ts', import.meta.url));
  crowd = await Crowd.start(DESKS, program);
}, 300_000);
afterAll(() => crowd?.stop());

describe(`${DESKS} processes on one file`, () => {
  oneSlotRace(() => crowd, DESKS, 20);
});
describe('races of all kinds', () => {
  racesOfAllKinds(() => crowd);
});
describe('linearizable', () => {
  histories(() => crowd);
});

import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstBrokenAuditRow } from '../../src/main/database/audit.ts';
import { openBeside } from '../../src/main/database/place.ts';
import { builtProgram } from '../support/built-program.ts';
import { doctorWithSlots, openClinic } from '../support/clinic.ts';
import { keepEvidence } from '../support/evidence.ts';
import { seededRandom } from '../support/random.ts';
import { isLong } from '../support/runs.ts';
import { Ledger } from './ledger.ts';
import type { Acknowledgement } from './restless.ts';
import { Crew } from './restless-crew.ts';

const SEED = 20261128;
const DESKS = isLong ? 8 : 3;
const KILLS = isLong ? 1000 : 10;
/** The whole file is checked after so many. */
const WHOLE_EVERY = isLong ? 50 : 2;
/** Milliseconds that they work between two kills, at most. */
const PAUSE = 400;
const DOCTORS = 4;
const SLOTS = 60;

describe(`${DESKS} desks, each a process of its own, that are killed at any moment`, () => {
  let folder: string;
  let crew: Crew;
  let ledger: Ledger;
  beforeAll(async () => {
    const clinic = await openClinic();
    ({ folder } = clinic);
    const slotIds: number[] = [];
    for (let doctor = 0; doctor < DOCTORS; doctor += 1) {
      slotIds.push(...(await doctorWithSlots(clinic, SLOTS)).slots.map(({ id }) => id));
    }
    await clinic.app.close();
    const program = await builtProgram(fileURLToPath(new URL('./restless-desk.ts', import.meta.url)));
    const place = { folder, token: clinic.desk.token ?? '', slotIds };
    crew = new Crew(program, place, { count: DESKS, at: clinic.clock.at });
    ledger = new Ledger(path.join(folder, 'clinic.db'));
  });
  afterAll(async () => {
    await Promise.all(crew.seats.map((seat) => seat.kill()));
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** Mostly one, now and then several, and sometimes all: then the next to come finds a file that nobody has open. */
  function victims(random: () => number) {
    const chance = random();
    const count = chance < 0.75 ? 1 : chance < 0.9 ? 1 + Math.floor(random() * DESKS) : DESKS;
    const from = Math.floor(random() * DESKS);
    return Array.from({ length: count }, (_, index) => crew.seats[(from + index) % DESKS]).filter(
      (seat) => seat !== undefined,
    );
  }

  /** Lets all of them work; now and then one is killed while it starts. */
  async function work(random: () => number): Promise<void> {
    if (random() < 0.8) while (crew.seats.some(({ isReady }) => !isReady)) await sleep(5);
    await sleep(random() * PAUSE);
  }

  async function brokenAuditRow(): Promise<number | null> {
    const database = openBeside({ file: path.join(folder, 'clinic.db') });
    const broken = await database.read(firstBrokenAuditRow);
    await database.close();
    return broken;
  }

  it(`have all that they acknowledged, and nothing twice, after ${KILLS} kills`, async () => {
    const random = seededRandom(SEED);
    const acknowledged: Acknowledgement[] = [];
    let killed = 0;
    /** Acknowledgements when the whole was looked at last. */
    let before = 0;
    for (let round = 1; round <= KILLS; round += 1) {
      await work(random);
      const dead = victims(random);
      await Promise.all(dead.map((seat) => seat.kill()));
      killed += dead.length;
      const answered = crew.takeAnswered().filter(({ bookingId }) => bookingId !== undefined);
      acknowledged.push(...answered);
      // Half of the time before anybody else comes.
      const isSeenFirst = random() < 0.5;
      if (!isSeenFirst) for (const seat of dead) seat.begin();
      const about = `kill ${round} of seed ${SEED}`;
      const isWhole = round % WHOLE_EVERY === 0;
      const broken = isWhole ? ledger.broken() : [];
      // Else they would be killed while they do nothing.
      if (isWhole) {
        expect(acknowledged.length).toBeGreaterThan(before);
        before = acknowledged.length;
      }
      expect({ about, missing: ledger.missing(answered), broken }).toEqual({
        about,
        missing: [],
        broken: [],
      });
      if (isSeenFirst) for (const seat of dead) seat.begin();
    }
    expect(acknowledged.length).toBeGreaterThan(KILLS);
    expect(ledger.missing(acknowledged)).toEqual([]);
    expect(ledger.broken()).toEqual([]);
    expect(await brokenAuditRow()).toBeNull();
    keepEvidence({
      row: 4,
      what: `kill -9 at random moments while ${DESKS} processes book, hold, move and cancel`,
      engine: 'file',
      shown:
        `${KILLS} times, ${killed} processes: ${acknowledged.length} acknowledged, 0 lost; ` +
        `${ledger.bookings()} bookings, 0 double; integrity_check ok; the trail whole`,
    });
  }, 7_200_000);
});

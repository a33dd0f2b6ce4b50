/** Two desks whose clocks differ: on one file each goes by its own, on a server all go by the server's. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type App, openApp } from '../../src/main/app.ts';
import { Clock, type Clinic, deskOf, doctorWithSlots, first, openClinic } from '../support/clinic.ts';
import { keepEvidence } from '../support/evidence.ts';
import { dropDatabase, freshDatabase } from '../support/server.ts';

const MINUTE = 60_000;
const YEAR = 365 * 24 * 60 * MINUTE;
const PIA = { patient: { name: 'Pia Patient' } };

let clinic: Clinic | undefined;
let other: App | undefined;
afterEach(async () => {
  vi.useRealTimers();
  await other?.close();
  await clinic?.requireSound();
  await clinic?.close();
  clinic = other = undefined;
});

/** A clinic in a file, and a second desk on it whose clock is a minute ahead. */
async function openTwo() {
  const here = await openClinic();
  const ahead = new Clock(here.clock.at + MINUTE);
  const there = await openApp({ folder: here.folder, now: ahead.now, sweeper: false });
  clinic = here;
  other = there;
  const pass = (milliseconds: number) => {
    here.clock.pass(milliseconds);
    ahead.pass(milliseconds);
  };
  const slotId = first((await doctorWithSlots(here, 1)).slots).id;
  return { here, slow: here.desk, fast: deskOf(there, here.desk.token), pass, slotId };
}

describe('two desks on a file, a minute apart', () => {
  it('end a hold early by that minute at most, and never book its slot twice', async () => {
    const { slow, fast, pass, slotId } = await openTwo();
    const { id } = await slow.call('bookings.hold', { slotId });
    pass(MINUTE - 1);
    await fast.refused('SLOT_HELD', 'bookings.create', { slotId, ...PIA });
    pass(1);
    // By the clock of the other desk its two minutes are over.
    await fast.call('bookings.create', { slotId, ...PIA });
    await slow.refused('HOLD_EXPIRED', 'bookings.confirm', { id, patient: { name: 'Otto Other' } });
  });

  it('end it late by that minute at most', async () => {
    const { slow, fast, pass, slotId } = await openTwo();
    await fast.call('bookings.hold', { slotId });
    pass(3 * MINUTE - 1);
    await slow.refused('SLOT_HELD', 'bookings.create', { slotId, ...PIA });
    pass(1);
    await slow.call('bookings.create', { slotId, ...PIA });
  });

  it('write one trail, in the order in which things were done', async () => {
    const { here, slow, fast, pass } = await openTwo();
    for (let times = 0; times < 10; times += 1) {
      await (times % 2 === 0 ? fast : slow).call('waitlist.add', { patient: { name: `Patient ${times}` } });
      pass(1000);
    }
    const rows = await here.rows<{ name: string; at: number }>(
      `SELECT patient.name, audit.at FROM audit_log AS audit JOIN waitlist ON waitlist.id = audit.entity_id
        JOIN patients AS patient ON patient.id = waitlist.patient_id
        WHERE audit.procedure = 'waitlist.add' AND audit.entity = 'waitlist' ORDER BY audit.id`,
    );
    expect(rows.map(({ name }) => name)).toEqual(
      Array.from({ length: 10 }, (_, index) => `Patient ${index}`),
    );
    expect(await here.admin.call('audit.verify', {})).toMatchObject({ isDone: true, brokenId: null });
    keepEvidence({
      row: 8,
      what: 'Two desks a minute apart',
      engine: 'file',
      shown:
        'a hold ends early or late by that minute at most; one trail in the order of what was done, its chain whole',
    });
  });
});

describe('a desk on a server', () => {
  it('goes by the server’s clock, also when its own jumps by a year while it is open', async () => {
    const server = await freshDatabase();
    const begun = Date.now();
    const desk = await openClinic({ server, at: begun });
    await desk.app.close();
    // Without a clock of the test's own.
    const app = await openApp({ folder: desk.folder, server, sweeper: false });
    const rita = deskOf(app, desk.desk.token);
    await rita.call('auth.me', {});
    for (const jump of [YEAR, -YEAR, 0]) {
      vi.useFakeTimers({ toFake: ['Date'], now: begun + jump });
      // Seven days are over by the desk's own clock.
      await rita.call('auth.me', {});
      expect(Math.abs(app.now() - begun)).toBeLessThan(10 * MINUTE);
      const { createdAt } = await rita.call('waitlist.add', PIA);
      expect(Math.abs(Date.parse(createdAt) - begun)).toBeLessThan(10 * MINUTE);
    }
    vi.useRealTimers();
    await app.close();
    await dropDatabase(server);
    keepEvidence({
      row: 8,
      what: 'A desk whose own clock jumps by a year',
      engine: 'server',
      shown: 'goes by the server’s: nobody is signed out, and what is written has the right time',
    });
  });
});

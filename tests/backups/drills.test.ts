/** Going back while the desk is at work, again and again: what is there afterwards is what was backed up. */
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { backupsIn } from '../../src/main/backups/shelf.ts';
import { type Clinic, type Desk, doctorWithSlots, openClinic, PASSWORD } from '../support/clinic.ts';
import { brokenInvariantsOf } from '../support/invariants.ts';
import { logicalHash } from '../support/logical-hash.ts';
import { seededRandom } from '../support/random.ts';

const DRILLS = process.env['MEDIBOOK_LONG'] ? 50 : 2;
/** Milliseconds. */
const PATIENCE = 600_000;
let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
  await doctorWithSlots(clinic, 3000);
});
afterAll(() => clinic.close());

async function signedIn(): Promise<Desk> {
  const { token } = await clinic.nobody.call('auth.login', { email: 'ada@clinic.test', password: PASSWORD });
  return clinic.as(token);
}

/** Books and cancels until it is told to stop, or signed out. */
async function work(desk: Desk, state: { isOver: boolean }, random: () => number): Promise<void> {
  while (!state.isOver) {
    // As calls come in one by one, others get their turn between them.
    await setImmediate();
    const slots = await desk.ask('slots.list', { availableOnly: true, limit: 50 });
    if (!slots.ok) return;
    const slot = slots.value.items[Math.floor(random() * slots.value.items.length)];
    const name = `Patient ${Math.floor(random() * 1_000_000)}`;
    const booked = await desk.ask('bookings.create', { slotId: slot?.id ?? 0, patient: { name } });
    if (booked.ok && random() < 0.3) await desk.ask('bookings.cancel', { id: booked.value.id });
  }
}

it(
  `${DRILLS} restores under load mean what their backups mean`,
  async () => {
    const random = seededRandom(50);
    const folder = path.join(clinic.folder, 'backups');
    for (let drill = 0; drill < DRILLS; drill += 1) {
      const state = { isOver: false };
      const desk = await signedIn();
      const working = [work(desk, state, random), work(desk, state, random)];
      await desk.call('backups.make', {});
      await clinic.app.backups.idle();
      const shelf = backupsIn(folder);
      const chosen = shelf[Math.floor(random() * Math.min(3, shelf.length))];
      const name = chosen?.name ?? '';
      await desk.call('backups.restore', { source: { place: 'own', name } });
      await clinic.app.backups.idle();
      state.isOver = true;
      await Promise.all(working);
      const file = path.join(clinic.folder, 'clinic.db');
      expect(clinic.app.backups.state().restore).toEqual({ outcome: 'done', problem: null });
      expect(logicalHash(file, chosen?.manifest?.lastChange)).toBe(logicalHash(chosen?.file ?? ''));
      expect(brokenInvariantsOf(file)).toEqual([]);
      expect(backupsIn(folder)[0]?.reason).toBe('before-restore');
      clinic.clock.pass(60_000);
    }
  },
  PATIENCE,
);

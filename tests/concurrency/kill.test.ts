import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../src/main/database/sqlite/connection.ts';
import { type Clinic, doctorWithSlots, openClinic } from '../support/clinic.ts';
import { brokenInvariants } from '../support/invariants.ts';
import { seededRandom } from '../support/random.ts';
import { WorkerProcess } from './processes.ts';

const ROUNDS = process.env['MEDIBOOK_LONG'] ? 1000 : 10;
const SLOTS = 60;

describe('a process that is killed while it books', () => {
  let clinic: Clinic;
  const acknowledged: number[] = [];
  beforeAll(async () => {
    clinic = await openClinic();
  });
  afterAll(() => clinic.close());

  /** Books until it is killed: when so many bookings are acknowledged, in the middle of the next one. */
  async function killAfter(bookings: number): Promise<number> {
    const { slots } = await doctorWithSlots(clinic, SLOTS);
    const work = { do: 'acknowledge', slotIds: slots.map(({ id }) => id) } as const;
    const { folder, clock, desk } = clinic;
    const worker = new WorkerProcess({ folder, token: desk.token ?? '', at: clock.at });
    await worker.ready();
    let count = 0;
    await worker.runUntil(work, (id) => {
      acknowledged.push(id);
      count += 1;
      return count === bookings;
    });
    await worker.stop();
    return count;
  }

  function look(): { confirmed: Set<number>; broken: string[] } {
    const sql = connect({ file: path.join(clinic.folder, 'clinic.db') }, 'writer');
    const ids = sql.prepare(`SELECT id FROM bookings WHERE status = 'CONFIRMED'`).pluck().all() as number[];
    const broken = brokenInvariants(sql);
    sql.close();
    return { confirmed: new Set(ids), broken };
  }

  it(`has every booking that it acknowledged, ${ROUNDS} times`, async () => {
    const random = seededRandom(20260302);
    for (let round = 0; round < ROUNDS; round += 1) {
      const wanted = 1 + Math.floor(random() * 30);
      expect(await killAfter(wanted)).toBeGreaterThanOrEqual(wanted);
      const { confirmed, broken } = look();
      expect(acknowledged.filter((id) => !confirmed.has(id))).toEqual([]);
      expect(broken).toEqual([]);
      expect(confirmed.size).toBeLessThan((round + 1) * SLOTS);
    }
  }, 3_600_000);
});

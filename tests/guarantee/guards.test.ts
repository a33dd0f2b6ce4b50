/** Each guard of a booking by itself: what comes before it is gone around, and without it the test fails. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandContext } from '../../src/main/context.ts';
import type { WriteDb } from '../../src/main/database/database.ts';
import { refusalOf } from '../../src/main/database/problems.ts';
import { connect } from '../../src/main/database/sqlite/connection.ts';
import { claimSlots, freeSlots } from '../../src/main/features/bookings/claims.ts';
import { endExpiredHoldOn } from '../../src/main/features/bookings/holds.ts';
import { getSlotRow, type SlotRow } from '../../src/main/features/slots/queries.ts';
import { builtProgram } from '../support/built-program.ts';
import { type Clinic, doctorWithSlots, first, HOLD_LENGTH, openClinic } from '../support/clinic.ts';
import { dropDatabase, freshDatabase } from '../support/server.ts';
import { openStore, type Store } from '../support/store.ts';

const patient = { name: 'Paula Patient' };
/** Of each of two processes that write the same row. */
const ROUNDS = 20;

describe.each(['file', 'server'] as const)('in a clinic in a %s', (engine) => {
  let clinic: Clinic;
  beforeAll(async () => {
    clinic = await openClinic(engine === 'server' ? { server: await freshDatabase() } : {});
  });
  afterAll(async () => {
    await clinic.requireSound();
    await clinic.close();
    if (clinic.place.server) await dropDatabase(clinic.place.server);
  });

  const newSlot = async () => first((await doctorWithSlots(clinic, 1)).slots);
  const write = <T>(work: (db: WriteDb) => Promise<T>) => clinic.app.database.write(work);
  const holderOf = async (slotId: number) =>
    (
      await clinic.rows<{ id: number }>(
        `SELECT booking_id AS id FROM booking_slots WHERE slot_id = ${slotId}`,
      )
    ).map(({ id }) => id);

  /** What a command has, without what runs before its own work. */
  const contextOf = (db: WriteDb) =>
    ({ db, now: clinic.clock.now, audit: () => {} }) as unknown as CommandContext;

  /** A booking that asked nothing before it claims. */
  async function claimUnasked(db: WriteDb, slot: SlotRow): Promise<void> {
    const { id } = await db
      .insertInto('bookings')
      .values({
        doctor_id: slot.doctor_id,
        slot_id: slot.id,
        starts_at: slot.starts_at,
        ends_at: slot.ends_at,
        status: 'PENDING',
        booked_at: 1,
        expires_at: 2,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await claimSlots(db, id, [slot]);
  }

  it('the claim’s key refuses a second claim that asked nobody and has the slot’s version right', async () => {
    const { id: slotId } = await newSlot();
    const { id } = await clinic.desk.call('bookings.create', { slotId, patient });
    const refusal = await write(async (db) => claimUnasked(db, await getSlotRow(db, slotId))).catch(
      refusalOf,
    );
    expect(refusal).toMatchObject({ wire: { reason: 'SLOT_BOOKED' } });
    expect(await holderOf(slotId)).toEqual([id]);
    expect(await clinic.rows(`SELECT id FROM bookings WHERE slot_id = ${slotId}`)).toEqual([{ id }]);
  });

  it('the version refuses a claim on a slot that is free and not as it was read', async () => {
    const { id: slotId } = await newSlot();
    const claimed = write(async (db) => {
      const slot = await getSlotRow(db, slotId);
      await claimUnasked(db, { ...slot, version: slot.version - 1 });
    });
    await expect(claimed).rejects.toMatchObject({ wire: { reason: 'SLOT_MODIFIED' } });
    expect(await holderOf(slotId)).toEqual([]);
  });

  it('the version tells a desk that the slot changed since it looked, though it is free', async () => {
    const slot = await newSlot();
    await clinic.admin.call('slots.block', { id: slot.id });
    await clinic.admin.call('slots.unblock', { id: slot.id });
    const input = { slotId: slot.id, slotVersion: slot.version, patient };
    await clinic.desk.refused('SLOT_MODIFIED', 'bookings.create', input);
  });

  it('freeing takes a booking’s own claims only, also for one that is long cancelled', async () => {
    const { id: slotId } = await newSlot();
    const stale = await clinic.desk.call('bookings.create', { slotId, patient });
    await clinic.desk.call('bookings.cancel', { id: stale.id });
    const { id } = await clinic.desk.call('bookings.create', { slotId, patient });
    await write((db) => freeSlots(contextOf(db), stale.id));
    expect(await holderOf(slotId)).toEqual([id]);
  });

  it('a hold past its time ends on the way, with no sweeper, and one that has time left does not', async () => {
    const { id: slotId } = await newSlot();
    const held = await clinic.desk.call('bookings.hold', { slotId });
    clinic.clock.pass(HOLD_LENGTH - 1);
    await write(async (db) => endExpiredHoldOn(contextOf(db), await getSlotRow(db, slotId)));
    expect(await holderOf(slotId)).toEqual([held.id]);
    clinic.clock.pass(1);
    const { id } = await clinic.desk.call('bookings.create', { slotId, patient });
    expect(await holderOf(slotId)).toEqual([id]);
    expect((await clinic.desk.call('bookings.get', { id: held.id })).status).toBe('FAILED');
  });
});

describe('a write to a file', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore();
    store.sql.exec('CREATE TABLE counter (n INTEGER); INSERT INTO counter VALUES (0)');
  });
  afterAll(() => store.close());

  it('has the lock before its first look (IMMEDIATE)', async () => {
    const clinic = await openClinic();
    const other = connect({ file: path.join(clinic.folder, 'clinic.db') }, 'writer');
    other.pragma('busy_timeout = 0');
    const begun = await clinic.app.database.write(async () => {
      try {
        other.exec('BEGIN IMMEDIATE; ROLLBACK');
        return 'another could begin';
      } catch (error) {
        return (error as { code: string }).code;
      }
    });
    other.close();
    await clinic.close();
    expect(begun).toBe('SQLITE_BUSY');
  });

  it('beside those of other processes is never turned away; with a plain BEGIN many are', async () => {
    const program = await builtProgram(fileURLToPath(new URL('./counter.ts', import.meta.url)));
    const run = async (begin: string) => {
      const children = [0, 1].map(() => fork(program, [store.file, String(ROUNDS), begin], { execArgv: [] }));
      await Promise.all(children.map((child) => once(child, 'message')));
      const counted = Promise.all(children.map((child) => once(child, 'message')));
      for (const child of children) child.send('go');
      const counts = (await counted).flatMap(([counts]) => counts as object) as {
        done: number;
        busy: number;
      }[];
      return { done: sum(counts.map(({ done }) => done)), busy: sum(counts.map(({ busy }) => busy)) };
    };
    expect(await run('BEGIN IMMEDIATE')).toEqual({ done: 2 * ROUNDS, busy: 0 });
    expect(store.sql.prepare('SELECT n FROM counter').pluck().get()).toBe(2 * ROUNDS);
    expect((await run('BEGIN')).busy).toBeGreaterThan(0);
  });
});

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);

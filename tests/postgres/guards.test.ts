import fs from 'node:fs';
import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp } from '../../src/main/app.ts';
import { RUN_BESIDE_OTHERS } from '../../src/main/concurrent.ts';
import type { WriteDb } from '../../src/main/database/database.ts';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import { LOCKS, type PostgresDatabase } from '../../src/main/database/postgres/postgres-database.ts';
import { claimSlots } from '../../src/main/features/bookings/claims.ts';
import { getSlotRow } from '../../src/main/features/slots/queries.ts';
import {
  type Clinic,
  deskOf,
  doctorWithSlots,
  first,
  openClinic,
  temporaryFolder,
  uuid,
} from '../support/clinic.ts';
import { dropDatabase, freshDatabase } from '../support/server.ts';
import { brokenOnServer } from './invariants.ts';
import { connectTo, saidBy } from './plain-sql.ts';
import { untilOneWaits } from './waiting.ts';
import { waitingCase } from './waiting-cases.ts';

const patient = { name: 'Paula Patient' };

describe('each guard of a clinic on a server, by itself', () => {
  let address: ServerAddress;
  let clinic: Clinic;
  let tool: pg.Client;
  let watcher: pg.Client;
  beforeAll(async () => {
    address = await freshDatabase();
    clinic = await openClinic({ server: address });
    tool = await connectTo(address);
    watcher = await connectTo(address);
  });
  afterAll(async () => {
    const broken = await brokenOnServer(watcher);
    await Promise.all([tool.end(), watcher.end()]);
    await clinic.close();
    await dropDatabase(address);
    if (broken.length > 0) throw new Error(broken.join('; '));
  });

  const onServer = () => clinic.app.database as PostgresDatabase;
  const newSlot = async () => first((await doctorWithSlots(clinic, 1)).slots);

  describe('the lock of a row', () => {
    it.each([...RUN_BESIDE_OTHERS])('%s waits for whoever has it, before it looks', async (name) => {
      const { lock, ask } = await waitingCase(clinic, name);
      await tool.query('BEGIN');
      await tool.query(`SELECT FROM ${lock.table} WHERE id = $1 FOR UPDATE`, [lock.id]);
      const asked = ask();
      // It waits at its first look: not at the claim's key, nor at the version, which come later.
      expect((await untilOneWaits(watcher))?.query).toMatch(/\bFOR UPDATE$/);
      await tool.query('COMMIT');
      expect(await asked).toMatchObject({ ok: true });
    });

    it('has the second one find what the first one did', async () => {
      const { id: slotId } = await newSlot();
      await tool.query('BEGIN');
      await tool.query('SELECT FROM appointment_slots WHERE id = $1 FOR UPDATE', [slotId]);
      const asked = clinic.desk.ask('bookings.create', { slotId, patient });
      await untilOneWaits(watcher);
      await tool.query('UPDATE appointment_slots SET version = version + 1, blocked = 1 WHERE id = $1', [
        slotId,
      ]);
      await tool.query('COMMIT');
      expect(await asked).toMatchObject({ error: { reason: 'SLOT_BLOCKED' } });
    });

    it('is the whole clinic for a command that is not made to run beside others', async () => {
      const { id } = await newSlot();
      await tool.query('BEGIN');
      await tool.query(`SELECT pg_advisory_xact_lock_shared(${LOCKS.space}, ${LOCKS.clinic})`);
      const blocked = clinic.admin.call('slots.block', { id });
      expect((await untilOneWaits(watcher))?.query).toMatch(/pg_advisory_xact_lock\(/);
      const { rows } = await watcher.query('SELECT blocked FROM appointment_slots WHERE id = $1', [id]);
      expect(rows).toEqual([{ blocked: 0 }]);
      await tool.query('COMMIT');
      await blocked;
    });
  });

  describe('the version of the slot', () => {
    it('tells a desk that what it looked at is no longer so, though the slot is free', async () => {
      const slot = await newSlot();
      await clinic.admin.call('slots.block', { id: slot.id });
      await clinic.admin.call('slots.unblock', { id: slot.id });
      const input = { slotId: slot.id, slotVersion: slot.version, patient };
      await clinic.desk.refused('SLOT_MODIFIED', 'bookings.create', input);
      await clinic.desk.call('bookings.create', { ...input, slotVersion: slot.version + 2 });
    });

    it('refuses a claim on what was read without a lock and has changed since, and takes all of it back', async () => {
      const { id, doctorId } = await newSlot();
      const claimed = onServer().write(async (db) => {
        const slot = await getSlotRow(db, id);
        // Another desk changes it here, which the lock would have made impossible.
        await tool.query('UPDATE appointment_slots SET version = version + 1 WHERE id = $1', [id]);
        const row = { doctor_id: doctorId, slot_id: id, starts_at: slot.starts_at, ends_at: slot.ends_at };
        const [booking] = await db
          .insertInto('bookings')
          .values({ ...row, status: 'PENDING', booked_at: 1, expires_at: 2 })
          .returning('id')
          .execute();
        await claimSlots(db, booking?.id ?? 0, [slot]);
      });
      await expect(claimed).rejects.toMatchObject({ wire: { reason: 'SLOT_MODIFIED' } });
      const { rows } = await tool.query('SELECT id FROM bookings WHERE slot_id = $1', [id]);
      expect(rows).toEqual([]);
    });
  });

  describe('beginning anew', () => {
    const rename = (db: WriteDb, id: number, name: string) =>
      db.updateTable('doctors').set({ name }).where('id', '=', id).execute();

    /** Two that lock the same two rows in opposite order, each holding the first before either asks for the second. */
    async function crossing(
      write: (order: readonly [number, number], meet: () => Promise<void>) => Promise<void>,
    ) {
      const [one, two] = [
        (await doctorWithSlots(clinic, 0)).doctor.id,
        (await doctorWithSlots(clinic, 0)).doctor.id,
      ];
      let arrived = 0;
      let open = () => {};
      const met = new Promise<void>((resolve) => {
        open = resolve;
      });
      // Who comes again finds the way open.
      const meet = async () => {
        arrived += 1;
        if (arrived === 2) open();
        await met;
      };
      return Promise.allSettled([write([one, two], meet), write([two, one], meet)]);
    }

    it('lets both of two get through that were in each other’s way (40P01)', async () => {
      const database = onServer();
      const before = database.counts.retries;
      const outcomes = await crossing(([one, two], meet) =>
        database.write(
          async (db) => {
            await rename(db, one, 'A');
            await meet();
            await rename(db, two, 'B');
          },
          { isShared: true },
        ),
      );
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
      expect(database.counts.retries).toBeGreaterThan(before);
    });

    it('is what they need: in plain SQL one of them is given up', async () => {
      const clients = [tool, await connectTo(address)] as const;
      let next = 0;
      const outcomes = await crossing(async ([one, two], meet) => {
        const client = clients[next++ % 2] as pg.Client;
        await client.query('BEGIN');
        await client.query(`UPDATE doctors SET name = 'A' WHERE id = $1`, [one]);
        await meet();
        try {
          await client.query(`UPDATE doctors SET name = 'B' WHERE id = $1`, [two]);
        } finally {
          await client.query('COMMIT');
        }
      });
      await clients[1].end();
      const refused = outcomes.flatMap((outcome) =>
        outcome.status === 'rejected' ? [saidBy(outcome.reason)] : [],
      );
      expect(refused.map(({ state }) => state)).toEqual(['40P01']);
    });

    it('also where the server says that it cannot be serialized (40001)', async () => {
      const database = onServer();
      const before = database.counts.retries;
      let tries = 0;
      await database.write(async (db) => {
        tries += 1;
        await db
          .insertInto('rooms')
          .values({ name: `Room ${tries}`, created_at: 0 })
          .execute();
        if (tries === 1) await sql`DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40001'; END $$`.execute(db);
      });
      expect(database.counts.retries).toBe(before + 1);
      expect((await tool.query('SELECT name FROM rooms')).rows).toEqual([{ name: 'Room 2' }]);
    });

    it('does not go on for ever, and leaves nothing', async () => {
      let tries = 0;
      const never = onServer().write(async (db) => {
        tries += 1;
        await db
          .insertInto('rooms')
          .values({ name: `Hall ${tries}`, created_at: 0 })
          .execute();
        throw Object.assign(new Error('could not serialize access'), { code: '40001' });
      });
      await expect(never).rejects.toMatchObject({ code: '40001' });
      expect(tries).toBeGreaterThan(5);
      expect((await tool.query(`SELECT id FROM rooms WHERE name LIKE 'Hall%'`)).rows).toEqual([]);
    });
  });

  describe('the id of a command', () => {
    const called = async (name: string) =>
      (await tool.query('SELECT id FROM patients WHERE name = $1', [name])).rows;

    it('is carried out once, however many ask at once and wherever they ask', async () => {
      const folder = temporaryFolder();
      const other = await openApp({ folder, server: address, now: clinic.clock.now, sweeper: false });
      const desks = [clinic.desk, deskOf(other, clinic.desk.token)];
      const commandId = uuid();
      const asked = desks.flatMap((desk) =>
        Array.from({ length: 5 }, () => desk.call('patients.create', { name: 'Only Once' }, commandId)),
      );
      const answers = await Promise.all(asked);
      await other.close();
      fs.rmSync(folder, { recursive: true });
      expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
      expect(await called('Only Once')).toHaveLength(1);
    });

    it('is what keeps it from being done again: without one all of them are', async () => {
      const asked = Array.from({ length: 10 }, () =>
        clinic.desk.call('patients.create', { name: 'Ten Times' }),
      );
      await Promise.all(asked);
      expect(await called('Ten Times')).toHaveLength(10);
    });

    it('belongs to one wish: the same id for another slot is refused', async () => {
      const slots = (await doctorWithSlots(clinic, 2)).slots.map(({ id }) => id);
      const commandId = uuid();
      const asked = slots.map((slotId) => clinic.desk.ask('bookings.create', { slotId, patient }, commandId));
      const outcomes = await Promise.all(asked);
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ error: { reason: 'COMMAND_REUSED' } });
      const { rows } = await tool.query('SELECT id FROM bookings WHERE slot_id = ANY($1)', [slots]);
      expect(rows).toHaveLength(1);
    });
  });
});

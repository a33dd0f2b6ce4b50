import fs from 'node:fs';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../src/main/app.ts';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import type { PostgresDatabase } from '../../src/main/database/postgres/postgres-database.ts';
import {
  type Clinic,
  type Desk,
  deskOf,
  doctorWithSlots,
  first,
  openClinic,
  temporaryFolder,
  uuid,
} from '../support/clinic.ts';
import { dropDatabase, freshDatabase } from '../support/server.ts';
import { type Cut, CuttingProxy } from './cutting-proxy.ts';
import { brokenOnServer } from './invariants.ts';
import { connectTo } from './plain-sql.ts';

/** In the last test, which cuts over and over. */
const COMMANDS = process.env['MEDIBOOK_LONG'] ? 2000 : 40;
const patient = { name: 'Paula Patient' };

describe('a line that is cut in the middle of a COMMIT', () => {
  let address: ServerAddress;
  /** Sets the clinic up, and looks at it, over a line of its own. */
  let clinic: Clinic;
  let proxy: CuttingProxy;
  let folder: string;
  let app: App;
  /** Whose line is cut. */
  let desk: Desk;
  let tool: pg.Client;
  beforeAll(async () => {
    address = await freshDatabase();
    clinic = await openClinic({ server: address });
    proxy = await CuttingProxy.start(address);
    folder = temporaryFolder();
    const server = { ...address, port: proxy.port };
    app = await openApp({ folder, server, now: clinic.clock.now, sweeper: false });
    desk = deskOf(app, clinic.desk.token);
    tool = await connectTo(address);
  });
  afterAll(async () => {
    await tool.end();
    await app.close();
    await proxy.stop();
    await clinic.close();
    await dropDatabase(address);
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const bookingsOf = async (slotId: number) =>
    (
      await tool.query<{ id: number; status: string }>('SELECT id, status FROM bookings WHERE slot_id = $1', [
        slotId,
      ])
    ).rows;
  const freeSlot = async () => first((await doctorWithSlots(clinic, 1)).slots).id;

  it.each(['before', 'after'] satisfies Cut[])(
    '%s the server has carried it out: the command is answered, and there is one booking',
    async (where) => {
      const slotId = await freeSlot();
      const { cuts } = proxy;
      const { counts } = app.database as PostgresDatabase;
      const { reconnects } = counts;
      proxy.cutNextCommit(where);
      const commandId = uuid();
      const booking = await desk.call('bookings.create', { slotId, patient }, commandId);
      expect(proxy.cuts).toBe(cuts + 1);
      expect(counts.reconnects).toBeGreaterThan(reconnects);
      expect(await bookingsOf(slotId)).toEqual([{ id: booking.id, status: 'CONFIRMED' }]);
      // Whoever asks again, here or elsewhere, gets that very answer.
      expect(await desk.call('bookings.create', { slotId, patient }, commandId)).toEqual(booking);
      expect(await clinic.desk.call('bookings.create', { slotId, patient }, commandId)).toEqual(booking);
      const audited = await tool.query('SELECT id FROM audit_log WHERE command_id = $1', [commandId]);
      // The booking's, and the new patient's.
      expect(audited.rows).toHaveLength(2);
      expect(await brokenOnServer(tool)).toEqual([]);
    },
  );

  it('is told to a caller who names no command, too: the desk gives it one', async () => {
    const slotId = await freeSlot();
    proxy.cutNextCommit('after');
    const { id } = await desk.call('bookings.create', { slotId, patient });
    expect(await bookingsOf(slotId)).toEqual([{ id, status: 'CONFIRMED' }]);
  });

  it('after which the server stays away: the outcome is said to be open, and asking again tells', async () => {
    const slotId = await freeSlot();
    const commandId = uuid();
    proxy.goDownAtNextCommit('after');
    const answer = await desk.ask('bookings.create', { slotId, patient }, commandId);
    expect(answer).toMatchObject({ error: { code: 'UNAVAILABLE', reason: 'OUTCOME_UNKNOWN' } });
    const [booked] = await bookingsOf(slotId);
    expect(booked).toMatchObject({ status: 'CONFIRMED' });
    proxy.isDown = false;
    expect(await desk.call('bookings.create', { slotId, patient }, commandId)).toMatchObject({
      id: booked?.id,
    });
    expect(await bookingsOf(slotId)).toHaveLength(1);
  });

  it('again and again, wherever it is in its work: each command is carried out once', async () => {
    const slots = (await doctorWithSlots(clinic, COMMANDS)).slots.map(({ id }) => id);
    const { cuts } = proxy;
    // A booking takes half as many statements: so a cut comes at another place of it each time.
    proxy.cutEvery(41);
    const booked = new Map<number, number>();
    for (const slotId of slots) booked.set(slotId, await insist(slotId, uuid()));
    proxy.cutEvery(Number.POSITIVE_INFINITY);
    const { rows } = await tool.query<{ slot: number; id: number }>(
      'SELECT slot_id AS slot, id FROM bookings WHERE slot_id = ANY($1)',
      [slots],
    );
    expect(rows).toHaveLength(COMMANDS);
    expect(new Map(rows.map(({ slot, id }) => [slot, id]))).toEqual(booked);
    expect(proxy.cuts - cuts).toBeGreaterThan(COMMANDS / 8);
    expect(await brokenOnServer(tool)).toEqual([]);
  });

  /** As a desk does: it asks again until there is an answer. */
  async function insist(slotId: number, commandId: string): Promise<number> {
    for (;;) {
      const answer = await desk.ask('bookings.create', { slotId, patient }, commandId);
      if (answer.ok) return answer.value.id;
      if (answer.error.code !== 'UNAVAILABLE') throw new Error(answer.error.reason);
    }
  }
});

/** While the server is away nobody waits and nothing is lost; when it is back, all is as it should be. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import type { ServerState } from '../../src/shared/server-state.ts';
import { openApp } from '../../src/main/app.ts';
import { migratePostgres } from '../../src/main/database/postgres/migrate.ts';
import { doctorWithSlots, first, temporaryFolder, uuid } from '../support/clinic.ts';
import { OwnServer } from '../postgres/own-server.ts';
import { type EventReader, readEvents } from '../support/event-reader.ts';
import { serveClinic, type ServedClinic } from '../support/wire.ts';

let server: OwnServer;
let address: ServerAddress;
let clinic: ServedClinic;
let readers: EventReader[];
let made = 0;

beforeAll(async () => {
  server = await OwnServer.start('fsync=off');
  await migratePostgres(await server.createDatabase('template'));
});
afterAll(() => server.stop());
beforeEach(async () => {
  readers = [];
  address = await server.createDatabase(`clinic_${(made += 1)}`, 'template');
  clinic = await serveClinic({ heartbeat: 50, server: address });
});
afterEach(async () => {
  for (const reader of readers) reader.close();
  await clinic.close();
});

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo() && tries < 2000; tries += 1) await sleep(10);
  expect(isSo()).toBe(true);
}

async function killServer(): Promise<void> {
  await server.die('kill');
  await until(() => clinic.app.watch.isAway);
}

async function startServer(): Promise<void> {
  await server.start();
  await until(() => !clinic.app.watch.isAway);
}

async function read(options: Parameters<typeof readEvents>[1]): Promise<EventReader> {
  const reader = await readEvents(clinic.host.url, options);
  readers.push(reader);
  return reader;
}

/** What a stream has told of the server, in order. */
const statesIn = (reader: EventReader) =>
  [...reader.text().matchAll(/^event: server\ndata: (.*)$/gm)].map(
    ([, data]) => JSON.parse(data ?? '') as ServerState,
  );

describe('while the server is away', () => {
  it('calls are refused at once, and what was seen before is answered with its time', async () => {
    const { doctor, slots } = await doctorWithSlots(clinic, 2);
    const seen = await clinic.desk.call('slots.list', { doctorId: doctor.id });
    const before = await clinic.desk.call('doctors.list', {});
    await clinic.admin.call('doctors.update', { id: doctor.id, name: 'Changed' });
    await clinic.nobody.call('setup.status', {});
    await killServer();

    const booking = { slotId: first(slots).id, patient: { name: 'Pia' } };
    const error = await clinic.desk.refused('SERVER_AWAY', 'bookings.create', booking);
    expect(error.code).toBe('UNAVAILABLE');
    expect((await clinic.post('bookings.create', booking, { token: clinic.desk.token })).status).toBe(503);
    await clinic.desk.refused('SERVER_AWAY', 'slots.list', { date: '2026-03-09' });

    const { lastSeen } = clinic.app.watch.state;
    const still = await clinic.desk.ask('slots.list', { doctorId: doctor.id });
    // The doctor's new name is in it, and so it is known to be older than the last that was heard.
    expect(still).toEqual({ ok: true, value: seen, asOf: new Date(clinic.clock.at).toISOString() });
    expect(await clinic.desk.ask('doctors.list', {})).toMatchObject({ ok: true, value: before });
    expect(await clinic.nobody.ask('setup.status', {})).toMatchObject({ ok: true, asOf: lastSeen });
    await startServer();
  });

  it('nobody sees what another one saw, and whoever signs out gives it up', async () => {
    await clinic.desk.call('auth.me', {});
    await clinic.desk.call('settings.get', {});
    await killServer();
    await clinic.admin.refused('SERVER_AWAY', 'settings.get', {});
    await clinic.as('stolen').refused('SERVER_AWAY', 'settings.get', {});
    expect((await clinic.desk.ask('settings.get', {})).ok).toBe(true);
    const cookie = { Cookie: `medibook_${clinic.host.port}=${clinic.desk.token}` };
    const answer = await clinic.post('auth.logout', {}, { headers: cookie });
    expect(answer.headers.get('set-cookie')).toMatch(/Max-Age=0$/);
    await clinic.desk.refused('SERVER_AWAY', 'settings.get', {});
    await startServer();
  });

  it('a question that is open is not waited for', async () => {
    const client = await server.connect(address.database);
    client.on('error', () => {});
    await client.query('BEGIN; LOCK TABLE patients IN ACCESS EXCLUSIVE MODE');
    const asked = clinic.desk.ask('patients.search', { query: 'pia' });
    await sleep(50);
    await killServer();
    expect(await asked).toMatchObject({ ok: false, error: { reason: 'SERVER_AWAY' } });
    await startServer();
  });
});

describe('a server that says nothing any more, as when a cable is pulled', () => {
  it('is away after a while, and nobody waits for it any longer', async () => {
    const { slots } = await doctorWithSlots(clinic, 1);
    await clinic.desk.call('settings.get', {});
    const processes = await processesOfServer();
    for (const pid of processes) process.kill(pid, 'SIGSTOP');
    const booking = { slotId: first(slots).id, patient: { name: 'Pia' } };
    const id = uuid();
    const [asked, booked] = await Promise.all([
      clinic.desk.ask('settings.get', {}),
      clinic.desk.ask('bookings.create', booking, id),
    ]);
    expect(asked).toMatchObject({ ok: true, asOf: clinic.app.watch.state.lastSeen });
    expect(booked).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
    expect(clinic.app.watch.isAway).toBe(true);
    for (const pid of processes) process.kill(pid, 'SIGCONT');
    await until(() => !clinic.app.watch.isAway);
    expect((await clinic.desk.call('bookings.create', booking, id)).status).toBe('CONFIRMED');
    expect((await clinic.desk.call('bookings.list', {})).items.length).toBe(1);
  });
});

async function processesOfServer(): Promise<number[]> {
  const rows = await server.ask<{ pid: number }>(
    'postgres',
    `SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS pid
     UNION SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()`,
  );
  return rows.map(({ pid }) => pid);
}

describe('when it is back', () => {
  it('the same command is carried out once, and what others did meanwhile is heard', async () => {
    const { slots } = await doctorWithSlots(clinic, 2);
    const heard: string[] = [];
    clinic.app.changes.subscribe(({ entity }) => void heard.push(entity));
    const booking = { slotId: first(slots).id, patient: { name: 'Pia' } };
    const id = uuid();
    await killServer();
    expect(await clinic.desk.ask('bookings.create', booking, id)).toMatchObject({ ok: false });
    await server.start();
    const { now } = clinic.clock;
    const other = await openApp({ folder: temporaryFolder(), server: address, now, sweeper: false });
    const room = await other.dispatch({ token: clinic.admin.token, desk: 'x' }, 'rooms.create', {
      name: 'R',
    });
    expect(room.ok).toBe(true);
    await other.close();
    await until(() => heard.includes('rooms'));
    const answers = [1, 2].map(() => clinic.desk.call('bookings.create', booking, id));
    const [one, again] = await Promise.all(answers);
    expect(one).toEqual(again);
    expect((await clinic.desk.call('bookings.list', {})).items.length).toBe(1);
  });

  it('no connection of before is left in the way', async () => {
    await Promise.all(Array.from({ length: 6 }, () => clinic.desk.call('settings.get', {})));
    for (let round = 0; round < 3; round += 1) {
      await killServer();
      await startServer();
      const answers = Array.from({ length: 6 }, () => clinic.admin.ask('doctors.list', {}));
      for (const answer of await Promise.all(answers)) expect(answer).not.toHaveProperty('asOf');
      await clinic.admin.call('rooms.create', { name: `Room ${round}` });
    }
  });
});

describe('pages', () => {
  it('are told, signed in or not, and the stream goes on', async () => {
    const [mine, nobodys] = [
      await read({ token: clinic.desk.token }),
      await read({ token: null, query: '?only=server' }),
    ];
    await until(() => statesIn(mine).length === 1 && statesIn(nobodys).length === 1);
    await killServer();
    await until(() => statesIn(mine).length === 2 && statesIn(nobodys).length === 2);
    await sleep(200);
    await startServer();
    await until(() => statesIn(mine).length === 3 && statesIn(nobodys).length === 3);
    for (const reader of [mine, nobodys]) {
      const [before, away, back] = statesIn(reader);
      expect([before?.isAway, away?.isAway, back?.isAway]).toEqual([false, true, false]);
      expect(away?.lastSeen).toMatch(/Z$/);
    }
    const { doctor } = await doctorWithSlots(clinic, 0);
    expect(await mine.until(1)).toMatchObject([{ entity: 'doctors', ids: [doctor.id] }]);
    expect(nobodys.events.some(({ entity }) => entity === 'doctors')).toBe(false);
  });

  it('that come while it is away keep their cookie, wait, and hear what they missed', async () => {
    const { doctor } = await doctorWithSlots(clinic, 0);
    const live = await read({ token: clinic.desk.token, lastEventId: 0 });
    const seq = (await live.until(3)).at(-1)?.seq ?? 0;
    await clinic.admin.call('doctors.update', { id: doctor.id, name: 'Missed' });
    await killServer();
    const cookie = { Cookie: `medibook_${clinic.host.port}=${clinic.desk.token}` };
    const page = await read({ headers: cookie, lastEventId: seq });
    const stranger = await read({ token: 'nobody', lastEventId: 0 });
    expect([page.status, page.headers.get('set-cookie')]).toEqual([200, null]);
    await until(() => statesIn(page)[0]?.isAway === true);
    await startServer();
    expect(await page.until(1)).toMatchObject([{ ids: [doctor.id] }]);
    await stranger.ended;
    expect(stranger.events.filter((event) => 'entity' in event)).toEqual([]);
  });
});

/** What one desk commits, the others hear: in order, once, and also after the server was away. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../src/main/app.ts';
import type { Change } from '../../src/main/changes.ts';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import { Listener, type TrailRow } from '../../src/main/database/postgres/listen.ts';
import { type Clinic, deskOf, openClinic, temporaryFolder } from '../support/clinic.ts';
import { asOwner, dropDatabase, freshDatabase, onServer } from '../support/server.ts';

let server: ServerAddress;
let clinic: Clinic;
let other: App;
let heard: Change[];

beforeEach(async () => {
  server = await freshDatabase();
  clinic = await openClinic({ server });
  const { now } = clinic.clock;
  other = await openApp({ folder: temporaryFolder(), server, now, sweeper: false });
  heard = [];
  other.changes.subscribe((change) => void heard.push(change));
});
afterEach(async () => {
  await other.close();
  await clinic.close();
  await dropDatabase(server);
});

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo() && tries < 1000; tries += 1) await sleep(10);
  expect(isSo()).toBe(true);
}

const addRoom = (name: string) => clinic.admin.call('rooms.create', { name });

/** Ends connections as whoever looks after the server would. */
function endConnections(name: string): Promise<unknown> {
  return onServer(server.port, 'postgres', (client) =>
    client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name LIKE $2',
      [server.database, name],
    ),
  );
}

describe('several desks on one server', () => {
  it('hear of each other within a moment, each change once and in order', async () => {
    const here: Change[] = [];
    clinic.app.changes.subscribe((change) => void here.push(change));
    const there = deskOf(other, clinic.admin.token);
    for (let index = 0; index < 20; index += 1) {
      await Promise.all([
        addRoom(`Room ${index}`),
        there.call('specializations.create', { name: `Field ${index}` }),
      ]);
    }
    await until(() => here.length === 40 && heard.length === 40);
    expect(here).toEqual(heard);
    const seqs = heard.map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    expect(new Set(seqs).size).toBe(40);
  });

  it('are told by the server, and need not ask', async () => {
    const rows: TrailRow[] = [];
    const nothing = () => {};
    const told = { onRewound: nothing, onSeen: nothing, onAway: nothing, onBack: nothing };
    const listener = new Listener({
      address: server,
      beat: 600_000,
      onRows: (more) => void rows.push(...more),
      ...told,
    });
    await listener.start();
    await addRoom('Room 1');
    await until(() => rows.some(({ entity }) => entity === 'rooms'));
    await listener.close();
  });

  it('do not hear of what was undone', async () => {
    await addRoom('Room 1');
    await clinic.admin.refused('ROOM_NAME_TAKEN', 'rooms.create', { name: 'Room 1' });
    await addRoom('Room 2');
    await until(() => heard.length === 2);
    await sleep(100);
    expect(heard.map(({ entity }) => entity)).toEqual(['rooms', 'rooms']);
  });

  it('hear what was committed while the line was broken, and nobody notices that it was', async () => {
    let hasTold = false;
    other.watch.subscribe(() => (hasTold = true));
    for (let index = 0; index < 5; index += 1) {
      await endConnections('%listener');
      await addRoom(`Room ${index}`);
      await until(() => heard.length === index + 1);
    }
    expect(hasTold).toBe(false);
  });

  it('learn of an older state that has taken the place of the one they knew', async () => {
    await addRoom('Room 1');
    await until(() => heard.length === 1);
    await asOwner(server, 'SET session_replication_role = replica', 'DELETE FROM audit_log WHERE id > 2');
    await endConnections('%listener');
    await until(() => heard.some(({ seq, entity }) => seq === 0 && entity === 'settings'));
    await addRoom('Room 2');
    await until(() => heard.some(({ seq }) => seq > 0 && seq < 4));
  });
});

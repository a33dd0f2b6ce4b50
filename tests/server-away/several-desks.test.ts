/** What a desk keeps by itself holds while others work on the same clinic. */
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../src/main/app.ts';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import { engineOf } from '../../src/main/database/engine.ts';
import { type Clinic, deskOf, openClinic, temporaryFolder } from '../support/clinic.ts';
import { begin, ended, imported } from '../support/imports.ts';
import { dropDatabase, freshDatabase } from '../support/server.ts';

let server: ServerAddress;
let clinic: Clinic;
let others: App[];

beforeEach(async () => {
  server = await freshDatabase();
  clinic = await openClinic({ server });
  others = [];
});
afterEach(async () => {
  for (const other of others) await other.close();
  await clinic.close();
  await dropDatabase(server);
});

async function openDesk(): Promise<App> {
  const { now } = clinic.clock;
  const other = await openApp({ folder: temporaryFolder(), server, now, sweeper: false });
  others.push(other);
  return other;
}

const patients = (count: number) =>
  ['name,phone', ...Array.from({ length: count }, (_, index) => `Person ${index},030 ${1000 + index}`)].join(
    '\n',
  );

describe('an import', () => {
  it('is carried out by the desk that has the file, while others are open and when they are opened', async () => {
    await openDesk();
    const small = await imported(clinic, patients(20));
    expect([small.state, small.added]).toEqual(['DONE', 20]);
    const { id } = await begin(clinic, patients(400).replaceAll('Person', 'Someone'));
    await openDesk();
    const large = await ended(clinic, id);
    expect([large.state, large.added, large.failure]).toEqual(['DONE', 400, null]);
  });

  it('that another desk has under way is cancelled from here, and taken back there', async () => {
    const other = await openDesk();
    const { id } = await begin(clinic, patients(3000));
    await deskOf(other, clinic.admin.token).call('imports.cancel', { id });
    const job = await ended(clinic, id);
    expect([job.state, job.added]).toEqual(['CANCELLED', 0]);
    expect((await clinic.desk.call('patients.search', { query: 'person' })).items).toEqual([]);
  });
});

describe('statistics', () => {
  it('notice a commit of a transaction that had begun before the last one that they know', async () => {
    const stamp = () => clinic.app.database.read((db) => engineOf(db).commitStamp(db));
    const { tls: _, ...address } = server;
    const early = new pg.Client(address);
    await early.connect();
    try {
      await early.query('BEGIN; SELECT pg_current_xact_id()');
      await clinic.admin.call('rooms.create', { name: 'Room 1' });
      const before = await stamp();
      expect(await stamp()).toBe(before);
      await early.query('COMMIT');
      expect(await stamp()).not.toBe(before);
    } finally {
      await early.end();
    }
  });

  it('count what was booked at another desk', async () => {
    const other = deskOf(await openDesk(), clinic.admin.token);
    const today = '2026-03-02';
    const asked = { from: today, to: today };
    const booked = async () => {
      const { byStatus } = await clinic.admin.call('stats.overview', asked);
      return byStatus.CONFIRMED;
    };
    const doctor = await clinic.admin.call('doctors.create', {
      name: 'Dora',
      specialization: 'General practice',
      email: 'dora@clinic.test',
    });
    const slot = await clinic.admin.call('slots.create', {
      doctorId: doctor.id,
      startsAt: new Date(clinic.clock.at + 3_600_000).toISOString(),
    });
    expect(await booked()).toBe(0);
    await other.call('bookings.create', { slotId: slot.id, patient: { name: 'Pia' } });
    expect(await booked()).toBe(1);
  });
});

describe('what somebody may do', () => {
  it('counts at once at every desk', async () => {
    const other = deskOf(await openDesk(), clinic.desk.token);
    expect((await other.call('auth.me', {})).permissions).not.toContain('overbook');
    await clinic.admin.call('permissions.set', { permission: 'overbook', isAllowed: true });
    expect((await other.call('auth.me', {})).permissions).toContain('overbook');
  });
});

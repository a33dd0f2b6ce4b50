/** Choosing a server on the page: only one that can be used, and with a password that goes nowhere else. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import { createClinicDatabase } from '../../src/main/server/create-clinic.ts';
import { plainPasswords } from '../../src/main/server/password-store.ts';
import { ServerDesk } from '../../src/main/server/server-desk.ts';
import { readServerFile } from '../../src/main/server/server-file.ts';
import { openApp } from '../../src/main/app.ts';
import { type Clinic, deskOf, openClinic, PASSWORD, temporaryFolder } from '../support/clinic.ts';
import { type Cluster, startCluster } from './cluster.ts';

let cluster: Cluster;
let empty: ServerAddress;
let settled: ServerAddress;
let clinic: Clinic;
let connection: ServerDesk;
const folder = temporaryFolder();

beforeAll(async () => {
  cluster = await startCluster();
  empty = await createClinicDatabase(cluster.address(), 'hill', randomBytes);
  settled = await createClinicDatabase(cluster.address(), 'harbour', randomBytes);
  const other = temporaryFolder();
  const app = await openApp({ folder: other, server: settled, sweeper: false });
  await deskOf(app, null).call('setup.createClinic', {
    clinicName: 'Harbour Clinic',
    timeZone: 'Europe/Lisbon',
    admin: { name: 'Ada Admin', email: 'ada@clinic.test', password: PASSWORD },
  });
  await app.close();
  connection = new ServerDesk({ folder, current: null, passwords: plainPasswords(folder, {}) });
  clinic = await openClinic({ connection });
}, 60_000);
afterAll(async () => {
  await clinic.close();
  await cluster.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => connection.leave());

const chosen = ({ password, ...address }: ServerAddress) => ({ address, password, deskName: 'Front desk' });

describe('an admin', () => {
  it('chooses a server with a clinic, for the next start', async () => {
    await clinic.admin.call('server.use', chosen(settled));
    expect(readServerFile(folder)).toMatchObject({ database: 'harbour', deskName: 'Front desk' });
    expect(await clinic.admin.call('server.status', {})).toMatchObject({
      server: null,
      next: { server: { database: 'harbour' } },
      password: { place: 'file', isKept: true },
      canRestart: false,
    });
    const { items } = await clinic.admin.call('audit.list', {});
    expect(items[0]).toMatchObject({
      procedure: 'server.use',
      after: { host: '127.0.0.1', database: 'harbour' },
    });
    await clinic.admin.refused('RESTART_BY_HAND', 'server.restart', {});
    await clinic.admin.call('server.leave', {});
    await clinic.admin.refused('SERVER_NOT_USED', 'server.leave', {});
  });

  it('is refused one that cannot be used, and one without a clinic: that would leave this one behind', async () => {
    await clinic.admin.refused('SERVER_UNUSABLE', 'server.use', { ...chosen(settled), password: 'wrong' });
    await clinic.admin.refused('SERVER_EMPTY', 'server.use', chosen(empty));
    expect(readServerFile(folder)).toBeNull();
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('types a kept password in again for any other place', async () => {
    await clinic.admin.call('server.use', chosen(settled));
    const { address } = chosen(settled);
    const reasonsAt = async (changes: Partial<typeof address>) => {
      const { findings } = await clinic.admin.call('server.test', { address: { ...address, ...changes } });
      return findings.map(({ reason }) => reason);
    };
    expect(await reasonsAt({})).toEqual(['CLINIC']);
    // Another database of the same server is the same place, which does not let this role in.
    expect(await reasonsAt({ database: 'hill' })).toEqual(['RIGHTS_MISSING']);
    expect(await reasonsAt({ host: 'localhost' })).toEqual(['PASSWORD_MISSING']);
    expect(await reasonsAt({ user: 'hill_desk' })).toEqual(['PASSWORD_MISSING']);
  });
});

it('a clinic is moved with the password of that very place, and with no other that is kept', async () => {
  await clinic.admin.call('server.use', chosen(settled));
  // Even where it would be the right one by chance.
  await cluster.run('postgres', `ALTER ROLE ${empty.user} PASSWORD '${settled.password}'`);
  const { address } = chosen(empty);
  await clinic.admin.refused('SERVER_UNUSABLE', 'house.moveToServer', { address, deskName: 'Front desk' });
  clinic.app.house.moveToServer({ address, deskName: 'Front desk' }, null);
  await clinic.app.house.idle();
  expect(clinic.app.house.status().last).toMatchObject({ to: 'server', problem: 'INTERNAL' });
  expect(await cluster.run('hill', 'SELECT count(*)::int AS count FROM settings')).toEqual([{ count: 0 }]);
  expect(await clinic.admin.call('auth.me', {})).toMatchObject({ name: 'Ada Admin' });
});

it('nobody joins a server past a clinic that is set up', async () => {
  await clinic.nobody.refused('ALREADY_SET_UP', 'setup.joinServer', chosen(settled));
  await clinic.nobody.refused('ALREADY_SET_UP', 'setup.testServer', chosen(settled));
  await clinic.nobody.refused('ALREADY_SET_UP', 'setup.serverStatus', {});
  await clinic.nobody.refused('ALREADY_SET_UP', 'setup.leaveServer', { isSure: true });
  await clinic.nobody.refused('ALREADY_SET_UP', 'setup.restart', { isSure: true });
});

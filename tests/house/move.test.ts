/** A desk that takes its clinic along to a server and brings it back: whole where it was, or whole where it is. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp } from '../../src/main/app.ts';
import { backupsIn } from '../../src/main/backups/shelf.ts';
import { firstBrokenAuditRow } from '../../src/main/database/audit.ts';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import { silentLog } from '../../src/main/log.ts';
import { type OpenedClinic, openClinic } from '../../src/main/open-clinic.ts';
import {
  deskOf,
  doctorWithSlots,
  first,
  openClinic as openTestClinic,
  temporaryFolder,
} from '../support/clinic.ts';
import { dropDatabase, freshDatabase } from '../support/server.ts';

const folder = temporaryFolder();
let server: ServerAddress;
let token: string | null;
let slotIds: number[];

const start = (where = folder): Promise<OpenedClinic> =>
  openClinic({ folder: where, isDemo: false, note: 'test', log: silentLog });
const wanted = () => {
  const { password, ...address } = server;
  return { address, password, deskName: 'front' };
};
const upcoming = async ({ app }: OpenedClinic) => {
  const { items } = await deskOf(app, token).call('bookings.list', {});
  return items.map(({ patient }) => patient?.name).toSorted();
};

beforeAll(async () => {
  server = await freshDatabase();
  const clinic = await openTestClinic({ at: Date.now() });
  const { slots } = await doctorWithSlots(clinic, 8);
  slotIds = slots.map(({ id }) => id);
  await clinic.desk.call('bookings.create', { slotId: first(slots).id, patient: { name: 'Pia Kept' } });
  token = clinic.admin.token;
  await clinic.app.close();
  fs.cpSync(clinic.folder, folder, { recursive: true });
  fs.rmSync(clinic.folder, { recursive: true });
});
afterAll(async () => {
  await dropDatabase(server);
  fs.rmSync(folder, { recursive: true, force: true });
});

const book = (app: OpenedClinic['app'], index: number, name: string) =>
  deskOf(app, token).ask('bookings.create', { slotId: slotIds[index] ?? 0, patient: { name } });

describe('moving house', () => {
  it('moves to the server: read all the while, written nowhere, and opened there by the next start', async () => {
    const clinic = await start();
    const admin = deskOf(clinic.app, token);
    await admin.call('house.moveToServer', wanted());
    const during = await book(clinic.app, 1, 'Too Early');
    expect(during).toMatchObject({ ok: false, error: { reason: 'MOVING_HOUSE' } });
    expect(await upcoming(clinic)).toEqual(['Pia Kept']);
    expect(await admin.ask('house.moveToServer', wanted())).toMatchObject({ ok: false });
    await clinic.app.house.idle();
    const { last } = await admin.call('house.status', {});
    expect(last).toMatchObject({ to: 'server', problem: null });
    expect(last?.rows).toBeGreaterThan(10);
    // Nothing goes to the file that was left.
    expect(await book(clinic.app, 1, 'Too Late')).toMatchObject({
      ok: false,
      error: { reason: 'CLINIC_MOVED' },
    });
    await clinic.close();

    const moved = await start();
    expect(moved.app.database.isRemote).toBe(true);
    expect(await upcoming(moved)).toEqual(['Pia Kept']);
    expect(await moved.app.database.read(firstBrokenAuditRow)).toBe(null);
    expect(await book(moved.app, 1, 'Sam Server')).toMatchObject({ ok: true });
    expect(fs.existsSync(path.join(folder, 'clinic.db'))).toBe(false);
    const left = backupsIn(path.join(folder, 'backups')).find(({ reason }) => reason === 'before-move');
    expect(left).toMatchObject({ manifest: { bookings: 1 } });
    await moved.close();
  });

  it('does not move into a database that has a clinic', async () => {
    const other = temporaryFolder();
    const clinic = await start(other);
    const nobody = deskOf(clinic.app, null);
    const { token: their } = await nobody.call('setup.createClinic', {
      clinicName: 'Other',
      timeZone: 'UTC',
      admin: { name: 'Ada', email: 'ada@other.test', password: 'correct horse battery' },
    });
    await deskOf(clinic.app, their).refused('SERVER_NOT_EMPTY', 'house.moveToServer', wanted());
    await clinic.close();
    fs.rmSync(other, { recursive: true });
  });

  it('comes back to a file, and no desk goes on with the one on the server', async () => {
    const clinic = await start();
    const another = await openApp({ folder: temporaryFolder(), server, deskName: 'second', sweeper: false });
    await deskOf(clinic.app, token).call('house.moveToFile', {});
    await clinic.app.house.idle();
    const { last } = await deskOf(clinic.app, token).call('house.status', {});
    expect(last).toMatchObject({ to: 'file', problem: null });
    for (const app of [clinic.app, another]) {
      expect(await book(app, 2, 'Nobody')).toMatchObject({ ok: false, error: { reason: 'CLINIC_MOVED' } });
    }
    await another.close();
    await clinic.close();
    const late = openApp({ folder: temporaryFolder(), server, deskName: 'late', sweeper: false });
    await expect(late).rejects.toMatchObject({ reason: 'CLINIC_MOVED' });

    const back = await start();
    expect(back.app.database.isRemote).toBe(false);
    expect(fs.existsSync(path.join(folder, 'server.json'))).toBe(false);
    expect(await upcoming(back)).toEqual(['Pia Kept', 'Sam Server']);
    expect(await back.app.database.read(firstBrokenAuditRow)).toBe(null);
    expect(await book(back.app, 2, 'Fay File')).toMatchObject({ ok: true });
    await back.close();
  });
});

/** Backups of a clinic on a server: a file of one moment, the same as the clinic, and one a day for all desks. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../src/main/app.ts';
import { checkWhole } from '../../src/main/backups/facts.ts';
import { backupsIn } from '../../src/main/backups/shelf.ts';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import { openReader } from '../../src/main/database/place.ts';
import { firstDifference, fingerprintsOf } from '../../src/main/house/fingerprints.ts';
import { deskOf, PASSWORD, temporaryFolder } from '../support/clinic.ts';
import { dropDatabase, freshDatabase } from '../support/server.ts';

let server: ServerAddress;
let app: App;
let token: string | null;
const folders: string[] = [];

async function openDesk(deskName: string): Promise<App> {
  const folder = temporaryFolder();
  folders.push(folder);
  return openApp({ folder, server, deskName, sweeper: false });
}
const made = (index = 0) => backupsIn(path.join(folders[index] ?? '', 'backups'));

beforeAll(async () => {
  server = await freshDatabase();
  app = await openDesk('front');
  const first = await deskOf(app, null).call('setup.createClinic', {
    clinicName: 'On a server',
    timeZone: 'UTC',
    admin: { name: 'Ada', email: 'ada@clinic.test', password: PASSWORD },
  });
  token = first.token;
});
afterAll(async () => {
  await app.close();
  await dropDatabase(server);
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

describe('backups of a clinic on a server', () => {
  it('makes a file that has all of it, and can be looked into', async () => {
    const admin = deskOf(app, token);
    await admin.call('backups.make', {});
    await app.backups.idle();
    const { items, status } = await admin.call('backups.list', {});
    expect(status.problem).toBe(null);
    expect(items).toMatchObject([{ reason: 'manual', holds: { clinicName: 'On a server' } }]);
    const [backup] = made();
    const { file = '', at = 0, manifest } = backup ?? {};
    expect(checkWhole({ file }, at)).toMatchObject({ lastHash: manifest?.lastHash, bookings: 0 });
    const [inFile, onServer] = [openReader({ file }), openReader(server)];
    const differs = firstDifference(
      await inFile.atOnce(fingerprintsOf),
      await onServer.atOnce(fingerprintsOf),
    );
    // That it was made is the one thing that it does not have.
    expect(differs).toBe('audit_log');
    await inFile.close();
    await onServer.close();
    const { isEarlierState } = await admin.call('backups.preview', {
      source: { place: 'own', name: path.basename(file) },
    });
    expect(isEarlierState).toBe(true);
  });

  it('has each day made by one desk of several', async () => {
    const others = await Promise.all(['second', 'third', 'fourth'].map(openDesk));
    await deskOf(app, token).call('rooms.create', { name: 'New since' });
    for (const desk of [app, ...others]) desk.backups.makeDaily();
    await Promise.all([app, ...others].map((desk) => desk.backups.idle()));
    for (const desk of [app, ...others]) desk.backups.makeDaily();
    await Promise.all([app, ...others].map((desk) => desk.backups.idle()));
    const daily = folders.flatMap((_, index) => made(index)).filter(({ reason }) => reason === 'daily');
    expect(daily).toHaveLength(1);
    await Promise.all(others.map((desk) => desk.close()));
  });
});

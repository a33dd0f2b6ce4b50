import fs from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, deskOf, temporaryFolder } from '../../../../tests/support/clinic.ts';
import { type App, openApp } from '../../app.ts';

const FIRST = {
  clinicName: 'Riverside Clinic',
  timeZone: 'Europe/Berlin',
  admin: { name: 'Ada Admin', email: 'ada@clinic.test', password: 'blau-fahrrad-im-mai' },
};

let folder: string;
let app: App;
let nobody: Desk;
beforeEach(async () => {
  folder = temporaryFolder();
  app = await openApp({ folder, sweeper: false });
  nobody = deskOf(app, null);
});
afterEach(async () => {
  await app.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

test('a first run that goes on does so until it is finished, a program’s does not', async () => {
  expect(await nobody.call('setup.status', {})).toMatchObject({ isSetupOpen: false });
  const { token } = await nobody.call('setup.createClinic', { ...FIRST, goesOn: true });
  expect(await nobody.call('setup.status', {})).toMatchObject({ isSetupOpen: true });
  await nobody.refused('NOT_SIGNED_IN', 'setup.finish', {});
  await deskOf(app, token).call('setup.finish', {});
  await deskOf(app, token).call('setup.finish', {});
  expect(await nobody.call('setup.status', {})).toMatchObject({ isSetUp: true, isSetupOpen: false });
});

test('without saying so, there is no more to come', async () => {
  await nobody.call('setup.createClinic', FIRST);
  expect(await nobody.call('setup.status', {})).toMatchObject({ isSetupOpen: false });
});

test('the demonstration fills an empty clinic, signs its admin in, and never fills a real one', async () => {
  const { token, user } = await nobody.call('setup.startDemo', { timeZone: 'Asia/Tokyo', language: 'de' });
  expect(user).toMatchObject({ email: 'admin@clinic.example', role: 'admin' });
  expect(await nobody.call('setup.status', {})).toMatchObject({
    isDemo: true,
    language: 'de',
    timeZone: 'Asia/Tokyo',
    isSetupOpen: false,
  });
  expect((await deskOf(app, token).call('doctors.list', {})).items.length).toBeGreaterThan(3);
  await nobody.refused('ALREADY_SET_UP', 'setup.startDemo', {});
  await nobody.refused('ALREADY_SET_UP', 'setup.createClinic', FIRST);
});

test('of a demonstration and a clinic made at once there is one, and all of it', async () => {
  const results = await Promise.all([
    nobody.ask('setup.startDemo', {}),
    nobody.ask('setup.createClinic', FIRST),
    nobody.ask('setup.startDemo', {}),
  ]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  const users = await app.database.read((db) => db.selectFrom('users').selectAll().execute());
  const { isDemo } = await nobody.call('setup.status', {});
  expect(users).toHaveLength(isDemo ? 3 : 1);
});

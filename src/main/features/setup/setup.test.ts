import fs from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, deskOf, temporaryFolder } from '../../../../tests/support/clinic.ts';
import { type App, openApp } from '../../app.ts';

const FIRST = {
  clinicName: ' Riverside Clinic ',
  timeZone: 'Europe/Berlin',
  admin: { name: 'Ada Admin', email: 'ADA@clinic.test', password: 'blau-fahrrad-im-mai' },
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

test('a new folder is no clinic yet', async () => {
  expect(await nobody.call('setup.status', {})).toMatchObject({
    isSetUp: false,
    isDemo: false,
    clinicName: null,
    timeZone: null,
  });
});

test('the first run makes the clinic and signs its admin in', async () => {
  const { token, user } = await nobody.call('setup.createClinic', FIRST);
  expect(user).toMatchObject({ name: 'Ada Admin', email: 'ada@clinic.test', role: 'admin', isActive: true });
  expect(await deskOf(app, token).call('auth.me', {})).toEqual(user);
  expect(await nobody.call('setup.status', {})).toMatchObject({
    isSetUp: true,
    isDemo: false,
    clinicName: 'Riverside Clinic',
    timeZone: 'Europe/Berlin',
  });
});

test('there is one first run', async () => {
  await nobody.call('setup.createClinic', FIRST);
  await nobody.refused('ALREADY_SET_UP', 'setup.createClinic', FIRST);
  const admin = { ...FIRST.admin, password: 'password1234' };
  await nobody.refused('ALREADY_SET_UP', 'setup.createClinic', { ...FIRST, admin });
});

test('of two first runs at once one makes the clinic', async () => {
  const results = await Promise.all([
    nobody.ask('setup.createClinic', FIRST),
    nobody.ask('setup.createClinic', { ...FIRST, clinicName: 'Another' }),
  ]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.find(({ ok }) => !ok)).toMatchObject({ error: { reason: 'ALREADY_SET_UP' } });
});

test.each([
  [{ clinicName: ' ' }, { clinicName: 'REQUIRED' }],
  [{ timeZone: 'Mars/Olympus' }, { timeZone: 'NOT_A_TIME_ZONE' }],
  [{ admin: { ...FIRST.admin, password: 'short' } }, { 'admin.password': 'TOO_SHORT' }],
  [{ admin: { ...FIRST.admin, password: 'password1234' } }, { 'admin.password': 'COMMON_PASSWORD' }],
  [{ admin: { ...FIRST.admin, password: 'riversideclinic1' } }, { 'admin.password': 'COMMON_PASSWORD' }],
  [
    { admin: { ...FIRST.admin, email: 'ada', name: 'A' } },
    { 'admin.email': 'NOT_AN_EMAIL', 'admin.name': 'TOO_SHORT' },
  ],
])('%j is refused, and nothing is made', async (change, fields) => {
  const refusal = await nobody.refused('INPUT_INVALID', 'setup.createClinic', { ...FIRST, ...change });
  expect(refusal.fields).toEqual(fields);
  expect(await nobody.call('setup.status', {})).toMatchObject({ isSetUp: false });
});

test('before it, nobody can sign in', async () => {
  await nobody.refused('BAD_CREDENTIALS', 'auth.login', {
    email: 'admin@clinic.example',
    password: 'demo-clinic-2026',
  });
});

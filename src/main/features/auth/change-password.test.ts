import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Clinic, openClinic, PASSWORD } from '../../../../tests/support/clinic.ts';

const RITA = 'rita@clinic.test';
const NEW_PASSWORD = 'blau-fahrrad-im-mai';

let clinic: Clinic;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(() => clinic.close());

test('a changed password counts at once and ends all sessions of the user', async () => {
  const other = await clinic.nobody.call('auth.login', { email: RITA, password: PASSWORD });
  await clinic.desk.call('auth.changePassword', { currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
  await clinic.desk.refused('SESSION_EXPIRED', 'auth.me', {});
  await clinic.as(other.token).refused('SESSION_EXPIRED', 'auth.me', {});
  await clinic.nobody.refused('BAD_CREDENTIALS', 'auth.login', { email: RITA, password: PASSWORD });
  await clinic.nobody.call('auth.login', { email: RITA, password: NEW_PASSWORD });
  await clinic.admin.call('auth.me', {});
});

test('a wrong current password changes nothing, names the field and counts as a failure', async () => {
  const input = { currentPassword: 'wrong', newPassword: NEW_PASSWORD };
  for (let time = 0; time < 10; time += 1) {
    const refusal = await clinic.desk.refused('INPUT_INVALID', 'auth.changePassword', input);
    expect(refusal.fields).toEqual({ currentPassword: 'WRONG_PASSWORD' });
  }
  await clinic.desk.refused('TOO_MANY_TRIES', 'auth.changePassword', { ...input, currentPassword: PASSWORD });
  await clinic.nobody.refused('TOO_MANY_TRIES', 'auth.login', { email: RITA, password: PASSWORD });
  await clinic.desk.call('auth.me', {});
});

test.each([
  ['short', 'TOO_SHORT'],
  ['x'.repeat(129), 'TOO_LONG'],
  ['password1234', 'COMMON_PASSWORD'],
  ['Rita Receptionist', 'COMMON_PASSWORD'],
  ['rita@clinic.test', 'COMMON_PASSWORD'],
])('the new password %s is refused', async (newPassword, reason) => {
  const input = { currentPassword: PASSWORD, newPassword };
  const refusal = await clinic.desk.refused('INPUT_INVALID', 'auth.changePassword', input);
  expect(refusal.fields).toEqual({ newPassword: reason });
  await clinic.desk.call('auth.me', {});
});

test('of two changes at once one counts', async () => {
  const change = (newPassword: string) =>
    clinic.desk.ask('auth.changePassword', { currentPassword: PASSWORD, newPassword });
  const results = await Promise.all([change(NEW_PASSWORD), change('rotes-fahrrad-im-juni')]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
});

test('of wrong tries sent at once no more than ten are answered', async () => {
  const input = { currentPassword: 'wrong', newPassword: NEW_PASSWORD };
  const results = await Promise.all(
    Array.from({ length: 20 }, () => clinic.desk.ask('auth.changePassword', input)),
  );
  const reasons = results.map((result) => (result.ok ? 'OK' : result.error.reason));
  expect(reasons.filter((reason) => reason === 'INPUT_INVALID')).toHaveLength(10);
  expect(reasons.filter((reason) => reason === 'TOO_MANY_TRIES')).toHaveLength(10);
});

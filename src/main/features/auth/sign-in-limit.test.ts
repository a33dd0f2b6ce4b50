import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Clinic, deskOf, openClinic, PASSWORD } from '../../../../tests/support/clinic.ts';
import { type App, openApp } from '../../app.ts';

const MINUTE = 60_000;
const RITA = 'rita@clinic.test';

let clinic: Clinic;
let again: App | undefined;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(async () => {
  await again?.close();
  again = undefined;
  await clinic.close();
});

/** What becomes of a try: its reason, or OK. */
async function tryWith(password: string, email = RITA): Promise<string> {
  const result = await clinic.nobody.ask('auth.login', { email, password });
  return result.ok ? 'OK' : result.error.reason;
}

async function fail(times: number, email = RITA): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await clinic.nobody.refused('BAD_CREDENTIALS', 'auth.login', { email, password: `wrong ${time}` });
  }
}

const failures = () =>
  clinic.app.database.read((db) => db.selectFrom('sign_in_attempts').select('email').execute());

test('ten failures are the limit, for the right password too, until the first is 15 minutes old', async () => {
  await fail(9);
  clinic.clock.pass(4 * MINUTE);
  await fail(1);
  const refusal = await clinic.nobody.refused('TOO_MANY_TRIES', 'auth.login', {
    email: RITA,
    password: PASSWORD,
  });
  expect(refusal).toMatchObject({ code: 'RATE_LIMITED', params: { minutes: 11 } });
  expect(await tryWith('wrong', ' RITA@clinic.test')).toBe('TOO_MANY_TRIES');

  clinic.clock.pass(11 * MINUTE - 1);
  const last = await clinic.nobody.refused('TOO_MANY_TRIES', 'auth.login', {
    email: RITA,
    password: PASSWORD,
  });
  expect(last.params).toEqual({ minutes: 1 });
  clinic.clock.pass(1);
  expect(await tryWith(PASSWORD)).toBe('OK');
});

test('an unknown email has the same limit, and other emails are not touched by it', async () => {
  await fail(10, 'nobody@clinic.test');
  expect(await tryWith('x', 'nobody@clinic.test')).toBe('TOO_MANY_TRIES');
  expect(await tryWith(PASSWORD)).toBe('OK');
});

test('a right password wipes the failures before it', async () => {
  await fail(9);
  expect(await tryWith(PASSWORD)).toBe('OK');
  await fail(9);
  expect(await tryWith(PASSWORD)).toBe('OK');
});

test('tries that are refused for the limit do not count, and old failures are forgotten', async () => {
  await fail(10);
  for (let time = 0; time < 5; time += 1) await tryWith('wrong');
  expect(await failures()).toHaveLength(10);
  clinic.clock.pass(15 * MINUTE);
  await fail(1, 'nobody@clinic.test');
  expect(await failures()).toEqual([{ email: 'nobody@clinic.test' }]);
});

test('the limit survives a restart', async () => {
  await fail(10);
  again = await openApp({ ...clinic.place, now: clinic.clock.now, sweeper: false });
  const desk = deskOf(again, null);
  await desk.refused('TOO_MANY_TRIES', 'auth.login', { email: RITA, password: PASSWORD });
  clinic.clock.pass(15 * MINUTE);
  await desk.call('auth.login', { email: RITA, password: PASSWORD });
});

test('a clock that is set back locks nobody out for as long', async () => {
  await fail(10);
  clinic.clock.pass(-5 * MINUTE);
  const refusal = await clinic.nobody.refused('TOO_MANY_TRIES', 'auth.login', {
    email: RITA,
    password: PASSWORD,
  });
  expect(refusal.params).toEqual({ minutes: 15 });
  clinic.clock.pass(-24 * 60 * MINUTE);
  expect(await tryWith(PASSWORD)).toBe('OK');
});

test('of wrong tries sent at once no more than ten are answered', async () => {
  const reasons = await Promise.all(Array.from({ length: 30 }, (_, index) => tryWith(`wrong ${index}`)));
  expect(reasons.filter((reason) => reason === 'BAD_CREDENTIALS')).toHaveLength(10);
  expect(reasons.filter((reason) => reason === 'TOO_MANY_TRIES')).toHaveLength(20);
  expect(await tryWith(PASSWORD)).toBe('TOO_MANY_TRIES');
});

test('a hundred right ones at once all succeed, each with a session of its own', async () => {
  const sessions = await Promise.all(
    Array.from({ length: 100 }, () => clinic.nobody.call('auth.login', { email: RITA, password: PASSWORD })),
  );
  expect(new Set(sessions.map(({ token }) => token)).size).toBe(100);
  for (const { token } of sessions) await clinic.as(token).call('auth.me', {});
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Clinic, openClinic, PASSWORD } from '../../../../tests/support/clinic.ts';
import type { CommandContext } from '../../context.ts';
import { SESSION_LENGTH } from '../../session.ts';
import { authHandlers } from './handlers.ts';

const RITA = 'rita@clinic.test';
const NEW_PASSWORD = 'blau-fahrrad-im-mai';

let clinic: Clinic;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(() => clinic.close());

const signIn = (password: string, email = RITA) => clinic.nobody.ask('auth.login', { email, password });

test('the right password signs in, whatever the case of the email and the spaces around it', async () => {
  const { token, user } = await clinic.nobody.call('auth.login', {
    email: '  RITA@Clinic.test ',
    password: PASSWORD,
  });
  expect(user).toMatchObject({
    name: 'Rita Receptionist',
    email: RITA,
    role: 'receptionist',
    isActive: true,
  });
  expect(JSON.stringify(user)).not.toMatch(/argon2|hash/i);
  expect(await clinic.as(token).call('auth.me', {})).toEqual(user);
});

test('a wrong password, an unknown email and a deactivated user get the same answer', async () => {
  const { id } = await clinic.desk.call('auth.me', {});
  const wrong = await signIn('not the password');
  const unknown = await signIn('not the password', 'nobody@clinic.test');
  await clinic.admin.call('users.deactivate', { id });
  const deactivated = await signIn(PASSWORD);
  expect(wrong).toMatchObject({ ok: false, error: { code: 'UNAUTHENTICATED', reason: 'BAD_CREDENTIALS' } });
  expect(unknown).toEqual(wrong);
  expect(deactivated).toEqual(wrong);
});

test('what is no email or password is refused as such', async () => {
  for (const input of [{}, { email: RITA }, { email: 1, password: [] }, { email: RITA, password: null }]) {
    const result = await clinic.app.dispatch({ token: null, desk: 'test' }, 'auth.login', input);
    expect(result).toMatchObject({ ok: false, error: { code: 'INVALID' } });
  }
  await clinic.nobody.refused('BAD_CREDENTIALS', 'auth.login', {
    email: "' OR 1=1 --",
    password: "' OR 1=1 --",
  });
  await clinic.nobody.refused('BAD_CREDENTIALS', 'auth.login', { email: RITA, password: '' });
});

test('the token is kept nowhere', async () => {
  const { token } = await clinic.nobody.call('auth.login', { email: RITA, password: PASSWORD });
  const kept = await clinic.app.database.read(async (db) => {
    const sessions = await db.selectFrom('sessions').selectAll().execute();
    const audit = await db.selectFrom('audit_log').selectAll().execute();
    return JSON.stringify([sessions, audit]);
  });
  expect(kept).not.toContain(token);
  expect(kept).not.toContain('argon2');
});

test('a session ends after seven days', async () => {
  clinic.clock.pass(SESSION_LENGTH - 1);
  await clinic.desk.call('auth.me', {});
  clinic.clock.pass(1);
  await clinic.desk.refused('SESSION_EXPIRED', 'auth.me', {});
});

test('signing out ends this session alone', async () => {
  const { token } = await clinic.nobody.call('auth.login', { email: RITA, password: PASSWORD });
  await clinic.as(token).call('auth.logout', {});
  await clinic.as(token).refused('SESSION_EXPIRED', 'auth.me', {});
  await clinic.desk.call('auth.me', {});
});

test('whoever is deactivated or given another password while theirs is verified does not get in', async () => {
  const { id } = await clinic.desk.call('auth.me', {});
  const changes = [
    () => clinic.admin.call('users.deactivate', { id }),
    () => clinic.admin.call('users.resetPassword', { id, newPassword: NEW_PASSWORD }),
  ];
  for (const change of changes) {
    await clinic.admin.call('users.reactivate', { id });
    const { database, now } = clinic.app;
    const ctx = { now, session: null, app: { version: '' }, audit: () => {} } as unknown as CommandContext;
    const input = { email: RITA, password: PASSWORD };
    const finish = await database.read((db) => authHandlers['auth.login'].prepare({ ...ctx, db }, input));
    await change();
    const answer = await database.write((db) => finish({ ...ctx, db }));
    expect(answer).toMatchObject({ wire: { reason: 'BAD_CREDENTIALS' } });
  }
});

test('signing in and out, changes and failures are in the audit trail', async () => {
  const { id } = await clinic.desk.call('auth.me', {});
  await signIn('wrong');
  await clinic.desk.call('auth.changePassword', { currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
  const { token } = await clinic.nobody.call('auth.login', { email: RITA, password: NEW_PASSWORD });
  await clinic.as(token).call('auth.logout', {});
  const rows = await clinic.app.database.read((db) =>
    db
      .selectFrom('audit_log')
      .select(['procedure', 'entity', 'entity_id as id'])
      .orderBy('audit_log.id', 'desc')
      .limit(4)
      .execute(),
  );
  expect(rows.toReversed()).toEqual([
    { procedure: 'auth.login', entity: 'signIns', id: null },
    { procedure: 'auth.changePassword', entity: 'users', id },
    { procedure: 'auth.login', entity: 'sessions', id },
    { procedure: 'auth.logout', entity: 'sessions', id },
  ]);
});

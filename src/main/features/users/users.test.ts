import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Clinic, openClinic, PASSWORD, uuid } from '../../../../tests/support/clinic.ts';

const NEW_PASSWORD = 'blau-fahrrad-im-mai';
const NINA = {
  name: 'Nina Neu',
  email: 'nina@clinic.test',
  role: 'receptionist',
  password: NEW_PASSWORD,
} as const;

let clinic: Clinic;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(() => clinic.close());

const me = (desk = clinic.admin) => desk.call('auth.me', {});

test('an admin adds a user, who can sign in', async () => {
  const made = await clinic.admin.call('users.create', {
    ...NINA,
    name: '  Nina Neu ',
    email: ' NINA@clinic.test',
  });
  expect(made).toMatchObject({
    name: 'Nina Neu',
    email: 'nina@clinic.test',
    role: 'receptionist',
    isActive: true,
  });
  expect(made.createdAt).toBe(new Date(clinic.clock.at).toISOString());
  expect(JSON.stringify(made)).not.toMatch(/argon2|hash/i);
  const { user } = await clinic.nobody.call('auth.login', { email: NINA.email, password: NEW_PASSWORD });
  expect(user).toMatchObject(made);
});

test('scripts and quotes in a name are kept as they were typed', async () => {
  const name = `<script>alert("1")</script>'; DROP TABLE users;--`;
  const { id } = await clinic.admin.call('users.create', { ...NINA, name });
  const { items } = await clinic.admin.call('users.list', {});
  expect(items.find((user) => user.id === id)?.name).toBe(name);
});

test('an email belongs to one user, also against its case', async () => {
  await clinic.admin.refused('USER_EMAIL_TAKEN', 'users.create', { ...NINA, email: 'RITA@clinic.test' });
  const { id } = await clinic.admin.call('users.create', NINA);
  await clinic.admin.refused('USER_EMAIL_TAKEN', 'users.update', { id, email: 'Rita@Clinic.test' });
});

test.each([
  ['short', 'TOO_SHORT'],
  ['letmeinletmein', 'COMMON_PASSWORD'],
  ['nina@clinic.test', 'COMMON_PASSWORD'],
])('a first password such as %s is refused', async (password, reason) => {
  const refusal = await clinic.admin.refused('INPUT_INVALID', 'users.create', { ...NINA, password });
  expect(refusal.fields).toEqual({ password: reason });
  expect((await clinic.admin.call('users.list', {})).items).toHaveLength(2);
});

test('the same command again adds nobody twice', async () => {
  const commandId = uuid();
  const once = await clinic.admin.call('users.create', NINA, commandId);
  expect(await clinic.admin.call('users.create', NINA, commandId)).toEqual(once);
});

test('the list has the active ones first, by name', async () => {
  await clinic.admin.call('users.create', { ...NINA, name: 'Émile Zola' });
  await clinic.admin.call('users.create', { ...NINA, name: 'Aaron Away', email: 'aaron@clinic.test' });
  const { items } = await clinic.admin.call('users.list', {});
  const away = items.find(({ name }) => name === 'Aaron Away');
  await clinic.admin.call('users.deactivate', { id: away?.id ?? 0 });
  const names = (await clinic.admin.call('users.list', {})).items.map(({ name }) => name);
  expect(names).toEqual(['Ada Admin', 'Émile Zola', 'Rita Receptionist', 'Aaron Away']);
});

test('an update changes what is named and leaves the rest', async () => {
  const { permissions: _, ...before } = await me(clinic.desk);
  const after = await clinic.admin.call('users.update', { id: before.id, name: 'Rita Neu' });
  expect(after).toEqual({ ...before, name: 'Rita Neu' });
  expect(await clinic.admin.call('users.update', { id: before.id })).toEqual(after);
});

test('a new role counts at once', async () => {
  const { id } = await me(clinic.desk);
  await clinic.desk.refused('ADMIN_ONLY', 'users.list', {});
  await clinic.admin.call('users.update', { id, role: 'admin' });
  await clinic.desk.call('users.list', {});
});

test('a deactivated user is out at once, and in again when reactivated', async () => {
  const { id, email } = await me(clinic.desk);
  expect(await clinic.admin.call('users.deactivate', { id })).toMatchObject({ id, isActive: false });
  await clinic.desk.refused('SESSION_EXPIRED', 'auth.me', {});
  await clinic.nobody.refused('BAD_CREDENTIALS', 'auth.login', { email, password: PASSWORD });

  expect(await clinic.admin.call('users.reactivate', { id })).toMatchObject({ id, isActive: true });
  await clinic.desk.refused('SESSION_EXPIRED', 'auth.me', {});
  await clinic.nobody.call('auth.login', { email, password: PASSWORD });
});

test('the last active admin stays one', async () => {
  const { id } = await me();
  await clinic.admin.refused('LAST_ADMIN', 'users.deactivate', { id });
  await clinic.admin.refused('LAST_ADMIN', 'users.update', { id, role: 'receptionist' });

  const { id: other } = await clinic.admin.call('users.create', { ...NINA, role: 'admin' });
  await clinic.admin.call('users.deactivate', { id: other });
  await clinic.admin.refused('LAST_ADMIN', 'users.deactivate', { id });
  await clinic.admin.call('users.reactivate', { id: other });
  expect(await clinic.admin.call('users.update', { id, role: 'receptionist' })).toMatchObject({ id });
  await clinic.admin.refused('ADMIN_ONLY', 'users.list', {});
});

test('two admins who deactivate each other at once leave one', async () => {
  const { id } = await me();
  const { id: other } = await clinic.admin.call('users.create', { ...NINA, role: 'admin' });
  const { token } = await clinic.nobody.call('auth.login', { email: NINA.email, password: NEW_PASSWORD });
  const results = await Promise.all([
    clinic.admin.ask('users.deactivate', { id: other }),
    clinic.as(token).ask('users.deactivate', { id }),
  ]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
});

test('a reset password counts alone, at once, and past the limit on tries', async () => {
  const { id, email } = await me(clinic.desk);
  for (let time = 0; time < 10; time += 1) {
    await clinic.nobody.refused('BAD_CREDENTIALS', 'auth.login', { email, password: 'wrong' });
  }
  await clinic.admin.call('users.resetPassword', { id, newPassword: NEW_PASSWORD });
  await clinic.desk.refused('SESSION_EXPIRED', 'auth.me', {});
  await clinic.nobody.refused('BAD_CREDENTIALS', 'auth.login', { email, password: PASSWORD });
  await clinic.nobody.call('auth.login', { email, password: NEW_PASSWORD });
});

test('a common password is refused for a reset, too', async () => {
  const { id } = await me(clinic.desk);
  const input = { id, newPassword: 'qwertyuiopas' };
  const refusal = await clinic.admin.refused('INPUT_INVALID', 'users.resetPassword', input);
  expect(refusal.fields).toEqual({ newPassword: 'COMMON_PASSWORD' });
  await clinic.desk.call('auth.me', {});
});

test('nobody by that id', async () => {
  const id = 4711;
  await clinic.admin.refused('USER_NOT_FOUND', 'users.update', { id, role: 'receptionist' });
  await clinic.admin.refused('USER_NOT_FOUND', 'users.deactivate', { id });
  await clinic.admin.refused('USER_NOT_FOUND', 'users.reactivate', { id });
  await clinic.admin.refused('USER_NOT_FOUND', 'users.resetPassword', { id, newPassword: NEW_PASSWORD });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type Clinic,
  doctorWithSlots,
  first,
  openClinic,
  PASSWORD,
  uuid,
} from '../../../../tests/support/clinic.ts';
import { PERMISSIONS, permissionNames } from '../../../shared/permissions.ts';

let clinic: Clinic;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(() => clinic.close());

const month = { from: '2026-03-01', to: '2026-03-31' };
const allowedTo = async (desk = clinic.desk) => (await desk.call('auth.me', {})).permissions;

async function anotherReceptionist() {
  const email = 'nina@clinic.test';
  await clinic.admin.call('users.create', { name: 'Nina', email, role: 'receptionist', password: PASSWORD });
  const { token, user } = await clinic.nobody.call('auth.login', { email, password: PASSWORD });
  return { desk: clinic.as(token), id: user.id };
}

async function booked() {
  const { slots } = await doctorWithSlots(clinic, 1);
  const patient = { name: 'Ann Lee' };
  return clinic.desk.call('bookings.create', { slotId: first(slots).id, patient });
}

test('at first receptionists may do what is usual, and admins all of it', async () => {
  const usual = permissionNames.filter((name) => PERMISSIONS[name]);
  expect(await allowedTo()).toEqual(usual);
  expect(await allowedTo(clinic.admin)).toEqual(permissionNames);
  const { items } = await clinic.admin.call('permissions.get', {});
  expect(items).toEqual(
    permissionNames.map((permission) => ({ permission, isAllowed: PERMISSIONS[permission], users: [] })),
  );
});

test('what is taken from all is refused at once, but not to an admin, and can be given back', async () => {
  const { id } = await booked();
  await clinic.admin.call('permissions.set', { permission: 'cancel', isAllowed: false });
  expect(await allowedTo()).not.toContain('cancel');
  await clinic.desk.refused('NOT_PERMITTED', 'bookings.cancel', { id });
  await clinic.admin.call('bookings.cancel', { id });
  await clinic.desk.call('bookings.restore', { id });
  await clinic.admin.call('permissions.set', { permission: 'cancel', isAllowed: true });
  expect(await clinic.desk.call('bookings.cancel', { id })).toMatchObject({ status: 'CANCELLED' });
});

test('who may not cancel can still take back their own step', async () => {
  await clinic.admin.call('permissions.set', { permission: 'cancel', isAllowed: false });
  const { slots } = await doctorWithSlots(clinic, 1);
  const input = { slotId: first(slots).id, patient: { name: 'Ann Lee' } };
  const { id } = await clinic.desk.call('bookings.create', input, uuid());
  await clinic.desk.call('undo.run', {});
  expect(await clinic.desk.call('bookings.get', { id })).toMatchObject({ status: 'CANCELLED' });
});

test('what is said of one counts before what is said of all', async () => {
  const nina = await anotherReceptionist();
  await clinic.desk.refused('ADMIN_ONLY', 'stats.overview', month);
  const row = await clinic.admin.call('permissions.setForUser', {
    userId: nina.id,
    permission: 'statistics',
    isAllowed: true,
  });
  expect(row.users).toEqual([{ userId: nina.id, name: 'Nina', isAllowed: true }]);
  await nina.desk.call('stats.overview', month);
  await clinic.desk.refused('ADMIN_ONLY', 'stats.overview', month);

  await clinic.admin.call('permissions.setForUser', {
    userId: nina.id,
    permission: 'export',
    isAllowed: false,
  });
  await nina.desk.refused('NOT_PERMITTED', 'bookings.csv', {});
  await clinic.desk.call('bookings.csv', {});

  await clinic.admin.call('permissions.setForUser', {
    userId: nina.id,
    permission: 'export',
    isAllowed: null,
  });
  await nina.desk.call('bookings.csv', {});
  expect((await clinic.admin.call('permissions.get', {})).items.flatMap(({ users }) => users)).toHaveLength(
    1,
  );
});

test('nothing can be said of an admin, a doctor or nobody', async () => {
  const { id: userId } = await clinic.admin.call('auth.me', {});
  const said = { permission: 'cancel', isAllowed: false } as const;
  const refusal = await clinic.admin.refused('INPUT_INVALID', 'permissions.setForUser', { ...said, userId });
  expect(refusal.fields).toEqual({ userId: 'NOT_VALID' });
  await clinic.admin.refused('USER_NOT_FOUND', 'permissions.setForUser', { ...said, userId: 99 });
});

test('each change is in the history once', async () => {
  const { id: userId } = await clinic.desk.call('auth.me', {});
  await clinic.admin.call('permissions.set', { permission: 'merge', isAllowed: false });
  await clinic.admin.call('permissions.set', { permission: 'merge', isAllowed: false });
  await clinic.admin.call('permissions.setForUser', { userId, permission: 'merge', isAllowed: true });
  const { items } = await clinic.admin.call('audit.list', { entity: 'permissions' });
  expect(items.map(({ before, after, entityId }) => ({ before, after, entityId }))).toEqual([
    {
      entityId: userId,
      before: { name: 'Rita Receptionist', permission: 'merge', isAllowed: null },
      after: { name: 'Rita Receptionist', permission: 'merge', isAllowed: true },
    },
    {
      entityId: null,
      before: { permission: 'merge', isAllowed: true },
      after: { permission: 'merge', isAllowed: false },
    },
  ]);
});

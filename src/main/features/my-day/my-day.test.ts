import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type Clinic,
  type Desk,
  doctorWithSlots,
  first,
  openClinic,
  PASSWORD,
} from '../../../../tests/support/clinic.ts';

let clinic: Clinic;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(() => clinic.close());

const EMAIL = 'chen@clinic.test';
const sign = { name: 'Dr Chen', email: EMAIL, role: 'doctor', password: PASSWORD } as const;

async function signInAs(doctorId: number): Promise<{ desk: Desk; id: number }> {
  const { id } = await clinic.admin.call('users.create', { ...sign, doctorId });
  const { token } = await clinic.nobody.call('auth.login', { email: EMAIL, password: PASSWORD });
  return { desk: clinic.as(token), id };
}

test('a doctor sees their own slots and visits of today, and of another day', async () => {
  const own = await doctorWithSlots(clinic, 3);
  const other = await doctorWithSlots(clinic, 1);
  const book = (slotId: number, name: string) =>
    clinic.desk.call('bookings.create', { slotId, patient: { name }, notes: 'brings x-rays' });
  const visit = await book(first(own.slots).id, 'Ann Lee');
  await book(first(other.slots).id, 'Bob Stone');
  const gone = await book(own.slots[1]?.id ?? 0, 'Carl Cancelled');
  await clinic.desk.call('bookings.cancel', { id: gone.id });

  const { desk } = await signInAs(own.doctor.id);
  const day = await desk.call('myDay.get', {});
  expect(day).toMatchObject({ date: '2026-03-02', doctorId: own.doctor.id, doctorName: own.doctor.name });
  expect(day.visits).toEqual([visit]);
  expect(day.slots.map(({ id }) => id)).toEqual(own.slots.map(({ id }) => id));
  expect(await desk.call('myDay.get', { date: '2026-03-03' })).toMatchObject({ slots: [], visits: [] });
});

test('only who signs in as a doctor has a day of their own', async () => {
  await clinic.desk.refused('NOT_PERMITTED', 'myDay.get', {});
  await clinic.admin.refused('NOT_PERMITTED', 'myDay.get', {});
});

test('a doctor may do nothing at the desk, whatever receptionists may', async () => {
  const { doctor, slots } = await doctorWithSlots(clinic, 1);
  const { desk, id } = await signInAs(doctor.id);
  expect((await desk.call('auth.me', {})).permissions).toEqual([]);
  await desk.refused('NOT_PERMITTED', 'bookings.hold', { slotId: first(slots).id });
  await desk.refused('NOT_PERMITTED', 'patients.search', { query: 'Ann' });
  await desk.refused('ADMIN_ONLY', 'users.list', {});
  await clinic.admin.call('users.update', { id, role: 'receptionist' });
  await desk.call('patients.search', { query: 'Ann' });
  await desk.refused('NOT_PERMITTED', 'myDay.get', {});
});

test("a doctor's sign-in needs a doctor, and no other has one", async () => {
  const { doctor } = await doctorWithSlots(clinic, 0);
  const without = await clinic.admin.refused('INPUT_INVALID', 'users.create', sign);
  expect(without.fields).toEqual({ doctorId: 'REQUIRED' });
  const desk = { ...sign, role: 'receptionist', doctorId: doctor.id } as const;
  const odd = await clinic.admin.refused('INPUT_INVALID', 'users.create', desk);
  expect(odd.fields).toEqual({ doctorId: 'NOT_VALID' });
  await clinic.admin.refused('DOCTOR_NOT_FOUND', 'users.create', { ...sign, doctorId: 99 });

  const { id } = await clinic.desk.call('auth.me', {});
  const update = { id, role: 'doctor' } as const;
  const missing = await clinic.admin.refused('INPUT_INVALID', 'users.update', update);
  expect(missing.fields).toEqual({ doctorId: 'REQUIRED' });
  await clinic.admin.refused('DOCTOR_NOT_FOUND', 'users.update', { ...update, doctorId: 99 });
  await clinic.admin.refused('INPUT_INVALID', 'users.update', { id, doctorId: doctor.id });
  const made = await clinic.admin.call('users.update', { ...update, doctorId: doctor.id });
  expect(made).toMatchObject({ role: 'doctor', doctorId: doctor.id });
  expect(await clinic.admin.call('users.update', { id, name: 'Dr Rita' })).toMatchObject({
    doctorId: doctor.id,
  });
  expect(await clinic.admin.call('users.update', { id, role: 'receptionist' })).toMatchObject({
    doctorId: null,
  });
});

test('the last admin becomes no doctor either', async () => {
  const { doctor } = await doctorWithSlots(clinic, 0);
  const { id } = await clinic.admin.call('auth.me', {});
  await clinic.admin.refused('LAST_ADMIN', 'users.update', { id, role: 'doctor', doctorId: doctor.id });
});

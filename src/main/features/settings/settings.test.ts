import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Clinic, openClinic } from '../../../../tests/support/clinic.ts';

let clinic: Clinic;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(() => clinic.close());

const AS_SET_UP = {
  clinicName: 'Test Clinic',
  timeZone: 'Europe/Berlin',
  country: null,
  isDemo: false,
  hasOverbooking: false,
};

test('everybody at the desk sees them, an admin changes them', async () => {
  expect(await clinic.desk.call('settings.get', {})).toEqual(AS_SET_UP);
  await clinic.desk.refused('ADMIN_ONLY', 'settings.update', { clinicName: 'Ours' });
  const changed = { ...AS_SET_UP, clinicName: 'Ours', timeZone: 'Asia/Kolkata', country: 'IN' };
  const { isDemo: _, ...changes } = changed;
  expect(await clinic.admin.call('settings.update', changes)).toEqual(changed);
  expect(await clinic.desk.call('settings.get', {})).toEqual(changed);
});

test('what is left out stays, and the country can be taken away', async () => {
  await clinic.admin.call('settings.update', { country: 'DE' });
  expect(await clinic.admin.call('settings.update', {})).toEqual({ ...AS_SET_UP, country: 'DE' });
  expect(await clinic.admin.call('settings.update', { clinicName: 'Ours' })).toMatchObject({ country: 'DE' });
  expect(await clinic.admin.call('settings.update', { country: null })).toMatchObject({ country: null });
});

test.each([
  [{ country: 'XX' }, { country: 'NOT_A_COUNTRY' }],
  [{ country: 'Germany' }, { country: 'NOT_A_COUNTRY' }],
  [{ timeZone: 'Mars/Olympus' }, { timeZone: 'NOT_A_TIME_ZONE' }],
  [{ clinicName: 'x' }, { clinicName: 'TOO_SHORT' }],
])('%j is refused, and nothing changes', async (change, fields) => {
  const refusal = await clinic.admin.refused('INPUT_INVALID', 'settings.update', change);
  expect(refusal.fields).toEqual(fields);
  expect(await clinic.admin.call('settings.get', {})).toEqual(AS_SET_UP);
});

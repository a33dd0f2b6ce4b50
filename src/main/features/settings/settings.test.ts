import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Settings } from '../../../shared/contract/clinic.ts';
import { type Clinic, doctorWithSlots, first, openClinic } from '../../../../tests/support/clinic.ts';

let clinic: Clinic;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(() => clinic.close());

const AS_SET_UP: Settings = {
  clinicName: 'Test Clinic',
  timeZone: 'Europe/Berlin',
  country: null,
  isDemo: false,
  hasOverbooking: false,
  address: null,
  language: 'en',
  firstWeekday: 1,
  clock: '24',
  dateOrder: 'DMY',
  holdSeconds: 120,
  horizonWeeks: 26,
  isSetupDone: true,
};

test('everybody at the desk sees them, an admin changes them', async () => {
  expect(await clinic.desk.call('settings.get', {})).toEqual(AS_SET_UP);
  await clinic.desk.refused('ADMIN_ONLY', 'settings.update', { clinicName: 'Ours' });
  const changed: Settings = {
    clinicName: 'Ours',
    timeZone: 'Asia/Kolkata',
    country: 'IN',
    isDemo: false,
    address: '1 High Street\nKolkata',
    language: 'ar',
    firstWeekday: 7,
    clock: '12',
    dateOrder: 'MDY',
    holdSeconds: 300,
    horizonWeeks: 8,
    isSetupDone: true,
    hasOverbooking: true,
  };
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
  [{ holdSeconds: 29 }, { holdSeconds: 'TOO_SMALL' }],
  [{ horizonWeeks: 105 }, { horizonWeeks: 'TOO_BIG' }],
  [{ firstWeekday: 8 }, { firstWeekday: 'TOO_BIG' }],
])('%j is refused, and nothing changes', async (change, fields) => {
  const refusal = await clinic.admin.refused('INPUT_INVALID', 'settings.update', change);
  expect(refusal.fields).toEqual(fields);
  expect(await clinic.admin.call('settings.get', {})).toEqual(AS_SET_UP);
});

test('before anybody signs in, the clinic’s language is known', async () => {
  await clinic.admin.call('settings.update', { language: 'de' });
  expect(await clinic.nobody.call('setup.status', {})).toMatchObject({ language: 'de' });
});

test('a slot is kept for as long as the settings say', async () => {
  await clinic.admin.call('settings.update', { holdSeconds: 30 });
  const { slots } = await doctorWithSlots(clinic, 1);
  const { id: slotId, version: slotVersion } = first(slots);
  const { expiresAt } = await clinic.desk.call('bookings.hold', { slotId, slotVersion });
  expect(Date.parse(expiresAt ?? '')).toBe(clinic.clock.at + 30_000);
});

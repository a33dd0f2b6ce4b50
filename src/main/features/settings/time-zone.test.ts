import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Clinic, doctorWithSlots, first, openClinic } from '../../../../tests/support/clinic.ts';

let clinic: Clinic;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(() => clinic.close());

test('says what another zone shows otherwise, and changes nothing', async () => {
  const { doctor, slots } = await doctorWithSlots(clinic, 3);
  const { id: slotId, version: slotVersion, startsAt } = first(slots);
  const patient = { name: 'Nora Nowak' };
  await clinic.desk.call('bookings.create', { slotId, slotVersion, patient });
  await clinic.desk.refused('ADMIN_ONLY', 'settings.previewTimeZone', { timeZone: 'Asia/Kolkata' });

  const preview = await clinic.admin.call('settings.previewTimeZone', { timeZone: 'Asia/Kolkata' });
  expect(preview).toEqual({
    bookings: 1,
    slots: 3,
    next: [
      {
        startsAt,
        doctorName: doctor.name,
        before: { date: '2026-03-02', time: '09:00' },
        after: { date: '2026-03-02', time: '13:30' },
      },
    ],
  });
  // The wall that shows the same changes nothing.
  const same = await clinic.admin.call('settings.previewTimeZone', { timeZone: 'Europe/Paris' });
  expect(same).toMatchObject({ bookings: 0, slots: 0 });

  await clinic.admin.call('settings.update', { timeZone: 'Asia/Kolkata' });
  const { items } = await clinic.desk.call('slots.list', { doctorId: doctor.id });
  expect(first(items).startsAt).toBe(startsAt);
});

test('what is past or called off does not count', async () => {
  await doctorWithSlots(clinic, 2);
  clinic.clock.pass(24 * 3_600_000);
  const preview = await clinic.admin.call('settings.previewTimeZone', { timeZone: 'Asia/Kolkata' });
  expect(preview).toEqual({ bookings: 0, slots: 0, next: [] });
});

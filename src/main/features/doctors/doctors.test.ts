import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, doctorWithSlots, first, openClinic } from '../../../../tests/support/clinic.ts';

const ADA = { name: 'Dr Ada Heart', specialization: 'Cardiology', email: 'ada.heart@clinic.test' };
let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

describe('doctors', () => {
  it('are added by an admin and seen by the desk', async () => {
    const made = await clinic.admin.call('doctors.create', { ...ADA, phone: ' 030 1 ', experienceYears: 12 });
    const rest = { isActive: true, colour: null, position: 0 };
    expect(made).toEqual({ id: made.id, ...ADA, phone: '030 1', experienceYears: 12, ...rest });
    expect(await clinic.desk.call('doctors.get', { id: made.id })).toEqual(made);
    expect((await clinic.desk.call('doctors.list', {})).items).toEqual([made]);
  });

  it('are added by nobody else', async () => {
    const error = await clinic.desk.refused('ADMIN_ONLY', 'doctors.create', {
      ...ADA,
      email: 'x@clinic.test',
    });
    expect(error.code).toBe('FORBIDDEN');
    await clinic.nobody.refused('NOT_SIGNED_IN', 'doctors.list', {});
  });

  it('have an email of their own, however it is typed', async () => {
    const twin = { ...ADA, email: ' ADA.Heart@clinic.TEST ' };
    const error = await clinic.admin.refused('DOCTOR_EMAIL_TAKEN', 'doctors.create', twin);
    expect(error.code).toBe('CONFLICT');
    const other = await clinic.admin.call('doctors.create', { ...ADA, email: 'other@clinic.test' });
    await clinic.admin.refused('DOCTOR_EMAIL_TAKEN', 'doctors.update', { id: other.id, email: ADA.email });
    const same = await clinic.admin.call('doctors.update', { id: other.id, email: 'OTHER@clinic.test' });
    expect(same).toEqual(other);
  });

  it('are listed by name, filtered by specialization', async () => {
    await clinic.admin.call('doctors.create', {
      name: 'Dr Skin',
      specialization: 'Dermatology',
      email: 's@clinic.test',
    });
    const { items } = await clinic.desk.call('doctors.list', { specialization: 'Dermatology' });
    expect(items.map(({ name }) => name)).toEqual(['Dr Skin']);
    expect((await clinic.desk.call('doctors.list', { specialization: 'None' })).items).toEqual([]);
    const all = (await clinic.desk.call('doctors.list', {})).items.map(({ name }) => name);
    expect(all).toEqual(all.toSorted());
    expect(all.length).toBeGreaterThan(2);
  });

  it('keep what a change leaves out', async () => {
    const made = await clinic.admin.call('doctors.create', {
      ...ADA,
      email: 'keep@clinic.test',
      phone: '1',
      experienceYears: 3,
    });
    const changed = await clinic.admin.call('doctors.update', { id: made.id, experienceYears: 4 });
    expect(changed).toEqual({ ...made, experienceYears: 4 });
    const emptied = await clinic.admin.call('doctors.update', {
      id: made.id,
      phone: null,
      experienceYears: null,
    });
    expect(emptied).toEqual({ ...made, phone: null, experienceYears: null });
    expect(await clinic.admin.call('doctors.update', { id: made.id })).toEqual(emptied);
  });

  it('who leave take no more bookings, and keep those that stand', async () => {
    const { doctor, slots } = await doctorWithSlots(clinic, 2);
    const [one, two] = slots.map(({ id }) => id);
    const booking = await clinic.desk.call('bookings.create', {
      slotId: one ?? 0,
      patient: { name: 'Jane Doe' },
    });
    await clinic.admin.call('doctors.deactivate', { id: doctor.id });
    const ask = { slotId: two ?? 0, patient: { name: 'Jane Doe' } };
    const error = await clinic.desk.refused('DOCTOR_INACTIVE', 'bookings.create', ask);
    expect(error.code).toBe('CONFLICT');
    await clinic.desk.refused('DOCTOR_INACTIVE', 'bookings.hold', { slotId: two ?? 0 });
    expect(await clinic.desk.call('bookings.get', { id: booking.id })).toEqual(booking);
    const open = { doctorId: doctor.id, availableOnly: true };
    expect((await clinic.desk.call('slots.list', open)).items).toEqual([]);
    const listed = async (includeInactive: boolean) =>
      (await clinic.desk.call('doctors.list', { includeInactive })).items.some(({ id }) => id === doctor.id);
    expect([await listed(false), await listed(true)]).toEqual([false, true]);

    await clinic.admin.call('doctors.reactivate', { id: doctor.id });
    expect(first((await clinic.desk.call('slots.list', open)).items).id).toBe(two);
    expect((await clinic.desk.call('bookings.create', ask)).status).toBe('CONFIRMED');
  });

  it('who are not there are not found', async () => {
    for (const name of [
      'doctors.get',
      'doctors.update',
      'doctors.deactivate',
      'doctors.reactivate',
    ] as const) {
      await clinic.admin.refused('DOCTOR_NOT_FOUND', name, { id: 999_999 });
    }
  });

  it('are refused with every bad field named', async () => {
    const bad = { name: 'x', specialization: '', email: 'nope', experienceYears: 81 };
    const error = await clinic.admin.refused('INPUT_INVALID', 'doctors.create', bad);
    expect(error.fields).toEqual({
      name: 'TOO_SHORT',
      specialization: 'REQUIRED',
      email: 'NOT_AN_EMAIL',
      experienceYears: 'TOO_BIG',
    });
  });
});

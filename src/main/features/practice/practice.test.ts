import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Clinic, doctorWithSlots, first, openClinic, uuid } from '../../../../tests/support/clinic.ts';
import { requireSound } from '../../../../tests/support/invariants.ts';

let clinic: Clinic;
beforeEach(async () => {
  clinic = await openClinic();
  // 10:00 in Berlin: some of the day is over.
  clinic.clock.pass(2 * 3_600_000);
});
afterEach(async () => {
  requireSound(clinic.folder);
  await clinic.close();
});

const practiceDoctor = async () =>
  first((await clinic.desk.call('doctors.list', {})).items.filter(({ isPractice }) => isPractice));
const practicePatient = async () =>
  first((await clinic.desk.call('patients.search', { query: 'Practice' })).items);
const freeSlot = async (doctorId: number) =>
  first((await clinic.desk.call('slots.list', { doctorId, availableOnly: true })).items);
const begin = () => clinic.admin.call('practice.begin', {});

describe('a practice day', () => {
  it('has doctors, patients and bookings in several states, each marked in its name', async () => {
    expect(await begin()).toEqual({ date: '2026-03-02', doctors: 2, patients: 6, bookings: 9 });
    const { items } = await clinic.desk.call('bookings.list', { limit: 50 });
    expect(new Set(items.map(({ visit }) => visit.state))).toEqual(
      new Set(['DONE', 'IN_ROOM', 'ARRIVED', 'EXPECTED', 'NO_SHOW']),
    );
    expect(new Set(items.map(({ status }) => status))).toEqual(new Set(['CONFIRMED', 'CANCELLED']));
    expect(items.every(({ isPractice, patient }) => isPractice && patient?.isPractice)).toBe(true);
    const names = items.flatMap(({ doctorName, patient }) => [doctorName, patient?.name ?? '']);
    expect(names.every((name) => name.startsWith('Practice: '))).toBe(true);
  });

  it('is for tomorrow when it is late, in the language of the clinic', async () => {
    clinic.clock.pass(9 * 3_600_000);
    await clinic.admin.call('settings.update', { language: 'de' });
    expect(await begin()).toMatchObject({ date: '2026-03-03', bookings: 4 });
    expect((await practiceDoctor()).name).toMatch(/^Übung: /);
  });

  it('is there once, and gone once', async () => {
    await clinic.admin.refused('PRACTICE_NOT_THERE', 'practice.remove', {});
    await begin();
    await clinic.admin.refused('PRACTICE_THERE', 'practice.begin', {});
    await clinic.admin.call('practice.remove', {});
    await clinic.admin.refused('PRACTICE_NOT_THERE', 'practice.remove', {});
    expect(await clinic.admin.call('practice.status', {})).toEqual({
      date: null,
      doctors: 0,
      patients: 0,
      bookings: 0,
    });
    expect((await clinic.admin.call('specializations.list', { includeInactive: true })).items).toEqual([]);
    expect(await begin()).toMatchObject({ doctors: 2 });
  });

  it('is offered to nobody who did not ask for its doctors, and is in no numbers and no file', async () => {
    await begin();
    expect((await clinic.desk.call('slots.nextFree', {})).items).toEqual([]);
    const { id: doctorId } = await practiceDoctor();
    expect((await clinic.desk.call('slots.nextFree', { doctorId })).items).not.toEqual([]);
    expect(await clinic.desk.call('bookings.csv', {})).toMatchObject({ count: 0 });
  });
});

describe('what is real and what is practice', () => {
  let real: Awaited<ReturnType<typeof doctorWithSlots>>;
  beforeEach(async () => {
    real = await doctorWithSlots(clinic, 4);
    await begin();
  });

  it('are kept apart where one would take the other along', async () => {
    const [invented, doctor] = [await practicePatient(), await practiceDoctor()];
    const slotId = first(real.slots).id;
    const refused = clinic.desk.refused;
    await refused('PRACTICE_MIXED', 'bookings.create', { slotId, patientId: invented.id });
    const booking = await clinic.desk.call('bookings.create', { slotId, patient: { name: 'Real Person' } });
    const place = await freeSlot(doctor.id);
    await refused('PRACTICE_MIXED', 'bookings.move', { id: booking.id, slotId: place.id });
    await refused('PRACTICE_MIXED', 'bookings.update', { id: booking.id, patientId: invented.id });
    const keepId = booking.patient?.id ?? 0;
    await clinic.admin.refused('PRACTICE_MIXED', 'patients.merge', { keepId, mergeId: invented.id });
    await clinic.admin.refused('PRACTICE_MIXED', 'patients.merge', { keepId: invented.id, mergeId: keepId });
    await refused('PRACTICE_MIXED', 'queue.join', { patientId: invented.id, doctorId: real.doctor.id });
    const user = {
      name: 'Dr Who',
      email: 'who@clinic.test',
      role: 'doctor',
      password: 'five green kettles',
    } as const;
    await clinic.admin.refused('PRACTICE_MIXED', 'users.create', { ...user, doctorId: doctor.id });
  });

  it('somebody put on file with a practice doctor stays, and their booking goes', async () => {
    const slot = await freeSlot((await practiceDoctor()).id);
    const booking = await clinic.desk.call('bookings.create', {
      slotId: slot.id,
      patient: { name: 'Typed In' },
    });
    await clinic.admin.call('practice.remove', {});
    expect(await clinic.desk.call('patients.get', { id: booking.patient?.id ?? 0 })).toMatchObject({
      name: 'Typed In',
    });
    await clinic.desk.refused('BOOKING_NOT_FOUND', 'bookings.get', { id: booking.id });
  });

  it('what was done with what is gone cannot be taken back, and that is said', async () => {
    const doctor = await practiceDoctor();
    const invented = await practicePatient();
    const ids = [uuid(), uuid(), uuid(), uuid()] as const;
    const { desk } = clinic;
    const slotId = (await freeSlot(doctor.id)).id;
    const { id } = await desk.call('bookings.create', { slotId, patientId: invented.id }, ids[0]);
    await desk.call('bookings.cancel', { id }, ids[1]);
    await desk.call('patients.update', { id: invented.id, notes: 'Tall' }, ids[2]);
    await desk.call('queue.join', { patientId: invented.id }, ids[3]);
    await clinic.admin.call('practice.remove', {});
    await desk.refused('QUEUE_ENTRY_NOT_FOUND', 'undo.run', { commandId: ids[3] });
    await desk.refused('PATIENT_NOT_FOUND', 'undo.run', { commandId: ids[2] });
    await desk.refused('BOOKING_NOT_FOUND', 'undo.run', { commandId: ids[1] });
    await desk.refused('BOOKING_NOT_FOUND', 'undo.run', { commandId: ids[0] });
  });
});

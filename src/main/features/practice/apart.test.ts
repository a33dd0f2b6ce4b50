import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Clinic, doctorWithSlots, first, openClinic, uuid } from '../../../../tests/support/clinic.ts';

let clinic: Clinic;
let real: Awaited<ReturnType<typeof doctorWithSlots>>;
beforeEach(async () => {
  clinic = await openClinic();
  real = await doctorWithSlots(clinic, 4);
  await clinic.admin.call('practice.make', {});
});
afterEach(async () => {
  await clinic.requireSound();
  await clinic.close();
});

const practiceDoctor = async () =>
  first((await clinic.desk.call('doctors.list', { specialization: 'Practice' })).items);
const practicePatient = async () =>
  first((await clinic.desk.call('patients.search', { query: 'Practice' })).items);
const freeSlot = async (doctorId: number) =>
  first((await clinic.desk.call('slots.list', { doctorId, availableOnly: true })).items);

it('nothing real comes to hang on what will be gone', async () => {
  const [invented, doctor] = [await practicePatient(), await practiceDoctor()];
  const slotId = first(real.slots).id;
  const { refused } = clinic.desk;
  await refused('PRACTICE_MIX', 'bookings.create', { slotId, patientId: invented.id });
  const booking = await clinic.desk.call('bookings.create', { slotId, patient: { name: 'Real Person' } });
  const place = await freeSlot(doctor.id);
  await refused('PRACTICE_MIX', 'bookings.move', { id: booking.id, slotId: place.id });
  await refused('PRACTICE_MIX', 'bookings.update', { id: booking.id, patientId: invented.id });
  await refused('PRACTICE_MIX', 'queue.join', { patientId: invented.id, doctorId: real.doctor.id });
  const walkIn = await clinic.desk.call('queue.join', { patientId: booking.patient?.id ?? 0 });
  await refused('PRACTICE_MIX', 'queue.book', { id: walkIn.id, slotId: place.id });
});

it('a practice doctor’s time is offered to those who ask for that doctor, and is in no file', async () => {
  const { id: doctorId } = await practiceDoctor();
  const offered = (await clinic.desk.call('slots.nextFree', {})).items;
  expect(new Set(offered.map((offer) => offer.doctorId))).toEqual(new Set([real.doctor.id]));
  expect((await clinic.desk.call('slots.nextFree', { doctorId })).items).not.toEqual([]);
  expect(await clinic.desk.call('bookings.csv', {})).toMatchObject({ count: 0 });
});

it('what was done with what is gone cannot be taken back, and that is said', async () => {
  const [invented, doctor] = [await practicePatient(), await practiceDoctor()];
  const { desk } = clinic;
  const ids = [uuid(), uuid(), uuid()] as const;
  const slotId = (await freeSlot(doctor.id)).id;
  await desk.call('bookings.create', { slotId, patientId: invented.id }, ids[0]);
  await desk.call('patients.update', { id: invented.id, notes: 'Tall' }, ids[1]);
  await desk.call('queue.join', { patientId: invented.id }, ids[2]);
  await clinic.admin.call('practice.remove', {});
  await desk.refused('QUEUE_ENTRY_NOT_FOUND', 'undo.run', { commandId: ids[2] });
  await desk.refused('PATIENT_NOT_FOUND', 'undo.run', { commandId: ids[1] });
  await desk.refused('BOOKING_NOT_FOUND', 'undo.run', { commandId: ids[0] });
});

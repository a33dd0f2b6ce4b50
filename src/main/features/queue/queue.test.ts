import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Clinic, doctorWithSlots, first, openClinic } from '../../../../tests/support/clinic.ts';

let clinic: Clinic;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(() => clinic.close());

const join = (name: string) => clinic.desk.call('queue.join', { patient: { name } });
const at = () => new Date(clinic.clock.at).toISOString();

it('gives numbers in order, anew each day, and lists the day', async () => {
  const one = await join('Ann One');
  expect(one).toMatchObject({ number: 1, date: '2026-03-02', bookingId: null, doctorId: null });
  expect(one.visit).toMatchObject({ state: 'ARRIVED', arrivedAt: at() });
  await join('Bob Two');
  expect((await clinic.desk.call('queue.list', {})).items.map(({ patient }) => patient.name)).toEqual([
    'Ann One',
    'Bob Two',
  ]);
  clinic.clock.pass(86_400_000);
  expect((await join('Cyd Next')).number).toBe(1);
  expect((await clinic.desk.call('queue.list', { date: '2026-03-02' })).items).toHaveLength(2);
});

it('waits, is seen, and is done; or leaves', async () => {
  const { id } = await join('Ann One');
  clinic.clock.pass(60_000);
  expect((await clinic.desk.call('queue.mark', { id, state: 'IN_ROOM' })).visit.inRoomAt).toBe(at());
  expect((await clinic.desk.call('queue.mark', { id, state: 'DONE' })).visit.state).toBe('DONE');
  expect((await clinic.desk.call('queue.mark', { id, state: 'ARRIVED' })).visit.state).toBe('ARRIVED');
  expect((await clinic.desk.call('queue.mark', { id, state: 'LEFT' })).visit.leftAt).toBe(at());
});

it('is given a slot: a walk-in booking that arrived when they did', async () => {
  const entry = await join('Ann One');
  const arrivedAt = at();
  clinic.clock.pass(600_000);
  const { slots } = await doctorWithSlots(clinic, 2);
  const booking = await clinic.desk.call('queue.book', { id: entry.id, slotId: first(slots).id });
  expect(booking).toMatchObject({
    isWalkIn: true,
    patient: { id: entry.patient.id },
    visit: { state: 'ARRIVED', arrivedAt },
  });
  expect(await clinic.desk.call('queue.get', { id: entry.id })).toMatchObject({ bookingId: booking.id });
  const again = { id: entry.id, slotId: slots[1]?.id ?? 0 };
  await clinic.desk.refused('QUEUE_ENTRY_BOOKED', 'queue.book', again);
  await clinic.desk.refused('QUEUE_ENTRY_BOOKED', 'queue.mark', { id: entry.id, state: 'LEFT' });
});

it('a slot that is lost leaves them where they were', async () => {
  const { id } = await join('Ann One');
  const { slots } = await doctorWithSlots(clinic, 1);
  const slotId = first(slots).id;
  await clinic.desk.call('bookings.create', { slotId, patient: { name: 'Bob Two' } });
  await clinic.desk.refused('SLOT_BOOKED', 'queue.book', { id, slotId });
  expect((await clinic.desk.call('queue.get', { id })).bookingId).toBeNull();
});

it('takes nobody for a doctor who takes no more, or for a field that is not there', async () => {
  const { doctor } = await doctorWithSlots(clinic, 0);
  await clinic.admin.call('doctors.deactivate', { id: doctor.id });
  const patient = { name: 'Ann One' };
  await clinic.desk.refused('DOCTOR_INACTIVE', 'queue.join', { patient, doctorId: doctor.id });
  await clinic.desk.refused('DOCTOR_NOT_FOUND', 'queue.join', { patient, doctorId: 999 });
  await clinic.desk.refused('QUEUE_ENTRY_NOT_FOUND', 'queue.mark', { id: 999, state: 'DONE' });
  expect((await clinic.desk.call('queue.list', {})).items).toEqual([]);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, doctorWithSlots, openClinic } from '../../../../tests/support/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(async () => {
  await clinic.requireSound();
  await clinic.close();
});

/** A doctor with slots, and a booking on the first of them. */
async function scene(count = 4, visitTypeId?: number) {
  const { doctor, slots } = await doctorWithSlots(clinic, count);
  const ids = slots.map(({ id }) => id);
  const wanted = { slotId: ids[0] ?? 0, patient: { name: 'Jane Doe' }, ...(visitTypeId && { visitTypeId }) };
  const booking = await clinic.desk.call('bookings.create', wanted);
  return { doctor, slots, ids: ids as [number, number, number, number], booking };
}
const slotsOf = async (doctorId: number) => (await clinic.desk.call('slots.list', { doctorId })).items;
const stateOf = async (doctorId: number) =>
  (await slotsOf(doctorId)).map((slot) => (slot.isBooked ? 'B' : '.')).join('');

describe('moving a booking', () => {
  it('frees the old slot and takes the new one, and stays the same booking', async () => {
    const { doctor, slots, ids, booking } = await scene();
    const moved = await clinic.desk.call('bookings.move', {
      id: booking.id,
      slotId: ids[2],
      slotVersion: slots[2]?.version,
      fromSlotId: ids[0],
    });
    expect(moved).toEqual({ ...booking, slotId: ids[2], startsAt: slots[2]?.startsAt });
    expect(await stateOf(doctor.id)).toBe('..B.');
    const versions = (await slotsOf(doctor.id)).map(({ version }) => version);
    expect(versions).toEqual([3, 1, 2, 1]);
  });

  it('goes to another doctor', async () => {
    const [here, there] = [await scene(), await doctorWithSlots(clinic, 1)];
    const moved = await clinic.desk.call('bookings.move', {
      id: here.booking.id,
      slotId: there.slots[0]?.id ?? 0,
    });
    expect(moved).toMatchObject({ doctorId: there.doctor.id, doctorName: there.doctor.name });
    expect(await stateOf(here.doctor.id)).toBe('....');
    expect(await stateOf(there.doctor.id)).toBe('B');
  });

  it.each([
    [
      'SLOT_BOOKED',
      (slotId: number) => clinic.desk.call('bookings.create', { slotId, patient: { name: 'Other One' } }),
    ],
    ['SLOT_HELD', (slotId: number) => clinic.desk.call('bookings.hold', { slotId })],
    ['SLOT_BLOCKED', (id: number) => clinic.admin.call('slots.block', { id })],
    ['SLOT_NOT_FOUND', (id: number) => clinic.admin.call('slots.remove', { id })],
  ] as const)('a lost race (%s) leaves everything as it was', async (reason, spoil) => {
    const { doctor, slots, ids, booking } = await scene();
    await spoil(ids[2]);
    const before = await slotsOf(doctor.id);
    const wanted = { id: booking.id, slotId: ids[2], slotVersion: slots[2]?.version };
    await clinic.desk.refused(reason, 'bookings.move', wanted);
    expect(await slotsOf(doctor.id)).toEqual(before);
    expect(await clinic.desk.call('bookings.get', { id: booking.id })).toEqual(booking);
  });

  it('is refused when the slot or the booking is not as it was seen', async () => {
    const { ids, booking } = await scene();
    const { id } = booking;
    await clinic.admin.call('slots.block', { id: ids[2] });
    await clinic.admin.call('slots.unblock', { id: ids[2] });
    await clinic.desk.refused('SLOT_MODIFIED', 'bookings.move', { id, slotId: ids[2], slotVersion: 1 });
    await clinic.desk.call('bookings.move', { id, slotId: ids[3] });
    await clinic.desk.refused('BOOKING_MODIFIED', 'bookings.move', {
      id,
      slotId: ids[1],
      fromSlotId: ids[0],
    });
    expect((await clinic.desk.call('bookings.get', { id })).slotId).toBe(ids[3]);
  });

  it('is refused for the past, for what is cancelled, and for a visit that has begun', async () => {
    const { ids, booking } = await scene();
    const { id } = booking;
    clinic.clock.pass(2.5 * 3_600_000);
    await clinic.desk.refused('SLOT_PAST', 'bookings.move', { id, slotId: ids[1] });
    await clinic.desk.call('bookings.mark', { id, state: 'IN_ROOM' });
    await clinic.desk.refused('VISIT_BEGUN', 'bookings.move', { id, slotId: ids[3] });
    await clinic.desk.call('bookings.mark', { id, state: 'EXPECTED' });
    await clinic.desk.call('bookings.cancel', { id });
    await clinic.desk.refused('BOOKING_NOT_ACTIVE', 'bookings.move', { id, slotId: ids[3] });
  });

  it('lets a longer visit move by one of its own slots', async () => {
    const type = await clinic.admin.call('visitTypes.create', {
      name: 'Long one',
      durationMinutes: 60,
      colour: 'rose',
    });
    const { doctor, slots, ids, booking } = await scene(4, type.id);
    expect(await stateOf(doctor.id)).toBe('BB..');
    const [, second] = await slotsOf(doctor.id);
    await clinic.desk.call('bookings.move', {
      id: booking.id,
      slotId: ids[1],
      slotVersion: second?.version,
    });
    expect(await stateOf(doctor.id)).toBe('.BB.');
    await clinic.desk.refused('VISIT_TOO_LONG', 'bookings.move', { id: booking.id, slotId: ids[3] });
    expect(await stateOf(doctor.id)).toBe('.BB.');
    expect(slots).toHaveLength(4);
  });

  it('forgets that the patient confirmed the old time, and an arrival on another day', async () => {
    const { ids, booking } = await scene(60);
    const { id } = booking;
    await clinic.desk.call('bookings.update', { id, isPatientConfirmed: true });
    await clinic.desk.call('bookings.mark', { id, state: 'ARRIVED' });
    const sameDay = await clinic.desk.call('bookings.move', { id, slotId: ids[1] });
    expect(sameDay).toMatchObject({ patientConfirmedAt: null, visit: { state: 'ARRIVED' } });
    // The slots go on around the clock: the last one is on the next day.
    const nextDay = await clinic.desk.call('bookings.move', { id, slotId: ids.at(-1) ?? 0 });
    expect(nextDay.visit).toMatchObject({ state: 'EXPECTED', arrivedAt: null });
  });

  it('to where it is changes nothing', async () => {
    const { doctor, ids, booking } = await scene();
    const before = await slotsOf(doctor.id);
    expect(await clinic.desk.call('bookings.move', { id: booking.id, slotId: ids[0] })).toEqual(booking);
    expect(await slotsOf(doctor.id)).toEqual(before);
  });
});

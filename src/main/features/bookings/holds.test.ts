import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Clinic,
  doctorWithSlots,
  first,
  openClinic,
  HOLD_LENGTH,
} from '../../../../tests/support/clinic.ts';

const JANE = { name: 'Jane Doe' };
let clinic: Clinic;
beforeAll(async () => {
  // No sweeper: whatever ends a hold here does it by itself.
  clinic = await openClinic({ sweeper: false });
});
afterAll(() => clinic.close());

async function heldSlot() {
  const { doctor, slots } = await doctorWithSlots(clinic, 1);
  const slot = first(slots);
  const hold = await clinic.desk.call('bookings.hold', { slotId: slot.id });
  return { doctor, slot, hold };
}

const slotOf = async (doctorId: number) => first((await clinic.desk.call('slots.list', { doctorId })).items);

describe('a hold', () => {
  it('lasts two minutes and is seen by the other desks', async () => {
    const { hold, doctor } = await heldSlot();
    const expiresAt = new Date(clinic.clock.at + 120_000).toISOString();
    expect(hold).toMatchObject({ status: 'PENDING', patient: null, confirmedAt: null, expiresAt });
    expect(await slotOf(doctor.id)).toMatchObject({ isHeld: true, isBooked: false });
    await clinic.admin.refused('SLOT_HELD', 'bookings.hold', { slotId: hold.slotId });
    const free = await clinic.desk.call('slots.list', { doctorId: doctor.id, availableOnly: true });
    expect(free.items).toEqual([]);
  });

  it('is confirmed for a patient', async () => {
    const { hold, doctor } = await heldSlot();
    clinic.clock.pass(HOLD_LENGTH - 1);
    const booking = await clinic.desk.call('bookings.confirm', { id: hold.id, patient: JANE });
    const confirmedAt = new Date(clinic.clock.at).toISOString();
    expect(booking).toMatchObject({ id: hold.id, status: 'CONFIRMED', expiresAt: null, confirmedAt });
    expect(booking.patient?.name).toBe('Jane Doe');
    expect(await slotOf(doctor.id)).toMatchObject({ isHeld: false, isBooked: true });
    const again = await clinic.desk.refused('BOOKING_NOT_ACTIVE', 'bookings.confirm', {
      id: hold.id,
      patient: JANE,
    });
    expect(again.message).toBe('Booking already confirmed');
  });

  it('is confirmed for a patient on file, and kept when that one is not', async () => {
    const { hold } = await heldSlot();
    await clinic.desk.refused('PATIENT_NOT_FOUND', 'bookings.confirm', { id: hold.id, patientId: 999_999 });
    const patient = await clinic.desk.call('patients.create', JANE);
    const booking = await clinic.desk.call('bookings.confirm', { id: hold.id, patientId: patient.id });
    expect(booking.patient?.id).toBe(patient.id);
  });

  it('is released: FAILED, and the slot is free at once', async () => {
    const { hold, doctor } = await heldSlot();
    const released = await clinic.desk.call('bookings.release', { id: hold.id });
    expect(released).toMatchObject({ status: 'FAILED', expiresAt: null });
    expect(await slotOf(doctor.id)).toMatchObject({ isHeld: false, isBooked: false });
    await clinic.desk.call('bookings.create', { slotId: hold.slotId, patient: JANE });
    await clinic.desk.refused('BOOKING_NOT_ACTIVE', 'bookings.release', { id: hold.id });
    await clinic.desk.refused('BOOKING_NOT_ACTIVE', 'bookings.confirm', { id: hold.id, patient: JANE });
    expect(await slotOf(doctor.id)).toMatchObject({ isBooked: true });
  });

  it('is no booking that could be cancelled', async () => {
    const { hold } = await heldSlot();
    const error = await clinic.desk.refused('BOOKING_NOT_ACTIVE', 'bookings.cancel', { id: hold.id });
    expect(error.message).toBe('Booking is only held: confirm or release it');
    expect(error.params).toEqual({ status: 'PENDING' });
  });
});

describe('a hold past its time', () => {
  it('shows as free without a sweep', async () => {
    const { doctor } = await heldSlot();
    clinic.clock.pass(HOLD_LENGTH - 1);
    expect(await slotOf(doctor.id)).toMatchObject({ isHeld: true });
    clinic.clock.pass(1);
    expect(await slotOf(doctor.id)).toMatchObject({ isHeld: false, isBooked: false });
    const free = await clinic.desk.call('slots.list', { doctorId: doctor.id, availableOnly: true });
    expect(free.items).toHaveLength(1);
  });

  it.each(['create', 'hold'] as const)('blocks nobody: %s takes the slot', async (how) => {
    const { hold, slot, doctor } = await heldSlot();
    clinic.clock.pass(HOLD_LENGTH);
    const { version } = await slotOf(doctor.id);
    expect(version).toBe(slot.version + 1);
    const ask = { slotId: slot.id, slotVersion: version };
    const next =
      how === 'create'
        ? await clinic.admin.call('bookings.create', { ...ask, patient: JANE })
        : await clinic.admin.call('bookings.hold', ask);
    expect(await clinic.desk.call('bookings.get', { id: hold.id })).toMatchObject({ status: 'FAILED' });
    await clinic.desk.refused('HOLD_EXPIRED', 'bookings.confirm', { id: hold.id, patient: JANE });
    await clinic.desk.refused('HOLD_EXPIRED', 'bookings.release', { id: hold.id });
    expect(await clinic.desk.call('bookings.get', { id: next.id })).toEqual(next);
  });

  it.each(['confirm', 'release'] as const)('is ended for good by a late %s', async (how) => {
    const { hold, doctor } = await heldSlot();
    clinic.clock.pass(HOLD_LENGTH);
    const who = how === 'confirm' ? { patient: JANE } : {};
    const error = await clinic.desk.refused('HOLD_EXPIRED', `bookings.${how}`, { id: hold.id, ...who });
    expect(error).toEqual({ code: 'CONFLICT', reason: 'HOLD_EXPIRED', message: 'The hold has expired' });
    expect(await clinic.desk.call('bookings.get', { id: hold.id })).toMatchObject({ status: 'FAILED' });
    // Ended then and there: a sweep finds nothing more to do about it.
    expect(await slotOf(doctor.id)).toMatchObject({ isHeld: false, isBooked: false });
    await clinic.desk.refused('HOLD_EXPIRED', `bookings.${how}`, { id: hold.id, ...who });
  });

  it('is swept, with the count', async () => {
    await clinic.admin.call('bookings.expirePending', {});
    const [one, two] = [await heldSlot(), await heldSlot()];
    clinic.clock.pass(HOLD_LENGTH / 2);
    const young = await heldSlot();
    clinic.clock.pass(HOLD_LENGTH / 2);
    expect(await clinic.admin.call('bookings.expirePending', {})).toEqual({ count: 2 });
    expect(await clinic.admin.call('bookings.expirePending', {})).toEqual({ count: 0 });
    for (const { hold } of [one, two]) {
      expect(await clinic.desk.call('bookings.get', { id: hold.id })).toMatchObject({ status: 'FAILED' });
    }
    expect(await clinic.desk.call('bookings.get', { id: young.hold.id })).toMatchObject({
      status: 'PENDING',
    });
    await clinic.desk.call('bookings.create', { slotId: one.slot.id, patient: JANE });
  });

  it('stands in nobody’s way when the slot is blocked or removed', async () => {
    const [one, two] = [await heldSlot(), await heldSlot()];
    await clinic.admin.refused('SLOT_HELD', 'slots.block', { id: one.slot.id });
    await clinic.admin.refused('SLOT_HELD', 'slots.remove', { id: two.slot.id });
    clinic.clock.pass(HOLD_LENGTH);
    expect(await clinic.admin.call('slots.block', { id: one.slot.id })).toMatchObject({ isBlocked: true });
    expect(await clinic.admin.call('slots.remove', { id: two.slot.id })).toEqual({ id: two.slot.id });
    expect(await clinic.desk.call('bookings.get', { id: two.hold.id })).toMatchObject({ status: 'FAILED' });
  });
});

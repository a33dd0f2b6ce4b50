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
  clinic = await openClinic();
});
afterAll(() => clinic.close());

async function booked() {
  const { doctor, slots } = await doctorWithSlots(clinic, 1);
  const slot = first(slots);
  const booking = await clinic.desk.call('bookings.create', { slotId: slot.id, patient: JANE });
  return { doctor, slot, booking };
}

async function cancelled() {
  const made = await booked();
  await clinic.desk.call('bookings.cancel', { id: made.booking.id });
  return made;
}

const slotOf = async (doctorId: number) => first((await clinic.desk.call('slots.list', { doctorId })).items);

describe('cancelling', () => {
  it('answers CANCELLED with the reason, and the slot is free again', async () => {
    const { doctor, slot, booking } = await booked();
    const answer = await clinic.desk.call('bookings.cancel', { id: booking.id, reason: ' is ill ' });
    const cancelledAt = new Date(clinic.clock.at).toISOString();
    expect(answer).toEqual({ ...booking, status: 'CANCELLED', cancelledAt, cancelReason: 'is ill' });
    expect(await slotOf(doctor.id)).toMatchObject({ isBooked: false, isHeld: false });
    const next = await clinic.desk.call('bookings.create', {
      slotId: slot.id,
      patient: { name: 'Next One' },
    });
    expect(next.status).toBe('CONFIRMED');
  });

  it('a second time is refused, and never touches who has the slot now', async () => {
    const { slot, booking } = await cancelled();
    const next = await clinic.desk.call('bookings.create', {
      slotId: slot.id,
      patient: { name: 'Next One' },
    });
    const error = await clinic.desk.refused('BOOKING_NOT_ACTIVE', 'bookings.cancel', { id: booking.id });
    expect(error).toMatchObject({ code: 'CONFLICT', message: 'Booking already cancelled' });
    expect(error.params).toEqual({ status: 'CANCELLED' });
    expect(await clinic.desk.call('bookings.get', { id: next.id })).toEqual(next);
    await clinic.desk.refused('SLOT_BOOKED', 'bookings.create', { slotId: slot.id, patient: JANE });
  });

  it('a failed hold is refused', async () => {
    const { slots } = await doctorWithSlots(clinic, 1);
    const hold = await clinic.desk.call('bookings.hold', { slotId: first(slots).id });
    await clinic.desk.call('bookings.release', { id: hold.id });
    const error = await clinic.desk.refused('BOOKING_NOT_ACTIVE', 'bookings.cancel', { id: hold.id });
    expect(error.message).toBe('Booking has already failed');
  });

  it.each(['get', 'cancel', 'restore', 'release'] as const)(
    '%s of a booking that is not there',
    async (what) => {
      const error = await clinic.desk.refused('BOOKING_NOT_FOUND', `bookings.${what}`, { id: 999_999 });
      expect(error).toEqual({ code: 'NOT_FOUND', reason: 'BOOKING_NOT_FOUND', message: 'Booking not found' });
    },
  );
});

describe('restoring', () => {
  it('gives the booking its slot back, as it was', async () => {
    const { doctor, booking } = await cancelled();
    const answer = await clinic.desk.call('bookings.restore', { id: booking.id });
    expect(answer).toEqual(booking);
    expect(await slotOf(doctor.id)).toMatchObject({ isBooked: true });
  });

  it('again and again', async () => {
    const { booking } = await cancelled();
    await clinic.desk.call('bookings.restore', { id: booking.id });
    await clinic.desk.refused('BOOKING_NOT_ACTIVE', 'bookings.restore', { id: booking.id });
    await clinic.desk.call('bookings.cancel', { id: booking.id });
    expect((await clinic.desk.call('bookings.restore', { id: booking.id })).status).toBe('CONFIRMED');
  });

  it('is possible after the slot has begun', async () => {
    const { booking } = await cancelled();
    clinic.clock.pass(2 * 3_600_000);
    expect((await clinic.desk.call('bookings.restore', { id: booking.id })).status).toBe('CONFIRMED');
  });

  it('is refused when somebody else has the slot', async () => {
    const { slot, booking } = await cancelled();
    const next = await clinic.desk.call('bookings.create', {
      slotId: slot.id,
      patient: { name: 'Next One' },
    });
    await clinic.desk.refused('SLOT_BOOKED', 'bookings.restore', { id: booking.id });
    expect(await clinic.desk.call('bookings.get', { id: next.id })).toEqual(next);
    expect((await clinic.desk.call('bookings.get', { id: booking.id })).status).toBe('CANCELLED');
  });

  it('is refused while somebody holds the slot, and possible once that is over', async () => {
    const { slot, booking } = await cancelled();
    const hold = await clinic.desk.call('bookings.hold', { slotId: slot.id });
    await clinic.desk.refused('SLOT_HELD', 'bookings.restore', { id: booking.id });
    clinic.clock.pass(HOLD_LENGTH);
    expect((await clinic.desk.call('bookings.restore', { id: booking.id })).status).toBe('CONFIRMED');
    expect((await clinic.desk.call('bookings.get', { id: hold.id })).status).toBe('FAILED');
  });

  it('is refused when the slot is blocked, removed, or removed and made again', async () => {
    const { doctor, slot, booking } = await cancelled();
    await clinic.admin.call('slots.block', { id: slot.id });
    await clinic.desk.refused('SLOT_BLOCKED', 'bookings.restore', { id: booking.id });
    await clinic.admin.call('slots.remove', { id: slot.id });
    await clinic.desk.refused('SLOT_NOT_FOUND', 'bookings.restore', { id: booking.id });
    await clinic.admin.call('slots.create', { doctorId: doctor.id, startsAt: slot.startsAt });
    await clinic.desk.refused('SLOT_NOT_FOUND', 'bookings.restore', { id: booking.id });
    expect((await clinic.desk.call('bookings.get', { id: booking.id })).startsAt).toBe(slot.startsAt);
  });

  it('is refused when the doctor takes no more bookings', async () => {
    const { doctor, booking } = await cancelled();
    await clinic.admin.call('doctors.deactivate', { id: doctor.id });
    await clinic.desk.refused('DOCTOR_INACTIVE', 'bookings.restore', { id: booking.id });
  });

  it('is refused for what never was confirmed', async () => {
    const { slots } = await doctorWithSlots(clinic, 1);
    const hold = await clinic.desk.call('bookings.hold', { slotId: first(slots).id });
    await clinic.desk.refused('BOOKING_NOT_ACTIVE', 'bookings.restore', { id: hold.id });
    await clinic.desk.call('bookings.release', { id: hold.id });
    await clinic.desk.refused('BOOKING_NOT_ACTIVE', 'bookings.restore', { id: hold.id });
  });
});

describe("a slot's version", () => {
  it('grows with hold, release, booking, cancelling, restoring, blocking and unblocking, and with nothing else', async () => {
    const { doctor, slots } = await doctorWithSlots(clinic, 1);
    const slotId = first(slots).id;
    const { desk, admin } = clinic;
    const grows = async (by: number, step: () => Promise<unknown>) => {
      const before = (await slotOf(doctor.id)).version;
      await step();
      expect((await slotOf(doctor.id)).version - before).toBe(by);
    };
    let id = 0;
    await grows(1, async () => ({ id } = await desk.call('bookings.hold', { slotId })));
    await grows(1, () => desk.call('bookings.release', { id }));
    await grows(1, async () => ({ id } = await desk.call('bookings.hold', { slotId })));
    await grows(0, () => desk.call('bookings.confirm', { id, patient: JANE }));
    await grows(1, () => desk.call('bookings.cancel', { id }));
    await grows(1, () => desk.call('bookings.restore', { id }));
    await grows(1, () => desk.call('bookings.cancel', { id }));
    await grows(1, () => admin.call('slots.block', { id: slotId }));
    await grows(0, () => admin.call('slots.block', { id: slotId }));
    await grows(1, () => admin.call('slots.unblock', { id: slotId }));
    await grows(0, () => admin.call('slots.unblock', { id: slotId }));
    await grows(1, async () => ({ id } = await desk.call('bookings.hold', { slotId })));
    clinic.clock.pass(HOLD_LENGTH);
    await grows(0, () => admin.call('bookings.expirePending', {}));
    await grows(0, () => desk.refused('HOLD_EXPIRED', 'bookings.confirm', { id, patient: JANE }));
    await grows(1, () => desk.call('bookings.create', { slotId, patient: JANE }));
    await grows(0, () => desk.refused('SLOT_BOOKED', 'bookings.create', { slotId, patient: JANE }));
  });
});

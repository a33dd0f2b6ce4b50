import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, doctorWithSlots, first, openClinic } from '../../../../tests/support/clinic.ts';

const JANE = { name: 'Jane Doe', email: 'jane@mail.test', phone: '+4930123456', dateOfBirth: '1980-05-17' };
const EXPECTED = {
  state: 'EXPECTED',
  arrivedAt: null,
  inRoomAt: null,
  doneAt: null,
  noShowAt: null,
  leftAt: null,
};
let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

const oneSlot = async () => first((await doctorWithSlots(clinic, 1)).slots);
const seen = async (slotId: number) => {
  const { items } = await clinic.desk.call('slots.list', { limit: 5000 });
  return first(items.filter(({ id }) => id === slotId));
};

describe('booking a free slot', () => {
  it('answers CONFIRMED with all that the screen shows', async () => {
    const { doctor, slots } = await doctorWithSlots(clinic, 1);
    const slot = first(slots);
    const booking = await clinic.desk.call('bookings.create', { slotId: slot.id, patient: JANE });
    const now = new Date(clinic.clock.at).toISOString();
    expect(booking).toEqual({
      id: booking.id,
      status: 'CONFIRMED',
      slotId: slot.id,
      startsAt: slot.startsAt,
      durationMinutes: 30,
      doctorId: doctor.id,
      doctorName: doctor.name,
      specialization: doctor.specialization,
      patient: { id: booking.patient?.id, ...JANE, alert: null },
      bookedAt: now,
      confirmedAt: now,
      cancelledAt: null,
      cancelReason: null,
      expiresAt: null,
      visitTypeId: null,
      visitTypeName: null,
      visitTypeColour: null,
      notes: null,
      seriesId: null,
      isWalkIn: false,
      isUndone: false,
      patientConfirmedAt: null,
      roomName: null,
      isExtra: false,
      overbookReason: null,
      visit: EXPECTED,
    });
    expect(await clinic.desk.call('bookings.get', { id: booking.id })).toEqual(booking);
    expect(await seen(slot.id)).toMatchObject({ isBooked: true, isHeld: false });
    const free = await clinic.desk.call('slots.list', { doctorId: doctor.id, availableOnly: true });
    expect(free.items).toEqual([]);
  });

  it('takes a patient on file by id', async () => {
    const patient = await clinic.desk.call('patients.create', { name: 'On File' });
    const { id: slotId } = await oneSlot();
    const booking = await clinic.desk.call('bookings.create', { slotId, patientId: patient.id });
    expect(booking.patient).toEqual({
      id: patient.id,
      name: 'On File',
      email: null,
      phone: null,
      dateOfBirth: null,
      alert: null,
    });
  });

  it('never takes two people for one by their email', async () => {
    const [one, two] = [await oneSlot(), await oneSlot()];
    const mother = await clinic.desk.call('bookings.create', { slotId: one.id, patient: JANE });
    const child = await clinic.desk.call('bookings.create', {
      slotId: two.id,
      patient: { ...JANE, name: 'Jim Doe' },
    });
    expect(child.patient?.id).not.toBe(mother.patient?.id);
    expect(mother.patient?.name).toBe('Jane Doe');
  });

  it('trims names and lower-cases emails', async () => {
    const { id: slotId } = await oneSlot();
    const patient = { name: '  Ann Lee ', email: '  Ann@Mail.TEST ', phone: '', dateOfBirth: null };
    const booking = await clinic.desk.call('bookings.create', { slotId, patient });
    expect(booking.patient).toMatchObject({
      name: 'Ann Lee',
      email: 'ann@mail.test',
      phone: null,
      dateOfBirth: null,
    });
  });

  it('takes the version that was seen', async () => {
    const { id: slotId, version } = await oneSlot();
    const booking = await clinic.desk.call('bookings.create', {
      slotId,
      slotVersion: version,
      patient: JANE,
    });
    expect(booking.status).toBe('CONFIRMED');
  });

  it.each([
    `Robert'); DROP TABLE bookings;--`,
    `' OR '1'='1`,
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '${7*7} {{7*7}} %s',
    'Ærø “Ωmega” 山田 محمد 👩‍⚕️',
  ])('keeps plain text as plain text: %s', async (name) => {
    const { id: slotId } = await oneSlot();
    const { id } = await clinic.desk.call('bookings.create', {
      slotId,
      patient: { name, phone: name.slice(0, 40) },
    });
    const booking = await clinic.desk.call('bookings.get', { id });
    expect(booking.patient).toMatchObject({ name, phone: name.slice(0, 40) });
    const { items } = await clinic.desk.call('bookings.list', { search: name });
    expect(items.every((item) => item.status === 'CONFIRMED')).toBe(true);
    expect((await clinic.desk.call('bookings.list', {})).items.length).toBeGreaterThan(0);
  });
});

describe('booking is refused', () => {
  it('on a booked slot', async () => {
    const { id: slotId } = await oneSlot();
    await clinic.desk.call('bookings.create', { slotId, patient: JANE });
    const error = await clinic.desk.refused('SLOT_BOOKED', 'bookings.create', { slotId, patient: JANE });
    expect(error).toEqual({ code: 'CONFLICT', reason: 'SLOT_BOOKED', message: 'Slot already booked' });
  });

  it('on a held slot', async () => {
    const { id: slotId } = await oneSlot();
    await clinic.desk.call('bookings.hold', { slotId });
    const error = await clinic.desk.refused('SLOT_HELD', 'bookings.create', { slotId, patient: JANE });
    expect(error.code).toBe('CONFLICT');
  });

  it('on a past slot, from its very start', async () => {
    const { slots, doctor } = await doctorWithSlots(clinic, 2);
    const [one, two] = slots.map(({ id }) => id);
    clinic.clock.pass(3_600_000);
    const last = await clinic.desk.call('bookings.create', { slotId: one ?? 0, patient: JANE });
    expect(last.status).toBe('CONFIRMED');
    clinic.clock.pass(1_800_001);
    const error = await clinic.desk.refused('SLOT_PAST', 'bookings.create', {
      slotId: two ?? 0,
      patient: JANE,
    });
    expect(error).toEqual({ code: 'INVALID', reason: 'SLOT_PAST', message: 'Cannot book past slots' });
    await clinic.desk.refused('SLOT_PAST', 'bookings.hold', { slotId: two ?? 0 });
    const free = await clinic.desk.call('slots.list', { doctorId: doctor.id, availableOnly: true });
    expect(free.items).toEqual([]);
  });

  it('on a blocked slot', async () => {
    const { id: slotId } = await oneSlot();
    await clinic.admin.call('slots.block', { id: slotId });
    const error = await clinic.desk.refused('SLOT_BLOCKED', 'bookings.create', { slotId, patient: JANE });
    expect(error.code).toBe('CONFLICT');
    await clinic.desk.refused('SLOT_BLOCKED', 'bookings.hold', { slotId });
  });

  it('on a slot that changed since it was seen', async () => {
    const { id: slotId, version } = await oneSlot();
    await clinic.admin.call('slots.block', { id: slotId });
    await clinic.admin.call('slots.unblock', { id: slotId });
    const stale = { slotId, slotVersion: version };
    const error = await clinic.desk.refused('SLOT_MODIFIED', 'bookings.create', { ...stale, patient: JANE });
    const message = 'Slot was modified. Please try again.';
    expect(error).toEqual({ code: 'CONFLICT', reason: 'SLOT_MODIFIED', message });
    await clinic.desk.refused('SLOT_MODIFIED', 'bookings.hold', stale);
  });

  it('on a slot that is not there', async () => {
    const error = await clinic.desk.refused('SLOT_NOT_FOUND', 'bookings.create', {
      slotId: 999_999,
      patient: JANE,
    });
    expect(error).toEqual({ code: 'NOT_FOUND', reason: 'SLOT_NOT_FOUND', message: 'Slot not found' });
  });

  it('for a patient who is not there', async () => {
    const { id: slotId } = await oneSlot();
    await clinic.desk.refused('PATIENT_NOT_FOUND', 'bookings.create', { slotId, patientId: 999_999 });
  });

  it('for a birth date that is still to come, with nothing left behind', async () => {
    const { id: slotId } = await oneSlot();
    const patient = { name: 'Zukunft Kind', dateOfBirth: '2026-03-20' };
    const error = await clinic.desk.refused('INPUT_INVALID', 'bookings.create', { slotId, patient });
    expect(error.fields).toEqual({ 'patient.dateOfBirth': 'IN_THE_FUTURE' });
    expect(await seen(slotId)).toMatchObject({ isBooked: false });
    expect((await clinic.desk.call('patients.search', { query: 'Zukunft' })).items).toEqual([]);
  });

  it.each([
    ['nobody', {}, { patient: 'REQUIRED' }],
    ['two at once', { patientId: 1, patient: JANE }, { patient: 'PATIENT_TWICE' }],
    ['a name too short', { patient: { name: ' x ' } }, { 'patient.name': 'TOO_SHORT' }],
    ['no name', { patient: { name: '   ' } }, { 'patient.name': 'REQUIRED' }],
    ['a name too long', { patient: { name: 'x'.repeat(101) } }, { 'patient.name': 'TOO_LONG' }],
    ['no email', { patient: { ...JANE, email: 'not an email' } }, { 'patient.email': 'NOT_AN_EMAIL' }],
    ['no date', { patient: { ...JANE, dateOfBirth: '1980-02-30' } }, { 'patient.dateOfBirth': 'NOT_A_DATE' }],
  ])('for %s, naming the field', async (_what, who, fields) => {
    const { id: slotId } = await oneSlot();
    const error = await clinic.desk.refused('INPUT_INVALID', 'bookings.create', { slotId, ...who });
    expect(error.code).toBe('INVALID');
    expect(error.fields).toEqual(fields);
    expect(await seen(slotId)).toMatchObject({ isBooked: false });
  });

  it('when two desks want one slot: one wins, the other is told', async () => {
    const { id: slotId } = await oneSlot();
    const answers = await Promise.all([
      clinic.desk.ask('bookings.create', { slotId, patient: JANE }),
      clinic.admin.ask('bookings.create', { slotId, patient: JANE }),
    ]);
    const reasons = answers.map((answer) => (answer.ok ? answer.value.status : answer.error.reason));
    expect(reasons.toSorted()).toEqual(['CONFIRMED', 'SLOT_BOOKED']);
  });
});

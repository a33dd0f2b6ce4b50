import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, doctorWithSlots, first, openClinic } from '../../../../tests/support/clinic.ts';

const LONG = { durationMinutes: 60, colour: 'teal' } as const;
const JANE = { name: 'Jane Doe' };
let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

let made = 0;
const makeType = (fields: object = {}) => {
  made += 1;
  return clinic.admin.call('visitTypes.create', { ...LONG, name: `Type ${made}`, ...fields });
};
const stateOf = async (doctorId: number) =>
  (await clinic.desk.call('slots.list', { doctorId })).items
    .map((slot) => (slot.isBooked ? 'B' : slot.isHeld ? 'H' : '.'))
    .join('');

describe('visit types', () => {
  it('are made, changed, listed by name and taken out of the offer', async () => {
    const type = await clinic.admin.call('visitTypes.create', {
      ...LONG,
      name: ' First visit ',
      bufferMinutes: 15,
      specializations: ['General practice'],
    });
    expect(type).toEqual({
      id: type.id,
      name: 'First visit',
      durationMinutes: 60,
      bufferMinutes: 15,
      position: 0,
      colour: 'teal',
      isActive: true,
      doctorIds: [],
      specializations: ['General practice'],
    });
    const changed = await clinic.admin.call('visitTypes.update', {
      id: type.id,
      specializations: [],
      isActive: false,
    });
    expect(changed).toEqual({ ...type, specializations: [], isActive: false });
    const names = async (input: object) =>
      (await clinic.desk.call('visitTypes.list', input)).items.map(({ name }) => name);
    expect(await names({})).not.toContain('First visit');
    expect(await names({ includeInactive: true })).toContain('First visit');
  });

  it('have a name of their own, whatever its case', async () => {
    const { id } = await makeType({ name: 'Check-up' });
    await clinic.admin.refused('VISIT_TYPE_NAME_TAKEN', 'visitTypes.create', { ...LONG, name: 'check-UP' });
    const other = await makeType();
    await clinic.admin.refused('VISIT_TYPE_NAME_TAKEN', 'visitTypes.update', {
      id: other.id,
      name: 'Check-up',
    });
    expect(await clinic.admin.call('visitTypes.update', { id, name: 'Check-up' })).toMatchObject({ id });
  });

  it.each([
    [{ durationMinutes: 4 }, { durationMinutes: 'TOO_SMALL' }],
    [{ durationMinutes: 481 }, { durationMinutes: 'TOO_BIG' }],
    [{ bufferMinutes: -1 }, { bufferMinutes: 'TOO_SMALL' }],
    [{ colour: 'mauve' }, { colour: 'NOT_ONE_OF' }],
    [{ name: 'x' }, { name: 'TOO_SHORT' }],
  ])('%j is refused', async (wrong, fields) => {
    const input = { ...LONG, name: 'Wrong', ...wrong } as never;
    expect((await clinic.admin.refused('INPUT_INVALID', 'visitTypes.create', input)).fields).toEqual(fields);
  });
});

describe('a longer visit', () => {
  it('takes the slots that it needs, its buffer among them', async () => {
    const { doctor, slots } = await doctorWithSlots(clinic, 4);
    const type = await makeType({ bufferMinutes: 10 });
    const slotId = first(slots).id;
    const booking = await clinic.desk.call('bookings.create', {
      slotId,
      patient: JANE,
      visitTypeId: type.id,
    });
    expect(booking).toMatchObject({
      slotId,
      durationMinutes: 90,
      visitTypeId: type.id,
      visitTypeName: type.name,
      visitTypeColour: 'teal',
    });
    expect(await stateOf(doctor.id)).toBe('BBB.');
    await clinic.desk.call('bookings.cancel', { id: booking.id });
    expect(await stateOf(doctor.id)).toBe('....');
    await clinic.desk.call('bookings.restore', { id: booking.id });
    expect(await stateOf(doctor.id)).toBe('BBB.');
  });

  it('is held and confirmed over all of them', async () => {
    const { doctor, slots } = await doctorWithSlots(clinic, 3);
    const type = await makeType();
    const hold = await clinic.desk.call('bookings.hold', {
      slotId: first(slots).id,
      visitTypeId: type.id,
    });
    expect(await stateOf(doctor.id)).toBe('HH.');
    const second = slots[1]?.id ?? 0;
    await clinic.desk.refused('SLOT_HELD', 'bookings.create', { slotId: second, patient: JANE });
    await clinic.desk.call('bookings.confirm', { id: hold.id, patient: JANE });
    expect(await stateOf(doctor.id)).toBe('BB.');
  });

  it.each([
    ['booked', 1],
    ['held', 1],
    ['blocked', 1],
    ['not there', 0],
  ] as const)('takes nothing at all when a slot that it needs is %s', async (what, at) => {
    const { doctor, slots } = await doctorWithSlots(clinic, 3);
    const type = await makeType();
    const slot = slots[at + 1]?.id ?? 0;
    if (what === 'booked') await clinic.desk.call('bookings.create', { slotId: slot, patient: JANE });
    if (what === 'held') await clinic.desk.call('bookings.hold', { slotId: slot });
    if (what === 'blocked') await clinic.admin.call('slots.block', { id: slot });
    if (what === 'not there') await clinic.admin.call('slots.remove', { id: slot });
    const before = await stateOf(doctor.id);
    const wanted = { slotId: slots[at]?.id ?? 0, patient: JANE, visitTypeId: type.id };
    await clinic.desk.refused('VISIT_TOO_LONG', 'bookings.create', wanted);
    await clinic.desk.refused('VISIT_TOO_LONG', 'bookings.hold', {
      slotId: wanted.slotId,
      visitTypeId: type.id,
    });
    expect(await stateOf(doctor.id)).toBe(before);
  });

  it('takes a late hold for free', async () => {
    const { doctor, slots } = await doctorWithSlots(clinic, 2);
    const type = await makeType();
    await clinic.desk.call('bookings.hold', { slotId: slots[1]?.id ?? 0 });
    clinic.clock.pass(120_000);
    await clinic.desk.call('bookings.create', {
      slotId: first(slots).id,
      patient: JANE,
      visitTypeId: type.id,
    });
    expect(await stateOf(doctor.id)).toBe('BB');
  });

  it('is refused where the day ends, and by a doctor who does not offer it', async () => {
    const { doctor, slots } = await doctorWithSlots(clinic, 2);
    const other = await doctorWithSlots(clinic, 2);
    const type = await makeType({ doctorIds: [doctor.id] });
    await clinic.desk.refused('VISIT_TOO_LONG', 'bookings.create', {
      slotId: slots[1]?.id ?? 0,
      patient: JANE,
      visitTypeId: type.id,
    });
    await clinic.desk.refused('VISIT_TYPE_NOT_OFFERED', 'bookings.create', {
      slotId: first(other.slots).id,
      patient: JANE,
      visitTypeId: type.id,
    });
    await clinic.admin.call('visitTypes.update', { id: type.id, isActive: false });
    await clinic.desk.refused('VISIT_TYPE_NOT_FOUND', 'bookings.hold', {
      slotId: first(slots).id,
      visitTypeId: type.id,
    });
  });
});

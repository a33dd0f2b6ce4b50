import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Clinic, doctorWithSlots, openClinic } from '../../../../tests/support/clinic.ts';

let clinic: Clinic;
beforeEach(async () => {
  clinic = await openClinic();
});
afterEach(async () => {
  await clinic.close();
});

const named = (names: readonly string[]) =>
  Promise.all(names.map((name) => clinic.admin.call('rooms.create', { name })));
const namesOf = async () => (await clinic.desk.call('rooms.list', {})).items.map(({ name }) => name);

describe('rooms', () => {
  it('are made, named anew and coloured', async () => {
    const made = await clinic.admin.call('rooms.create', { name: ' Room 1 ' });
    expect(made).toMatchObject({ name: 'Room 1', colour: null, isActive: true, position: 0 });
    const changed = await clinic.admin.call('rooms.update', { id: made.id, name: 'X-ray', colour: 'teal' });
    expect(changed).toEqual({ ...made, name: 'X-ray', colour: 'teal' });
    const plain = await clinic.admin.call('rooms.update', { id: made.id, colour: null });
    expect(plain).toEqual({ ...changed, colour: null });
    expect(await clinic.desk.call('rooms.list', {})).toEqual({ items: [plain] });
  });

  it('have names of their own, whatever the case', async () => {
    const [, two] = await named(['Room 1', 'Room 2']);
    await clinic.admin.refused('ROOM_NAME_TAKEN', 'rooms.create', { name: 'room 1' });
    await clinic.admin.refused('ROOM_NAME_TAKEN', 'rooms.update', { id: two?.id ?? 0, name: 'ROOM 1' });
    await clinic.admin.refused('ROOM_NOT_FOUND', 'rooms.update', { id: 99, name: 'Room 9' });
  });

  it('are by name until somebody puts them in order; a new one is then the last', async () => {
    const [c, a, b] = await named(['C', 'A', 'B']);
    expect(await namesOf()).toEqual(['A', 'B', 'C']);
    await clinic.admin.call('rooms.reorder', { ids: [c?.id ?? 0, b?.id ?? 0] });
    expect(await namesOf()).toEqual(['C', 'B', 'A']);
    await named(['0']);
    expect(await namesOf()).toEqual(['C', 'B', 'A', '0']);
    await clinic.admin.call('rooms.reorder', { ids: [a?.id ?? 0] });
    expect(await namesOf()).toEqual(['A', 'C', 'B', '0']);
    await clinic.admin.refused('ROOM_NOT_FOUND', 'rooms.reorder', { ids: [a?.id ?? 0, 99] });
    expect(await namesOf()).toEqual(['A', 'C', 'B', '0']);
  });
});

describe('a slot in a room', () => {
  it('says so, with its booking', async () => {
    const { doctor } = await doctorWithSlots(clinic, 0);
    const { id: roomId } = await clinic.admin.call('rooms.create', { name: 'Room 1' });
    const startsAt = '2026-03-02T09:00:00.000Z';
    const slot = await clinic.admin.call('slots.create', { doctorId: doctor.id, startsAt, roomId });
    expect(slot).toMatchObject({ roomId, roomName: 'Room 1', isExtra: false });
    const booking = await clinic.desk.call('bookings.create', {
      slotId: slot.id,
      patient: { name: 'Some Body' },
    });
    expect(booking.roomName).toBe('Room 1');
  });

  it('is refused while another doctor has the room, and before or after is not', async () => {
    const [one, two] = [await doctorWithSlots(clinic, 0), await doctorWithSlots(clinic, 0)];
    const { id: roomId } = await clinic.admin.call('rooms.create', { name: 'Room 1' });
    const make = (doctorId: number, time: string) => ({
      doctorId,
      startsAt: `2026-03-02T${time}:00.000Z`,
      roomId,
    });
    await clinic.admin.call('slots.create', make(one.doctor.id, '09:00'));
    await clinic.admin.refused('ROOM_TAKEN', 'slots.create', make(two.doctor.id, '09:15'));
    await clinic.admin.refused('SLOT_EXISTS', 'slots.create', make(one.doctor.id, '09:00'));
    await clinic.admin.call('slots.create', make(two.doctor.id, '09:30'));
    await clinic.admin.refused('ROOM_NOT_FOUND', 'slots.create', {
      ...make(two.doctor.id, '12:00'),
      roomId: 99,
    });
    await clinic.app.database.write((db) => db.updateTable('rooms').set({ is_active: 0 }).execute());
    await clinic.admin.refused('ROOM_INACTIVE', 'slots.create', make(two.doctor.id, '12:00'));
    await clinic.requireSound();
  });

  it('is left out of many that are made at once, as the preview says', async () => {
    const [one, two] = [await doctorWithSlots(clinic, 0), await doctorWithSlots(clinic, 0)];
    const { id: roomId } = await clinic.admin.call('rooms.create', { name: 'Room 1' });
    // 09:15 to 09:45 in Berlin.
    await clinic.admin.call('slots.create', {
      doctorId: one.doctor.id,
      startsAt: '2026-03-03T08:15:00.000Z',
      roomId,
    });
    const span = {
      doctorId: two.doctor.id,
      startDate: '2026-03-03',
      endDate: '2026-03-03',
      startTime: '08:30',
      endTime: '10:30',
      durationMinutes: 30,
      roomId,
    };
    const plan = await clinic.admin.call('slots.bulkCreate', { ...span, dryRun: true });
    expect(plan.planned?.map(({ outcome }) => outcome)).toEqual(['NEW', 'ROOM_TAKEN', 'ROOM_TAKEN', 'NEW']);
    const made = await clinic.admin.call('slots.bulkCreate', span);
    expect(made).toMatchObject({ count: 2, skipped: 2, existing: 0, overlapping: 0, roomTaken: 2 });
    const again = await clinic.admin.call('slots.bulkCreate', span);
    expect(again).toMatchObject({ count: 0, existing: 2, roomTaken: 2 });
    const { items } = await clinic.desk.call('slots.list', { doctorId: two.doctor.id });
    expect(items.map(({ roomName }) => roomName)).toEqual(['Room 1', 'Room 1']);
    await clinic.requireSound();
  });
});

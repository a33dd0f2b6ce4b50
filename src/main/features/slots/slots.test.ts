import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { type Clinic, doctorWithSlots, first, openClinic } from '../../../../tests/support/clinic.ts';

const JANE = { name: 'Jane Doe' };
let clinic: Clinic;
let made = 0;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

async function doctor(specialization = 'General practice') {
  made += 1;
  return clinic.admin.call('doctors.create', {
    name: `Dr ${made}`,
    specialization,
    email: `dr${made}@clinic.test`,
  });
}

async function pages(input: Input<'slots.list'>): Promise<Output<'slots.list'>['items']> {
  const all: Output<'slots.list'>['items'] = [];
  let cursor: string | undefined;
  do {
    const page = await clinic.desk.call('slots.list', { ...input, ...(cursor && { cursor }) });
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return all;
}

describe('making a slot', () => {
  it('of 30 minutes unless said otherwise', async () => {
    const { id: doctorId, name, specialization } = await doctor();
    const slot = await clinic.admin.call('slots.create', { doctorId, startsAt: '2026-03-03T09:00:00Z' });
    expect(slot).toEqual({
      id: slot.id,
      doctorId,
      doctorName: name,
      specialization,
      startsAt: '2026-03-03T09:00:00.000Z',
      durationMinutes: 30,
      isBooked: false,
      isHeld: false,
      isBlocked: false,
      roomId: null,
      roomName: null,
      isExtra: false,
      overbookReason: null,
      version: 1,
    });
    const long = { doctorId, startsAt: '2026-03-03T10:00:00Z', durationMinutes: 240 };
    expect((await clinic.admin.call('slots.create', long)).durationMinutes).toBe(240);
  });

  it('at the same start, or over another, is refused with the one word or the other', async () => {
    const { id: doctorId } = await doctor();
    const create = (startsAt: string, durationMinutes = 30) =>
      clinic.admin.ask('slots.create', { doctorId, startsAt, durationMinutes });
    expect(await create('2026-03-03T10:00:00Z')).toMatchObject({ ok: true });
    const refused = (reason: string) => ({ ok: false, error: { code: 'CONFLICT', reason } });
    expect(await create('2026-03-03T10:00:00Z')).toMatchObject(refused('SLOT_EXISTS'));
    expect(await create('2026-03-03T10:00:00Z', 5)).toMatchObject(refused('SLOT_EXISTS'));
    expect(await create('2026-03-03T10:15:00Z')).toMatchObject(refused('SLOT_OVERLAPS'));
    expect(await create('2026-03-03T09:45:00Z')).toMatchObject(refused('SLOT_OVERLAPS'));
    expect(await create('2026-03-03T10:30:00Z')).toMatchObject({ ok: true });
    expect(await create('2026-03-03T09:30:00Z')).toMatchObject({ ok: true });
    expect(await pages({ doctorId })).toHaveLength(3);
  });

  it('in the past is possible, booking it is not', async () => {
    const { id: doctorId } = await doctor();
    const slot = await clinic.admin.call('slots.create', { doctorId, startsAt: '2020-01-01T09:00:00Z' });
    await clinic.desk.refused('SLOT_PAST', 'bookings.create', { slotId: slot.id, patient: JANE });
    expect(await pages({ doctorId, availableOnly: true })).toEqual([]);
    expect(await pages({ doctorId })).toHaveLength(1);
  });

  it('is refused with every bad field named', async () => {
    const bad = { doctorId: 1.5, startsAt: '2026-03-03 09:00', durationMinutes: 4 };
    const error = await clinic.admin.refused('INPUT_INVALID', 'slots.create', bad);
    expect(error.fields).toEqual({
      doctorId: 'NOT_VALID',
      startsAt: 'NOT_AN_INSTANT',
      durationMinutes: 'TOO_SMALL',
    });
    const none = { doctorId: 999_999, startsAt: '2026-03-03T09:00:00Z' };
    await clinic.admin.refused('DOCTOR_NOT_FOUND', 'slots.create', none);
  });
});

describe('listing slots', () => {
  it('by doctor, specialization and the clinic’s own day', async () => {
    const { id: doctorId } = await doctor('Rare field');
    // 23:30 and 00:30 on the clinic's wall: one Berlin day ends at 23:00 UTC.
    const late = await clinic.admin.call('slots.create', { doctorId, startsAt: '2026-03-04T22:30:00Z' });
    const early = await clinic.admin.call('slots.create', { doctorId, startsAt: '2026-03-04T23:30:00Z' });
    expect(await pages({ doctorId })).toEqual([late, early]);
    expect(await pages({ doctorId, date: '2026-03-04' })).toEqual([late]);
    expect(await pages({ doctorId, date: '2026-03-05' })).toEqual([early]);
    expect(await pages({ specialization: ' Rare field ' })).toEqual([late, early]);
    expect(await pages({ specialization: 'Rare' })).toEqual([]);
  });

  it('leaves only what can be booked, when asked', async () => {
    const { doctor: who, slots } = await doctorWithSlots(clinic, 5);
    const [booked, held, blocked, free, other] = slots.map(({ id }) => id) as [
      number,
      number,
      number,
      number,
      number,
    ];
    await clinic.desk.call('bookings.create', { slotId: booked, patient: JANE });
    await clinic.desk.call('bookings.hold', { slotId: held });
    await clinic.admin.call('slots.block', { id: blocked });
    const all = await pages({ doctorId: who.id });
    expect(all.map(({ isBooked, isHeld, isBlocked }) => [isBooked, isHeld, isBlocked])).toEqual([
      [true, false, false],
      [false, true, false],
      [false, false, true],
      [false, false, false],
      [false, false, false],
    ]);
    expect((await pages({ doctorId: who.id, availableOnly: true })).map(({ id }) => id)).toEqual([
      free,
      other,
    ]);
  });

  it.each([1, 7, 1000])('in pages of %d, each slot once, by start, doctor and id', async (limit) => {
    for (let index = 0; index < 2; index += 1) await doctorWithSlots(clinic, 10);
    const all = await pages({ limit: 5000 });
    const paged = await pages({ limit });
    expect(paged).toEqual(all);
    const order = (slot: (typeof all)[number]) =>
      [Date.parse(slot.startsAt), slot.doctorId, slot.id] as const;
    const sorted = all.toSorted((a, b) => {
      const [x, y] = [order(a), order(b)];
      return x[0] - y[0] || x[1] - y[1] || x[2] - y[2];
    });
    expect(all).toEqual(sorted);
  });
});

describe('blocking and removing', () => {
  it('takes a slot out of booking and back', async () => {
    const { slots } = await doctorWithSlots(clinic, 1);
    const { id, version } = first(slots);
    expect(await clinic.admin.call('slots.block', { id })).toMatchObject({
      isBlocked: true,
      version: version + 1,
    });
    expect(await clinic.admin.call('slots.unblock', { id })).toMatchObject({
      isBlocked: false,
      version: version + 2,
    });
    await clinic.desk.call('bookings.create', { slotId: id, patient: JANE });
  });

  it('is refused while somebody has the slot', async () => {
    const { slots } = await doctorWithSlots(clinic, 2);
    const [booked, held] = slots.map(({ id }) => id) as [number, number];
    const booking = await clinic.desk.call('bookings.create', { slotId: booked, patient: JANE });
    await clinic.desk.call('bookings.hold', { slotId: held });
    for (const name of ['slots.block', 'slots.remove'] as const) {
      await clinic.admin.refused('SLOT_BOOKED', name, { id: booked });
      await clinic.admin.refused('SLOT_HELD', name, { id: held });
    }
    await clinic.desk.call('bookings.cancel', { id: booking.id });
    expect(await clinic.admin.call('slots.remove', { id: booked })).toEqual({ id: booked });
    await clinic.desk.refused('SLOT_NOT_FOUND', 'bookings.create', { slotId: booked, patient: JANE });
    const kept = await clinic.desk.call('bookings.get', { id: booking.id });
    expect(kept).toMatchObject({ status: 'CANCELLED', slotId: booked, durationMinutes: 30 });
  });

  it('never gives the number of a removed slot to another', async () => {
    const { doctor: who, slots } = await doctorWithSlots(clinic, 1);
    const { id, startsAt } = first(slots);
    await clinic.admin.call('slots.remove', { id });
    const next = await clinic.admin.call('slots.create', { doctorId: who.id, startsAt });
    expect(next.id).toBeGreaterThan(id);
  });

  it('is refused for a slot that is not there', async () => {
    for (const name of ['slots.block', 'slots.unblock', 'slots.remove'] as const) {
      await clinic.admin.refused('SLOT_NOT_FOUND', name, { id: 999_999 });
    }
  });
});

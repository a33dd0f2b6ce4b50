import { expect, test } from 'vitest';
import type { Booking } from '../../../../shared/contract/bookings.ts';
import type { Slot } from '../../../../shared/contract/slots.ts';
import { type Carried, dropOn } from './drop-rule.ts';

const NOW = Date.parse('2026-03-02T07:00:00Z');

/** A doctor's slots of 30 minutes from 08:00 UTC on. */
function laneOf(count: number, doctorId = 1): Slot[] {
  return Array.from({ length: count }, (_, index) => ({
    id: doctorId * 100 + index,
    doctorId,
    doctorName: 'Dr',
    specialization: 'General practice',
    startsAt: new Date(NOW + 3_600_000 + index * 1_800_000).toISOString(),
    durationMinutes: 30,
    isBooked: false,
    isHeld: false,
    isBlocked: false,
    roomId: null,
    roomName: null,
    isExtra: false,
    overbookReason: null,
    version: 0,
  }));
}

function carried(slots: readonly Slot[], minutes?: number): Carried {
  const [first] = slots;
  if (!first) throw new Error('It must be somewhere');
  const { id: slotId, doctorId, doctorName, specialization, startsAt } = first;
  const visit = {
    state: 'EXPECTED',
    arrivedAt: null,
    inRoomAt: null,
    doneAt: null,
    noShowAt: null,
    leftAt: null,
  };
  const durationMinutes = slots.reduce((sum, slot) => sum + slot.durationMinutes, 0);
  const booking = {
    id: 7,
    slotId,
    doctorId,
    doctorName,
    specialization,
    startsAt,
    durationMinutes,
    isExtra: false,
    visit,
  };
  const type = minutes
    ? { durationMinutes: minutes, bufferMinutes: 0, doctorIds: [], specializations: [] }
    : undefined;
  for (const slot of slots) slot.isBooked = true;
  return { booking: booking as unknown as Booking, type };
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`There is no ${index}`);
  return item;
}

const problemOf = (...args: Parameters<typeof dropOn>) => {
  const drop = dropOn(...args);
  return drop.kind === 'conflict' ? drop.problem : drop.kind;
};

test('a short visit goes to any free slot to come, of any doctor, and nowhere else', () => {
  const lane = laneOf(6);
  const other = laneOf(3, 2);
  const one = carried([at(lane, 0)]);
  Object.assign(at(lane, 2), { isBooked: true });
  Object.assign(at(lane, 3), { isBlocked: true });
  Object.assign(at(lane, 4), { isHeld: true });
  expect(problemOf(one, lane[0], lane, NOW)).toBe('same');
  expect(dropOn(one, lane[1], lane, NOW)).toEqual({ kind: 'ok', slots: [lane[1]], minutes: 30 });
  expect(problemOf(one, other[0], other, NOW)).toBe('ok');
  expect(problemOf(one, lane[2], lane, NOW)).toBe('booked');
  expect(problemOf(one, lane[3], lane, NOW)).toBe('blocked');
  expect(problemOf(one, lane[4], lane, NOW)).toBe('held');
  expect(problemOf(one, undefined, lane, NOW)).toBe('closed');
  expect(problemOf(one, lane[1], lane, Date.parse(at(lane, 1).startsAt))).toBe('ok');
  expect(problemOf(one, lane[1], lane, Date.parse(at(lane, 1).startsAt) + 1)).toBe('past');
});

test('a longer visit needs free slots without a gap, and its own count as free', () => {
  const lane = laneOf(8);
  const long = carried(lane.slice(0, 2), 60);
  const drop = dropOn(long, lane[1], lane, NOW);
  expect(drop).toEqual({ kind: 'ok', slots: [lane[1], lane[2]], minutes: 60 });
  Object.assign(at(lane, 2), { isBooked: true });
  expect(problemOf(long, lane[1], lane, NOW)).toBe('tooLong');
  for (const trouble of ['isBooked', 'isHeld', 'isBlocked']) {
    const other = laneOf(4, 2);
    Object.assign(at(other, 1), { [trouble]: true });
    expect(problemOf(long, other[0], other, NOW)).toBe('tooLong');
    expect(problemOf(long, other[2], other, NOW)).toBe('ok');
  }
  // The last slot of the day, and one before a break.
  expect(problemOf(long, lane[7], lane, NOW)).toBe('tooLong');
  const broken = laneOf(4, 3).filter((_, index) => index !== 1);
  expect(problemOf(long, broken[0], broken, NOW)).toBe('tooLong');
});

test('a slot of its own that is longer than the visit needs is enough alone', () => {
  const lane = laneOf(3);
  const short = carried([at(lane, 0)], 20);
  expect(dropOn(short, lane[2], lane, NOW)).toMatchObject({ kind: 'ok', slots: [lane[2]] });
});

test('a visit that has begun stays, and a doctor who does not offer it is refused', () => {
  const lane = laneOf(3);
  const one = carried([at(lane, 0)], 30);
  for (const state of ['IN_ROOM', 'DONE', 'NO_SHOW', 'LEFT'] as const) {
    const begun = { ...one, booking: { ...one.booking, visit: { ...one.booking.visit, state } } };
    expect(problemOf(begun, lane[1], lane, NOW)).toBe('begun');
  }
  const arrived = { ...one.booking, visit: { ...one.booking.visit, state: 'ARRIVED' as const } };
  expect(problemOf({ ...one, booking: arrived }, lane[1], lane, NOW)).toBe('ok');
  const type = { durationMinutes: 30, bufferMinutes: 0, doctorIds: [2], specializations: ['Eyes'] };
  expect(problemOf({ ...one, type }, lane[1], lane, NOW)).toBe('notOffered');
  expect(problemOf({ ...one, type }, laneOf(2, 2)[0], laneOf(2, 2), NOW)).toBe('ok');
});

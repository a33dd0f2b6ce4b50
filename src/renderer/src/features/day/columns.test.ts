import { expect, test } from 'vitest';
import type { Booking } from '../../../../shared/contract/bookings.ts';
import type { Slot } from '../../../../shared/contract/slots.ts';
import { wallTimeReader } from '../../../../shared/wall-time.ts';
import { columnKeeper, columnOf, type Lane, rangeOf } from './columns.ts';

const DAY = '2026-03-02';
const facts = {
  now: Date.parse(`${DAY}T07:00:00Z`),
  wallTime: wallTimeReader('Europe/Berlin'),
};

function slot(id: number, time: string, minutes: number, is: Partial<Slot> = {}): Slot {
  const startsAt = `${DAY}T${time}:00.000Z`;
  const who = { doctorId: 1, doctorName: 'Dr Ito', specialization: 'Eyes', version: 0 };
  return { id, ...who, startsAt, durationMinutes: minutes, ...NOTHING, ...is };
}
const NOTHING = {
  isBooked: false,
  isHeld: false,
  isBlocked: false,
  roomId: null,
  roomName: null,
  isExtra: false,
  overbookReason: null,
};

function laneOf(slots: Slot[]): Lane {
  return { key: '1', doctorId: 1, doctorName: 'Dr Ito', doctorColour: null, specialization: 'Eyes', slots };
}

function visit(slotId: number, durationMinutes: number, more: object = {}): Booking {
  const patient = { id: 1, name: 'Ana Lima', alert: null };
  return {
    id: 5,
    slotId,
    durationMinutes,
    patient,
    patientConfirmedAt: null,
    isWalkIn: false,
    visitTypeColour: null,
    visit: { state: 'EXPECTED' },
    ...more,
  } as unknown as Booking;
}

test('a visit over several slots is one card, and what lies between is closed', () => {
  const booked = { isBooked: true };
  const lane = laneOf([
    slot(1, '08:00', 15, booked),
    slot(2, '08:15', 20, booked),
    slot(3, '08:35', 25),
    slot(4, '10:00', 30, { isBlocked: true }),
  ]);
  const column = columnOf(lane, { ...facts, bookings: new Map([[1, visit(1, 35)]]) });
  expect(column.cards.map(({ slotId, start, minutes, look }) => [slotId, start, minutes, look])).toEqual([
    [1, 540, 35, 'EXPECTED'],
    [3, 575, 25, 'free'],
    [4, 660, 30, 'blocked'],
  ]);
  expect(column.open).toEqual([
    [540, 600],
    [660, 690],
  ]);
  expect(column.freeCount).toBe(1);
  expect(rangeOf([column])).toEqual({ from: 540, to: 720 });
});

test('a card says who, when, how it stands and what to mind', () => {
  const more = {
    patient: { id: 1, name: 'Ana Lima', alert: 'Deaf: face her' },
    isWalkIn: true,
    visit: { state: 'IN_ROOM' },
  };
  const lane = laneOf([slot(1, '08:00', 15, { isBooked: true })]);
  const [card] = columnOf(lane, { ...facts, bookings: new Map([[1, visit(1, 15, more)]]) }).cards;
  expect(card?.label).toBe('09:00 Ana Lima, In room, Dr Ito, Walk-in, has an alert');
  const confirmed = visit(1, 15, { patientConfirmedAt: `${DAY}T06:00:00Z` });
  expect(columnOf(lane, { ...facts, bookings: new Map([[1, confirmed]]) }).cards[0]?.look).toBe('CONFIRMED');
});

test('columns that stayed as they were are the same objects, and only they', () => {
  const keep = columnKeeper();
  const make = (isHeld: boolean) => [
    columnOf(laneOf([slot(1, '08:00', 30)]), { ...facts, bookings: new Map() }),
    columnOf({ ...laneOf([slot(2, '08:00', 30, { isHeld })]), key: '2' }, { ...facts, bookings: new Map() }),
  ];
  const first = keep(make(false));
  expect(keep(make(false))).toBe(first);
  const second = keep(make(true));
  expect(second[0]).toBe(first[0]);
  expect(second[1]).not.toBe(first[1]);
});

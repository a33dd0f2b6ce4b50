import { expect, it } from 'vitest';
import type { Booking } from '../../../../shared/contract/bookings.ts';
import type { QueueEntry } from '../../../../shared/contract/queue.ts';
import { itemsOf, lanesOf } from './lanes.ts';
import { lateness, waitingOf } from './waiting.ts';

const NONE = { arrivedAt: null, inRoomAt: null, doneAt: null, noShowAt: null, leftAt: null };
const at = (time: string) => `2026-03-02T${time}:00.000Z`;
const patient = { id: 1, name: 'Jane Doe', email: null, phone: null, dateOfBirth: null, alert: null };
const booking = (id: number, time: string, visit: object = {}) =>
  ({
    id,
    startsAt: at(time),
    doctorId: 1,
    patient,
    visit: { ...NONE, state: 'EXPECTED', ...visit },
  }) as Booking;
const entry = (id: number, arrived: string, fields: object = {}) =>
  ({
    id,
    doctorId: null,
    bookingId: null,
    patient,
    visit: { ...NONE, state: 'ARRIVED', arrivedAt: at(arrived) },
    ...fields,
  }) as QueueEntry;

it('puts each where the next step is, in the order of the work', () => {
  const bookings = [
    booking(1, '09:00'),
    booking(2, '08:00'),
    booking(3, '08:30', { state: 'ARRIVED', arrivedAt: at('08:20') }),
    booking(4, '08:00', { state: 'NO_SHOW', noShowAt: at('08:30') }),
    booking(5, '08:00', { state: 'DONE', doneAt: at('08:40') }),
  ];
  const queue = [entry(1, '08:10'), entry(2, '08:00', { bookingId: 9 })];
  const lanes = lanesOf(itemsOf(bookings, queue, undefined));
  const keys = Object.fromEntries(
    Object.entries(lanes).map(([lane, items]) => [lane, items.map(({ key }) => key)]),
  );
  expect(keys).toEqual({ expected: ['b2', 'b1'], waiting: ['q1', 'b3'], inRoom: [], over: ['b5', 'b4'] });
});

it('shows one doctor’s, and those who wait for anybody', () => {
  const queue = [entry(1, '08:10'), entry(2, '08:10', { doctorId: 2 })];
  expect(itemsOf([booking(1, '09:00')], queue, 2).map(({ key }) => key)).toEqual(['q1', 'q2']);
});

it.each([
  // Arrived early: overdue a quarter of an hour after the agreed time, not after the arrival.
  [booking(1, '09:00', { state: 'ARRIVED', arrivedAt: at('08:30') }), '09:14', 44, false],
  [booking(1, '09:00', { state: 'ARRIVED', arrivedAt: at('08:30') }), '09:15', 45, true],
  [booking(1, '09:00', { state: 'ARRIVED', arrivedAt: at('09:10') }), '09:24', 14, false],
  [booking(1, '09:00', { state: 'ARRIVED', arrivedAt: at('09:10') }), '09:25', 15, true],
] as const)('waiting: %j at %s', (one, now, minutes, isOverdue) => {
  const [item] = itemsOf([one], [], undefined);
  expect(item && waitingOf(item, Date.parse(at(now)))).toEqual({ minutes, isOverdue });
});

it('a walk-in waits since they came', () => {
  const [item] = itemsOf([], [entry(1, '08:00')], undefined);
  expect(item && waitingOf(item, Date.parse(at('08:15')))).toEqual({ minutes: 15, isOverdue: true });
});

it('nobody is late before their time', () => {
  const [item] = itemsOf([booking(1, '09:00')], [], undefined);
  expect(item && lateness(item, Date.parse(at('08:00')))).toBe(0);
  expect(item && lateness(item, Date.parse(at('09:07')))).toBe(7);
});

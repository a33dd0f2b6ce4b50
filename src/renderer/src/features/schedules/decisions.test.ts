import { expect, test } from 'vitest';
import type { Displaced } from '../../../../shared/contract/schedules.ts';
import { allOf, allToFirst, decisionsFor, doubled, fitting, moveTo, resolutionsOf } from './decisions.ts';

const at = (time: string) => `2026-12-07T${time}:00.000Z`;
const offer = (time: string, doctorId = 1) => ({
  doctorId,
  startsAt: at(time),
  doctorName: 'Dr One',
  durationMinutes: 30,
});

function booking(bookingId: number, times: string[], more: Partial<Displaced> = {}): Displaced {
  return {
    bookingId,
    status: 'CONFIRMED',
    patientId: 7,
    patientName: 'Ann',
    patientPhone: null,
    doctorId: 1,
    doctorName: 'Dr One',
    startsAt: at('08:00'),
    durationMinutes: 30,
    offers: times.map((time) => offer(time)),
    ...more,
  };
}
const hold = booking(9, [], { status: 'PENDING', patientId: null, patientName: null });

test('a hold can be kept or let go, and nobody is called', () => {
  expect(decisionsFor(hold)).toEqual(['KEEP', 'CANCEL']);
  expect(allOf([hold], 'CALL').get(9)).toBe('CANCEL');
  expect(resolutionsOf([hold], allOf([hold], 'CALL'), '')).toEqual([
    { bookingId: 9, action: 'CANCEL', reason: null, isToBeCalled: false },
  ]);
});

test('of the same offers each booking takes another one, also where a longer visit reaches into the next', () => {
  const all = [
    booking(1, ['09:00', '09:30'], { durationMinutes: 60 }),
    booking(2, ['09:00', '09:30', '10:00']),
    booking(3, ['09:00']),
  ];
  const decisions = allToFirst(all, new Map([[3, 'KEEP']]));
  expect([...decisions]).toEqual([
    [3, 'KEEP'],
    [1, moveTo(offer('09:00'))],
    [2, moveTo(offer('10:00'))],
  ]);
  expect(doubled(all, decisions)).toEqual(new Set());
  expect(doubled(all, new Map(decisions).set(2, moveTo(offer('09:30'))))).toEqual(new Set([1, 2]));
});

test('what was decided stays as long as it can be', () => {
  const decisions = new Map([
    [1, moveTo(offer('09:00'))],
    [2, moveTo(offer('09:30'))],
    [3, 'CALL' as const],
  ]);
  const now = [booking(1, ['10:00']), booking(2, ['09:30'])];
  expect([...fitting(now, decisions)]).toEqual([[2, moveTo(offer('09:30'))]]);
  expect(resolutionsOf(now, fitting(now, decisions), 'Leave')).toEqual([
    { bookingId: 2, action: 'MOVE', to: { doctorId: 1, startsAt: at('09:30') } },
  ]);
});

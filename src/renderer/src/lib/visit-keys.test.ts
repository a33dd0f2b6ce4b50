import { expect, it } from 'vitest';
import type { Visit } from '../../../shared/contract/visits.ts';
import { markOfKey, nextState } from './visit-keys.ts';

const NONE = { arrivedAt: null, inRoomAt: null, doneAt: null, noShowAt: null, leftAt: null };
const AT = '2026-03-02T08:00:00.000Z';
const visit = (state: Visit['state'], moments: Partial<Visit> = {}): Visit => ({
  ...NONE,
  ...moments,
  state,
});

it.each([
  [visit('EXPECTED'), 'ARRIVED', 'ARRIVED'],
  [visit('ARRIVED', { arrivedAt: AT }), 'ARRIVED', 'EXPECTED'],
  [visit('ARRIVED', { arrivedAt: AT }), 'IN_ROOM', 'IN_ROOM'],
  [visit('IN_ROOM', { arrivedAt: AT, inRoomAt: AT }), 'IN_ROOM', 'ARRIVED'],
  [visit('IN_ROOM', { inRoomAt: AT }), 'IN_ROOM', 'EXPECTED'],
  [visit('DONE', { arrivedAt: AT, inRoomAt: AT, doneAt: AT }), 'DONE', 'IN_ROOM'],
  [visit('DONE', { arrivedAt: AT, doneAt: AT }), 'DONE', 'ARRIVED'],
  [visit('DONE', { doneAt: AT }), 'DONE', 'EXPECTED'],
  [visit('NO_SHOW', { noShowAt: AT }), 'NO_SHOW', 'EXPECTED'],
  [visit('LEFT', { arrivedAt: AT, leftAt: AT }), 'LEFT', 'ARRIVED'],
] as const)('%j and the key for %s: %s', (now, key, next) => {
  expect(nextState(now, key)).toBe(next);
});

it.each([
  ['a', 'KeyA', 'ARRIVED'],
  ['A', 'KeyA', 'ARRIVED'],
  // French keyboards have the letter elsewhere: the letter counts. Cyrillic has none: the place does.
  ['q', 'KeyA', undefined],
  ['ф', 'KeyA', 'ARRIVED'],
  ['Enter', 'Enter', undefined],
])('%s on %s is %s', (key, code, state) => {
  expect(markOfKey({ key, code })).toBe(state);
});

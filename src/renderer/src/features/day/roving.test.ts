import { expect, test } from 'vitest';
import { type MoveKey, neighbourOf, nextMatching, spotAt } from './roving.ts';

const spot = (slotId: number, start: number, minutes: number) => ({ slotId, start, minutes });
const TRACKS = [
  { key: 'a', spots: [spot(1, 480, 15), spot(2, 495, 15), spot(3, 510, 60), spot(4, 570, 30)] },
  { key: 'none', spots: [] },
  { key: 'b', spots: [spot(11, 480, 45), spot(12, 525, 45), spot(13, 600, 30)] },
];

test('keys lead by time in a column and sideways to what is there, over empty columns', () => {
  const steps: [number, MoveKey, number | undefined][] = [
    [1, 'ArrowUp', undefined],
    [1, 'ArrowDown', 2],
    [4, 'ArrowDown', undefined],
    [3, 'Home', 1],
    [1, 'End', 4],
    [1, 'PageDown', 4],
    [4, 'PageUp', 3],
    [2, 'PageUp', 1],
    [2, 'ArrowRight', 11],
    [3, 'ArrowRight', 11],
    [4, 'ArrowRight', 13],
    [12, 'ArrowLeft', 3],
    [1, 'ArrowLeft', undefined],
    [13, 'ArrowRight', undefined],
  ];
  for (const [from, key, to] of steps) {
    expect([from, key, neighbourOf(TRACKS, from, key)?.slotId]).toEqual([from, key, to]);
  }
});

test('sideways keeps to the minute that the walk began at', () => {
  expect(neighbourOf(TRACKS, 11, 'ArrowLeft', 495)?.slotId).toBe(2);
  expect(spotAt(TRACKS[2]?.spots ?? [], 580)?.slotId).toBe(13);
  expect(spotAt([], 580)).toBeUndefined();
});

test('the next one that fits comes by time, then column, and after the last the first', () => {
  const fits = ({ slotId }: { slotId: number }) => [2, 4, 11, 13].includes(slotId);
  const order: (number | undefined)[] = [];
  let here: number | undefined = 1;
  for (let step = 0; step < 5; step += 1) {
    here = nextMatching(TRACKS, here, fits)?.slotId;
    order.push(here);
  }
  expect(order).toEqual([11, 2, 4, 13, 11]);
  expect(nextMatching(TRACKS, 1, () => false)).toBeUndefined();
});

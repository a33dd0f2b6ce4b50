import { expect, test } from 'vitest';
import { countDifference, minutesDifference, shareDifference } from './numbers.ts';

test.each([
  [120, 100, '20 more (+20%)'],
  [80, 100, '20 fewer (-20%)'],
  [1234, 0, '1,234 more (none before)'],
  [0, 0, 'the same'],
])('%d after %d is %s', (now, before, text) => {
  expect(countDifference(now, before)).toBe(text);
});

test.each([
  [0.5, 0.4, 'up 10 points (+10)'],
  [0.411, 0.401, 'up 1 point (+1)'],
  [0.4, 0.4321, 'down 3.2 points (-3.2)'],
  [0.4, 0.40001, 'the same'],
  [null, 0.4, '–'],
])('a share of %s after %s is %s', (now, before, text) => {
  expect(shareDifference(now, before)).toBe(text);
});

test('waiting is longer or shorter', () => {
  expect(minutesDifference(12, 10)).toBe('2 min longer (+2)');
  expect(minutesDifference(7.5, 10)).toBe('2.5 min shorter (-2.5)');
  expect(minutesDifference(10, null)).toBe('–');
});

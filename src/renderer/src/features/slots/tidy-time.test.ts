import { expect, test } from 'vitest';
import { tidyTime } from './tidy-time.ts';

test.each([
  ['9', '09:00'],
  ['09:00', '09:00'],
  ['9:30', '09:30'],
  ['0930', '09:30'],
  ['930', '09:30'],
  [' 17.15 ', '17:15'],
  ['9 am', '09:00'],
  ['9:30 PM', '21:30'],
  ['12.15 p.m.', '12:15'],
  ['12am', '00:00'],
  ['٩:٣٠ م', '21:30'],
  ['', ''],
  ['noon', 'noon'],
  ['9:3', '9:3'],
  ['25', '25:00'],
])('a time typed as "%s" is read as "%s"', (typed, read) => {
  expect(tidyTime(typed)).toBe(read);
});

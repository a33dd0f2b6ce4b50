import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateAt, timeAt } from '../calendar.ts';
import { wallTimesIn } from './wall-clock.ts';

test.each([
  'Europe/Berlin',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Africa/Casablanca',
  'UTC',
])('shows what the calendar says, in %s', (timeZone) => {
  const wallTime = wallTimesIn(timeZone);
  const instants = fc.integer({ min: Date.UTC(1972, 0, 1), max: Date.UTC(2100, 0, 1) });
  fc.assert(
    fc.property(instants, (instant) => {
      expect(wallTime(instant)).toEqual({ date: dateAt(instant, timeZone), time: timeAt(instant, timeZone) });
    }),
  );
});

import { expect, it } from 'vitest';
import { datesOf, MOST_DATES } from './dates.ts';

it.each([
  ['2026-03-02', { every: 1, unit: 'WEEK', count: 3 }, ['2026-03-02', '2026-03-09', '2026-03-16']],
  ['2026-03-02', { every: 2, unit: 'WEEK', until: '2026-03-16' }, ['2026-03-02', '2026-03-16']],
  ['2026-03-02', { every: 2, unit: 'WEEK', until: '2026-03-15' }, ['2026-03-02']],
  ['2026-02-27', { every: 3, unit: 'DAY', count: 2 }, ['2026-02-27', '2026-03-02']],
  // The 31st comes back after a short month.
  ['2026-01-31', { every: 1, unit: 'MONTH', count: 3 }, ['2026-01-31', '2026-02-28', '2026-03-31']],
] as const)('from %s: %j', (first, rule, dates) => {
  expect(datesOf(first, rule)).toEqual(dates);
});

it('stops one after the most there may be, so that too many can be told', () => {
  expect(datesOf('2026-01-01', { every: 1, unit: 'DAY', until: '2199-01-01' })).toHaveLength(MOST_DATES + 1);
});

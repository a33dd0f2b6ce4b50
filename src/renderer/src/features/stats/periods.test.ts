import { expect, test } from 'vitest';
import { periodOf, periodProblems } from './periods.ts';

const none = { from: '', to: '' };

test.each([
  ['thisWeek', '2026-03-01', '2026-02-23', '2026-03-01'],
  ['thisWeek', '2026-03-02', '2026-03-02', '2026-03-08'],
  ['thisMonth', '2028-02-29', '2028-02-01', '2028-02-29'],
  ['thisMonth', '2026-12-31', '2026-12-01', '2026-12-31'],
  ['lastMonth', '2026-03-31', '2026-02-01', '2026-02-28'],
  ['lastMonth', '2026-01-01', '2025-12-01', '2025-12-31'],
  ['thisYear', '2026-03-01', '2026-01-01', '2026-12-31'],
  ['last365', '2026-03-01', '2025-03-02', '2026-03-01'],
  ['last30', '2026-03-01', '2026-01-31', '2026-03-01'],
] as const)('%s on %s is from %s to %s', (name, today, from, to) => {
  expect(periodOf(name, today, none)).toEqual({ from, to });
});

test('own dates are judged as the contract judges them', () => {
  expect(periodProblems({ from: '2026-03-01', to: '2026-03-01' })).toBeUndefined();
  expect(periodProblems({ from: '2026-03-02', to: '2026-03-01' })).toEqual({ to: 'END_BEFORE_START' });
  expect(periodProblems({ from: '2020-01-01', to: '2026-03-01' })).toEqual({ to: 'TOO_BIG' });
  expect(periodProblems(none)).toMatchObject({ from: 'NOT_A_DATE', to: 'NOT_A_DATE' });
});

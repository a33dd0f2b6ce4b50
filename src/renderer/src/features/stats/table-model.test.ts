import { expect, test } from 'vitest';
import { count, csvOf, label, share } from './table-model.ts';

test('a table for a spreadsheet has raw numbers, quotes what must be, and no formulas', () => {
  const rows = [
    [label('=1+1'), count(12345), share(0.12345)],
    [label('Adams, "Al"'), count(0), share(null)],
  ];
  expect(csvOf({ title: 'x', head: ['Doctor', 'Visits', 'Share'], rows })).toBe(
    '\uFEFFDoctor,Visits,Share\r\n\'=1+1,12345,0.1235\r\n"Adams, ""Al""",0,\r\n',
  );
});

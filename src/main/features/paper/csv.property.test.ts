import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { cellAsTyped, harmlessCell } from '../../../shared/paper/cells.ts';
import { CsvWriter } from './csv.ts';

/** Everything that is awkward in a table, often. */
const awkward = fc.string({
  unit: fc.oneof(
    fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", '"', ',', ';', '＝', ' ', '\uFEFF', '|'),
    fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }),
  ),
  maxLength: 12,
});
const FORMULA_SIGNS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

test('a spreadsheet reads back what was written, and no cell begins as a formula', () => {
  const tables = fc.integer({ min: 2, max: 5 }).chain((width) =>
    fc.array(fc.array(fc.array(awkward, { minLength: width, maxLength: width }), { maxLength: 4 }), {
      maxLength: 4,
    }),
  );
  fc.assert(
    fc.property(tables, (pages) => {
      const writer = new CsvWriter();
      for (const page of pages) writer.add(page);
      const text = writer.toString();
      expect(text.startsWith('\uFEFF')).toBe(true);
      const { data, errors } = Papa.parse<string[]>(text.slice(1), { delimiter: ',', newline: '\r\n' });
      // What follows the last line's end is read as one more line, which is empty.
      const cells = pages.flat().length === 0 ? [] : data.slice(0, -1);
      expect(errors.filter(({ type }) => type === 'Quotes')).toEqual([]);
      expect(cells.map((row) => row.map(cellAsTyped))).toEqual(pages.flat());
      for (const cell of cells.flat()) expect(FORMULA_SIGNS).not.toContain(cell[0]);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['=1+1', "'=1+1"],
  ['+49 30 5550000', "'+49 30 5550000"],
  ['-5', "'-5"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\rx', "'\rx"],
  ['＝1', "'＝1"],
  ["'=1", "''=1"],
  ["'t Hooft", "'t Hooft"],
  ['Anna-Lena', 'Anna-Lena'],
  ['', ''],
])('%j becomes %j', (typed, cell) => {
  expect(harmlessCell(typed)).toBe(cell);
  expect(cellAsTyped(cell)).toBe(typed);
});

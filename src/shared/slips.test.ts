import fc from 'fast-check';
import { expect, it } from 'vitest';
import { slipKeys, slipsBetween, slipsIn } from './slips.ts';

it.each([
  ['smith', 'smith', 0],
  ['smith', 'smiht', 1],
  ['smith', 'smth', 1],
  ['smith', 'smitth', 1],
  ['smith', 'snith', 1],
  ['smith', 'msiht', 2],
  ['katharina', 'katarine', 2],
  ['smith', 'jones', 3],
])('%s and %s are %i apart', (a, b, slips) => {
  expect(slipsBetween(a, b, 2)).toBe(slips);
  expect(slipsBetween(b, a, 2)).toBe(slips);
});

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 3, maxLength: 10 });

it('two words within the slips that the typed one may have always share a key', () => {
  const property = fc.property(word, word, (typed, known) => {
    const limit = slipsIn(typed);
    if (limit === 0 || slipsBetween(typed, known, limit) > limit) return;
    const keys = new Set(slipKeys(known));
    expect(slipKeys(typed).some((key) => keys.has(key))).toBe(true);
  });
  fc.assert(property, { numRuns: 20_000, seed: 1 });
});

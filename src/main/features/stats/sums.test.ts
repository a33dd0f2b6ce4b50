import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nthSmallest } from './sums.ts';

test('the nth smallest is where it would stand if all were sorted', () => {
  const numbers = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true })), {
    minLength: 1,
  });
  fc.assert(
    fc.property(numbers, fc.nat(), (values, place) => {
      const sorted = values.toSorted((a, b) => a - b);
      const at = place % values.length;
      // Zero and minus zero are as good as each other here.
      expect(nthSmallest([...values], at) + 0).toBe((sorted[at] ?? 0) + 0);
    }),
  );
});

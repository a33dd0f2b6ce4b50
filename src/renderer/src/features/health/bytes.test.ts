import { expect, it } from 'vitest';
import { bytesText } from './bytes.ts';

it.each([
  [0, '0 bytes'],
  [1023, '1,023 bytes'],
  [1024, '1 kB'],
  [1_500_000, '1.4 MB'],
  [5 * 1024 ** 3, '5 GB'],
  [250 * 1024 ** 3 + 1e9, '251 GB'],
  [3000 * 1024 ** 4, '3,000 TB'],
])('%i bytes are %s', (bytes, text) => expect(bytesText(bytes)).toBe(text));

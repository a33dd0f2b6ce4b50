/** What has broken something somewhere, and what no program sends on purpose. */
import fc from 'fast-check';

/** Texts that mean something to a database, a search, a path, a screen or a parser. */
export const NASTY_TEXTS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'null\u0000byte',
  '\ud800',
  '\udfff\ud800',
  '👩‍⚕️'.repeat(50),
  '\u202Eabc\u202C',
  '\u200F\u2066محمد',
  'ß ł ø İ ı',
  'e\u0301'.repeat(40),
  'x'.repeat(3000),
  "'; DROP TABLE bookings; --",
  '" OR *',
  '"',
  'NEAR(',
  'NEAR("a" "b", 5)',
  'search_text : x',
  '^a AND NOT b*',
  '%_',
  '%',
  '\\',
  '(((((',
  '[a-z]*?',
  '${7*7}{{7*7}}',
  '<script>alert(1)</script>',
  '=HYPERLINK("x")',
  '../../clinic.db',
  '..%2f..%00',
  '__proto__',
  'constructor',
  '0x10',
  '1e999',
  '-1',
  '٣٤',
  '2026-02-30',
  '0000-01-01',
  '9999-12-31',
  '-271821-04-20',
  '24:00',
  '2026-03-29T02:30:00Z',
  '+275760-09-13T00:00:00Z',
  'W10',
  '[1e999,1]',
  Buffer.from('[1,2,3]').toString('base64url'),
  Buffer.from('["a",1]').toString('base64url'),
  Buffer.from('[1e999,1]').toString('base64url'),
];

const NASTY_NUMBERS: readonly number[] = [
  0,
  -0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53 - 1,
  2 ** 53,
  -(2 ** 63),
  1e308,
  Number.MIN_VALUE,
  Number.NaN,
  Number.POSITIVE_INFINITY,
];

/** Text of JSON, since some of it can be written in no other way: keys that come twice, `__proto__` of its own. */
const NASTY_JSON: readonly string[] = [
  '{"__proto__":{"role":"admin"}}',
  '{"constructor":{"prototype":{"role":"admin"}}}',
  '{"id":1,"id":"2","id":null}',
  '{"toString":1,"valueOf":2,"length":-1}',
  '{"then":1}',
  '"\\ud800"',
  '[1e999,-1e999]',
  `${'['.repeat(2000)}${']'.repeat(2000)}`,
  `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`,
  JSON.stringify(Array.from({ length: 3000 }, (_, index) => index)),
];

/** What an in-process caller or a structured clone can carry, and JSON cannot. */
const NASTY_THINGS: readonly unknown[] = [
  null,
  undefined,
  true,
  1n,
  [],
  {},
  [[]],
  new Date(Number.NaN),
  new Map([['id', 1]]),
  new Uint8Array(3),
  /x/,
  () => 1,
];

export const nasty: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...NASTY_TEXTS) },
  { weight: 3, arbitrary: fc.constantFrom(...NASTY_NUMBERS) },
  { weight: 2, arbitrary: fc.constantFrom(...NASTY_JSON).map((text) => JSON.parse(text) as unknown) },
  { weight: 2, arbitrary: fc.constantFrom(...NASTY_THINGS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
);

/** Anything at all, in the form of an input or not. */
export function wild(fields: readonly string[]): fc.Arbitrary<unknown> {
  const key = fc.constantFrom('id', 'limit', 'cursor', '__proto__', ...fields);
  return fc.oneof(
    { weight: 3, arbitrary: fc.dictionary(key, nasty, { maxKeys: 6 }) },
    { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
    {
      weight: 2,
      arbitrary: fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
    },
    { weight: 1, arbitrary: nasty },
  );
}

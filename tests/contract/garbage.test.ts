import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract, type ProcedureName, procedureNames } from '../../src/shared/contract/index.ts';
import { REASONS, STATUS_OF_CODE } from '../../src/shared/errors.ts';
import { doctorWithSlots, openClinic } from '../support/clinic.ts';

/** Hashing a password takes its time. */
const SLOW: readonly ProcedureName[] = [
  'auth.login',
  'auth.changePassword',
  'setup.createClinic',
  'users.create',
  'users.resetPassword',
];

/** Some of these are right for one field or another, and all have broken something somewhere. */
const CONSTANTS: unknown[] = [
  1,
  2,
  0,
  -1,
  1.5,
  2 ** 53,
  2 ** 53 - 1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  '',
  ' ',
  '2026-03-03',
  '2026-02-30',
  '9999-12-31',
  '09:00',
  '2026-03-03T09:00:00Z',
  '0000-01-01T00:00:00Z',
  'someone@clinic.test',
  'Europe/Berlin',
  'US',
  'admin',
  'CONFIRMED',
  'startsAt',
  'asc',
  'a perfectly fine password',
  'null\u0000byte',
  '\ud800',
  '👩‍⚕️'.repeat(50),
  "'; DROP TABLE bookings; --",
  '<script>alert(1)</script>',
  'x'.repeat(3000),
  'W10',
  Buffer.from('[1,2,3]').toString('base64url'),
  Buffer.from('["a",1]').toString('base64url'),
  Buffer.from('[1e999,1]').toString('base64url'),
  true,
  null,
  undefined,
  [],
  {},
  1n,
];
const value = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...CONSTANTS) },
  {
    weight: 1,
    arbitrary: fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
  },
);

/** Objects with the fields of a schema, each mostly with what that field takes, so that handlers are reached. */
function almostRight(schema: z.ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return almostRight(schema.unwrap() as z.ZodType);
  if (!(schema instanceof z.ZodObject)) {
    const taken = CONSTANTS.filter((constant) => schema.safeParse(constant).success);
    return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...taken, 1) }, { weight: 1, arbitrary: value });
  }
  const fields = Object.entries(schema.shape).map(([name, field]) => [name, almostRight(field as z.ZodType)]);
  const model = Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>;
  return fc.oneof(fc.record(model), fc.record(model, { requiredKeys: [] }));
}

describe('garbage gets a typed answer from', () => {
  it.each(procedureNames)('%s', async (name) => {
    const problems: string[] = [];
    const log = {
      info: () => {},
      error: (message: string, error?: unknown) => void problems.push(`${message} ${String(error)}`),
    };
    const clinic = await openClinic({ log });
    await doctorWithSlots(clinic, 2);
    const property = fc.asyncProperty(
      fc.oneof(
        { weight: 1, arbitrary: fc.anything() },
        { weight: 5, arbitrary: almostRight(contract[name].input) },
      ),
      async (input) => {
        const answer = await clinic.admin.ask(name, input as never);
        expect(problems).toEqual([]);
        if (answer.ok) return;
        const { code, reason } = answer.error;
        expect(code).not.toBe('INTERNAL');
        expect(Object.keys(STATUS_OF_CODE)).toContain(code);
        expect(REASONS[reason][0]).toBe(code);
        if (reason === 'INPUT_INVALID')
          expect(Object.keys(answer.error.fields ?? {}).length).toBeGreaterThan(0);
      },
    );
    await fc.assert(property, { numRuns: SLOW.includes(name) ? 80 : 300, seed: 20260302 });
    await clinic.close();
  });
});

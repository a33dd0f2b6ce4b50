import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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

/** The fields of an input, also of the object within it: `patient`, `admin`. */
function fieldsOf(schema: unknown): string[] {
  const shape = (schema as { shape?: Record<string, unknown> }).shape ?? {};
  return Object.entries(shape).flatMap(([name, field]) => [name, ...fieldsOf(inner(field))]);
}

function inner(field: unknown): unknown {
  const { def } = field as { def?: { innerType?: unknown } };
  return def?.innerType ? inner(def.innerType) : field;
}

const almostRight = fc.constantFrom<unknown>(
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
);
const value = fc.oneof(
  { weight: 4, arbitrary: almostRight },
  {
    weight: 1,
    arbitrary: fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
  },
);

function inputFor(name: ProcedureName) {
  const fields = [...new Set(fieldsOf(contract[name].input))];
  const object = fc.record(Object.fromEntries(fields.map((field) => [field, value])), { requiredKeys: [] });
  const nested = fc
    .tuple(object, object)
    .map(([outer, within]) => ({ ...outer, patient: within, admin: within }));
  return fc.oneof(
    { weight: 1, arbitrary: fc.anything() },
    { weight: 4, arbitrary: object },
    { weight: 2, arbitrary: nested },
  );
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
    const property = fc.asyncProperty(inputFor(name), async (input) => {
      const answer = await clinic.admin.ask(name, input as never);
      expect(problems).toEqual([]);
      if (answer.ok) return;
      const { code, reason } = answer.error;
      expect(code).not.toBe('INTERNAL');
      expect(Object.keys(STATUS_OF_CODE)).toContain(code);
      expect(REASONS[reason][0]).toBe(code);
      if (reason === 'INPUT_INVALID')
        expect(Object.keys(answer.error.fields ?? {}).length).toBeGreaterThan(0);
    });
    await fc.assert(property, { numRuns: SLOW.includes(name) ? 80 : 300, seed: 20260302 });
    await clinic.close();
  });
});

/** Calls as a fuzzer makes them: half from the schema of the procedure, half from nowhere. */
import fc from 'fast-check';
import { z } from 'zod';
import { contract, type ProcedureName } from '../../src/shared/contract/index.ts';
import { fromSchema } from './from-schema.ts';
import { type Who, WHO } from './fuzzed-clinic.ts';
import { type Mutation, mutation } from './mutation.ts';
import { NASTY_TEXTS, wild } from './values.ts';

export interface FuzzCall {
  who: Who;
  input: unknown;
  mutation: Mutation | null;
  /** An id of the call itself: a good one, one that was used before, or something else. */
  commandId: string | undefined;
}

const who = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Who>('admin') },
  { weight: 3, arbitrary: fc.constant<Who>('receptionist') },
  { weight: 2, arbitrary: fc.constantFrom(...WHO) },
);
const commandId = fc.oneof(
  { weight: 6, arbitrary: fc.constant(undefined) },
  { weight: 3, arbitrary: fc.uuid() },
  { weight: 1, arbitrary: fc.constantFrom('11111111-1111-4111-8111-111111111111', ...NASTY_TEXTS) },
);

export function callsOf(name: ProcedureName): fc.Arbitrary<FuzzCall> {
  const { input: schema } = contract[name];
  const right = fromSchema(schema, { name: '', procedure: name });
  const fields = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const shape = { who, commandId };
  return fc.oneof(
    fc.record({ ...shape, input: right, mutation: fc.option(mutation, { freq: 1 }) }),
    fc.record({ ...shape, input: wild(fields), mutation: fc.constant(null) }),
  );
}

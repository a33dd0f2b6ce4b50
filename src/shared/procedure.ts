import type { z } from 'zod';
import type { Reason } from './errors.ts';
import type { Permission } from './permissions.ts';
import type { Access } from './roles.ts';

/** One procedure: the only place where its name, kind, access, shapes and errors are written down. */
export interface Procedure<
  Kind extends 'query' | 'command' = 'query' | 'command',
  In extends z.ZodType = z.ZodType,
  Out extends z.ZodType = z.ZodType,
> {
  kind: Kind;
  access: Access;
  /** What a receptionist must have been allowed to call it. */
  permission?: Permission;
  summary: string;
  input: In;
  output: Out;
  /** What it may refuse with, beyond what every procedure can (INPUT_INVALID, NOT_SIGNED_IN, …). */
  errors: readonly Reason[];
}

type Definition<In extends z.ZodType, Out extends z.ZodType> = {
  access: Access;
  permission?: Permission;
  summary: string;
  input: In;
  output: Out;
  errors?: readonly Reason[];
};

/** Reads only: runs on the reader connection, and may be asked again at any time. */
export function query<In extends z.ZodType, Out extends z.ZodType>(
  definition: Definition<In, Out>,
): Procedure<'query', In, Out> {
  return { errors: [], ...definition, kind: 'query' };
}

/** Changes something: runs in one write transaction with its audit rows, and may carry a command id. */
export function command<In extends z.ZodType, Out extends z.ZodType>(
  definition: Definition<In, Out>,
): Procedure<'command', In, Out> {
  return { errors: [], ...definition, kind: 'command' };
}

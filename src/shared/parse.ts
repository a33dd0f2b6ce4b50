import type { z } from 'zod';
import { FIELD_REASONS, type FieldErrors, type FieldReason, invalid } from './errors.ts';

const known = new Set<string>(FIELD_REASONS);

const OF_FORMAT: Record<string, FieldReason> = { email: 'NOT_AN_EMAIL', datetime: 'NOT_AN_INSTANT' };

/** The reason for a zod issue that its schema gives none for. */
function reasonFor(issue: z.core.$ZodRawIssue): FieldReason {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'REQUIRED' : 'NOT_VALID';
    case 'too_small':
      return issue.origin === 'string' ? 'TOO_SHORT' : 'TOO_SMALL';
    case 'too_big':
      return issue.origin === 'string' ? 'TOO_LONG' : 'TOO_BIG';
    case 'invalid_value':
      return issue.input === undefined ? 'REQUIRED' : 'NOT_ONE_OF';
    case 'invalid_format':
      return OF_FORMAT[String(issue.format)] ?? 'NOT_VALID';
    default:
      return 'NOT_VALID';
  }
}

/** Each bad field's path with its first reason; the whole input's own path is `input`. */
export function fieldErrors(error: z.core.$ZodError): FieldErrors {
  const fields: FieldErrors = {};
  for (const issue of error.issues) {
    const path = issue.path.join('.') || 'input';
    fields[path] ??= known.has(issue.message) ? (issue.message as FieldReason) : 'NOT_VALID';
  }
  return fields;
}

/** Parses what a caller sent, or throws INVALID naming every bad field. */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const parsed = schema.safeParse(input, { error: reasonFor });
  if (parsed.success) return parsed.data;
  throw invalid(fieldErrors(parsed.error));
}

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { email, newPassword, optionalText, personName, text } from './contract/common.ts';
import type { AppError, FieldErrors } from './errors.ts';
import { parseInput } from './parse.ts';

function fieldsOf(schema: z.ZodType, input: unknown): FieldErrors | undefined {
  try {
    parseInput(schema, input);
    return undefined;
  } catch (error) {
    return (error as AppError).wire.fields;
  }
}

describe('an input that does not fit', () => {
  const schema = z.object({
    name: personName,
    age: z.int().min(1).max(9),
    who: z.object({ email }).optional(),
  });

  it('is refused with each bad field by its path', () => {
    const bad = { age: 10, who: { email: 'x' } };
    expect(fieldsOf(schema, bad)).toEqual({ name: 'REQUIRED', age: 'TOO_BIG', 'who.email': 'NOT_AN_EMAIL' });
    expect(fieldsOf(schema, { name: 5, age: '1' })).toEqual({ name: 'NOT_VALID', age: 'NOT_VALID' });
    expect(fieldsOf(schema, { name: 'Jo', age: 0 })).toEqual({ age: 'TOO_SMALL' });
    expect(fieldsOf(schema, null)).toEqual({ input: 'NOT_VALID' });
    expect(fieldsOf(schema, undefined)).toEqual({ input: 'REQUIRED' });
  });

  it.each([
    ['  ', 'REQUIRED'],
    [' x ', 'TOO_SHORT'],
    ['x'.repeat(101), 'TOO_LONG'],
    ['null\u0000byte', 'NOT_VALID'],
    ['\ud800lone', 'NOT_VALID'],
  ])('names what is wrong with a text: %j', (name, reason) => {
    expect(fieldsOf(z.object({ name: personName }), { name })).toEqual({ name: reason });
  });
});

describe('an input that fits', () => {
  it('is trimmed, and counted in characters', () => {
    expect(parseInput(text(2, 3), '  ab ')).toBe('ab');
    expect(parseInput(text(2, 3), '😀😀😀')).toBe('😀😀😀');
    expect(parseInput(email, ' Jane@Mail.TEST ')).toBe('jane@mail.test');
  });

  it('keeps "none" and "as it was" apart', () => {
    const schema = z.object({ phone: optionalText(text(1, 40)) });
    expect(parseInput(schema, { phone: null })).toEqual({ phone: null });
    expect(parseInput(schema, { phone: '  ' })).toEqual({ phone: null });
    expect(parseInput(schema, {})).toEqual({});
  });

  it('takes passwords as they are typed', () => {
    expect(parseInput(newPassword, ' twelve long ')).toBe(' twelve long ');
  });
});

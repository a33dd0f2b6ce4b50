import { z } from 'zod';
import { daysBetween, isDate, isTime, isTimeZone } from '../calendar.ts';

/** A row's id: a positive integer that the database gave and never gives again. */
export const id = z.int().positive();

/** An instant on the wire: ISO 8601 in UTC, such as `2026-03-02T08:30:00.000Z`. */
export const instant = z.iso.datetime({ error: 'NOT_AN_INSTANT' });

/** A date on the clinic's wall calendar, `YYYY-MM-DD`. */
export const date = z.string().refine(isDate, 'NOT_A_DATE').meta({ format: 'date' });

/** The longest period that statistics are made of, in days from its first date to its last. */
const LONGEST_PERIOD = 731;

/** A period of dates, both included, of two years at most. */
export function dates<T extends z.ZodType<{ from: string; to: string }>>(schema: T) {
  return schema
    .refine(({ from, to }) => from <= to, { error: 'END_BEFORE_START', path: ['to'] })
    .refine(({ from, to }) => daysBetween(from, to) <= LONGEST_PERIOD, { error: 'TOO_BIG', path: ['to'] });
}

/** A time on the clinic's wall clock, `HH:mm`. */
export const time = z.string().refine(isTime, 'NOT_A_TIME').meta({ format: 'HH:mm' });

export const timeZone = z.string().refine(isTimeZone, 'NOT_A_TIME_ZONE').meta({ format: 'IANA time zone' });

/** Control characters and broken surrogates cannot be shown or found again, so no field takes them. */
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/; // oxlint-disable-line no-control-regex
const isPrintable = (value: string) => value.isWellFormed() && !UNPRINTABLE.test(value);
const characters = (value: string) => Array.from(value).length;

/** Text a person typed: trimmed, otherwise kept as it is. Lengths are in characters. */
export function text(min: number, max: number) {
  return z
    .string()
    .trim()
    .refine(isPrintable, 'NOT_VALID')
    .refine((value) => min === 0 || characters(value) > 0, { error: 'REQUIRED', abort: true })
    .refine((value) => characters(value) >= min, 'TOO_SHORT')
    .refine((value) => characters(value) <= max, 'TOO_LONG')
    .meta({ minLength: min, maxLength: max });
}

export const personName = text(2, 100);

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'TOO_LONG')
  .pipe(z.email({ error: 'NOT_AN_EMAIL' }));

/** An optional text field of a form: null and blank both mean "none"; left out means "as it was". */
export function optionalText<T extends z.ZodType<string, string>>(schema: T) {
  return z
    .string()
    .nullable()
    .transform((value) => value?.trim() || null)
    .pipe(schema.nullable())
    .optional();
}

export const phone = text(1, 40);

/** 12 to 128 characters, taken as typed. The most common ones are refused where passwords are set. */
export const newPassword = z.string().min(12, 'TOO_SHORT').max(128, 'TOO_LONG');

export const nothing = z.object({});

/** How every list answers. `nextCursor` is there while there is more. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().optional() });
}

/** Names of colours that the themes know, in light and dark. */
export const COLOURS = ['blue', 'teal', 'green', 'amber', 'orange', 'rose', 'violet', 'grey'] as const;
export const colour = z.enum(COLOURS, { error: 'NOT_ONE_OF' });

/** Ids in the order in which a list is to be. */
export const order = z.object({ ids: z.array(id).min(1, 'REQUIRED').max(1000, 'TOO_BIG') });

export const cursor = z.string().max(500);

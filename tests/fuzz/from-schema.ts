/** Inputs as a procedure's own schema describes them. */
import fc from 'fast-check';
import { z } from 'zod';
import { NASTY_TEXTS } from './values.ts';

/** Stands for something that the clinic has at the moment of the call, such as one of its slots. */
export class Known {
  readonly of: string;
  readonly nth: number;
  constructor(of: string, nth: number) {
    this.of = of;
    this.nth = nth;
  }
}

/** By the name of a field: of what the id in it is, or what texts it takes. */
const KNOWN_BY_FIELD: Record<string, string> = {
  slotId: 'slots',
  fromSlotId: 'slots',
  doctorId: 'doctors',
  doctorIds: 'doctors',
  roomId: 'rooms',
  userId: 'users',
  patientId: 'patients',
  keepId: 'patients',
  mergeId: 'patients',
  seriesId: 'series',
  visitTypeId: 'visitTypes',
  bookingId: 'bookings',
  entityId: 'bookings',
  email: 'emails',
  patientEmail: 'emails',
  specialization: 'fields',
  specializations: 'fields',
  startsAt: 'starts',
  endsAt: 'starts',
  cursor: 'cursors',
  token: 'tokens',
  commandId: 'commandIds',
  fileId: 'files',
  keys: 'keys',
  query: 'names',
  search: 'names',
  'backups.preview name': 'backups',
  'backups.restore name': 'backups',
  'bookings.confirm id': 'holds',
  'bookings.release id': 'holds',
  'bookings.restore id': 'cancelled',
  'bookings.cancel id': 'confirmed',
  'bookings.move id': 'confirmed',
  'series.move id': 'ofSeries',
};

const TEXTS: readonly string[] = [
  ...NASTY_TEXTS,
  'Pia Patient',
  '/second',
  'General practice',
  '2026-03-02',
  '2026-03-03',
  '2026-03-09',
  '2026-03-29',
  '2026-12-31',
  '1980-05-05',
  '08:00',
  '12:30',
  '17:45',
  '2026-03-03T09:00:00Z',
  'someone@clinic.test',
  'Europe/Berlin',
  'America/New_York',
  '+49 30 1234567',
  'DE',
  'US',
  '127.0.0.1',
  'a perfectly fine password',
  'female',
  'startsAt',
  'bookings',
  'bookings.create',
  Buffer.from('x').toString('base64'),
];

interface Field {
  /** The field's name, or that of the list that it is in. */
  name: string;
  /** Whose input it is in, such as `bookings.get`. */
  procedure: string;
}

/** Right, or as nearly right as a schema alone can say. */
export function fromSchema(schema: z.ZodType, { name, procedure }: Field): fc.Arbitrary<unknown> {
  const inner = (one: unknown, field = name) => fromSchema(one as z.ZodType, { name: field, procedure });
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return fc.oneof(fc.constant(undefined), inner(schema.unwrap()));
  }
  if (schema instanceof z.ZodNullable) {
    return fc.oneof(
      { weight: 1, arbitrary: fc.constant(null) },
      { weight: 3, arbitrary: inner(schema.unwrap()) },
    );
  }
  if (schema instanceof z.ZodPipe) return inner(schema.def.in);
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape).map(([field, type]) => [field, inner(type, field)]);
    return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>);
  }
  if (schema instanceof z.ZodArray) return fc.array(inner(schema.element), { minLength: 1, maxLength: 3 });
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map((option) => inner(option)));
  if (schema instanceof z.ZodRecord) {
    return fc.dictionary(inner(schema.keyType) as fc.Arbitrary<string>, inner(schema.valueType), {
      maxKeys: 4,
    });
  }
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...(schema.options as unknown[]));
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNumber) return numberOf(schema, { name, procedure });
  return textOf(schema, { name, procedure });
}

const knownOf = ({ name, procedure }: Field) =>
  KNOWN_BY_FIELD[`${procedure} ${name}`] ?? KNOWN_BY_FIELD[name];
const known = (of: string) => fc.nat(1000).map((nth) => new Known(of, nth));

function numberOf(schema: z.ZodNumber, { name, procedure }: Field): fc.Arbitrary<unknown> {
  const { minValue: min, maxValue: max } = schema;
  const isId = schema.isInt && max === Number.MAX_SAFE_INTEGER && min === 0;
  if (isId && name !== 'slotVersion') {
    const of = knownOf({ name, procedure }) ?? procedure.split('.')[0] ?? '';
    return fc.oneof(
      { weight: 8, arbitrary: known(of) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }) },
    );
  }
  return fc.integer({ min: Math.max(min ?? 0, 0), max: Math.min(max ?? 40, Math.max(min ?? 0, 0) + 40) });
}

function textOf(schema: z.ZodType, field: Field): fc.Arbitrary<unknown> {
  const taken = TEXTS.filter((text) => schema.safeParse(text).success);
  const any = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...taken, 'x') },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  );
  const of = knownOf(field);
  return of ? fc.oneof({ weight: 3, arbitrary: known(of) }, { weight: 1, arbitrary: any }) : any;
}

import { z } from 'zod';
import { command, query } from '../procedure.ts';
import {
  booking,
  bookingNotes,
  claimErrors,
  seriesScope,
  slotVersion,
  who,
  withPatient,
} from './bookings.ts';
import { date, id, instant, listOf, time } from './common.ts';

export const SERIES_UNITS = ['DAY', 'WEEK', 'MONTH'] as const;

/** Every n days, weeks or months, until a date or so many times: one of the two. */
const rule = {
  every: z.int().min(1, 'TOO_SMALL').max(52, 'TOO_BIG'),
  unit: z.enum(SERIES_UNITS, { error: 'NOT_ONE_OF' }),
  until: date.optional(),
  count: z.int().min(2, 'TOO_SMALL').max(104, 'TOO_BIG').optional(),
};
type Ends = { until?: unknown; count?: unknown };
function withEnd<T extends z.ZodType<Ends>>(schema: T): T {
  return schema.refine(({ until, count }) => (until === undefined) !== (count === undefined), {
    error: 'REQUIRED',
    path: ['until'],
  });
}

/** What stands at each time that the rule names, and the nearest free one of that day where it is taken. */
export const OCCURRENCE_STATES = [
  'FREE',
  'BOOKED',
  'HELD',
  'BLOCKED',
  'PAST',
  'TOO_SHORT',
  'NO_SLOT',
] as const;
export const occurrence = z.object({
  date,
  time,
  state: z.enum(OCCURRENCE_STATES),
  slotId: id.nullable(),
  slotVersion: z.int().nullable(),
  /** Where it could go instead on the same day with the same doctor. */
  shifted: z.object({ slotId: id, slotVersion: z.int(), startsAt: instant }).nullable(),
});
export type Occurrence = z.output<typeof occurrence>;

export const series = {
  'series.preview': query({
    access: 'receptionist',
    summary:
      'The times that a series would have, from the given slot on, and what stands in the way of each.',
    input: withEnd(z.object({ slotId: id, visitTypeId: id.optional(), ...rule })),
    output: listOf(occurrence),
    errors: ['SLOT_NOT_FOUND', 'VISIT_TYPE_NOT_FOUND', 'TOO_MANY_SLOTS'],
  }),
  'series.create': command({
    access: 'receptionist',
    summary: 'Books all of the given slots for one patient as a series, or none.',
    input: withEnd(
      withPatient(
        z.object({
          slots: z
            .array(z.object({ slotId: id, slotVersion }))
            .min(1, 'REQUIRED')
            .max(104, 'TOO_BIG'),
          ...who,
          visitTypeId: id.optional(),
          notes: bookingNotes,
          ...rule,
        }),
      ),
    ),
    output: z.object({ seriesId: id, items: z.array(booking) }),
    errors: [...claimErrors, 'SLOT_PAST', 'PATIENT_NOT_FOUND'],
  }),
  'series.move': command({
    access: 'receptionist',
    summary:
      'Moves a visit of a series to a slot, and those in the scope by as many days to the same time of day, with the same doctor as the slot: all or none.',
    input: z.object({ id, slotId: id, slotVersion, scope: seriesScope }),
    output: z.object({ items: z.array(booking) }),
    errors: [
      ...claimErrors,
      'SLOT_PAST',
      'BOOKING_NOT_FOUND',
      'BOOKING_NOT_ACTIVE',
      'VISIT_BEGUN',
      'SERIES_CONFLICT',
    ],
  }),
};

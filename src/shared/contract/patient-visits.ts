/** A patient's own bookings: apart from `patients.ts`, which bookings are made of. */
import { z } from 'zod';
import { query } from '../procedure.ts';
import { booking } from './bookings.ts';
import { cursor, id, instant, listOf } from './common.ts';

export const visitCounts = z.object({
  visits: z.int(),
  coming: z.int(),
  noShows: z.int(),
  cancellations: z.int(),
  lateCancellations: z.int(),
});
export type VisitCounts = z.output<typeof visitCounts>;

export const patientVisits = {
  'patients.history': query({
    access: 'receptionist',
    summary:
      'A patient’s bookings page by page, the latest visit first, and how many visits, no-shows and cancellations there were. A cancellation is late when it came less than 24 hours before the start. What was taken back counts nowhere.',
    input: z.object({
      id,
      cursor: cursor.optional(),
      limit: z.int().min(1, 'TOO_SMALL').max(100, 'TOO_BIG').optional(),
    }),
    output: z.object({ visits: listOf(booking), counts: visitCounts }),
    errors: ['PATIENT_NOT_FOUND'],
  }),
  'patients.clashes': query({
    access: 'receptionist',
    summary: 'The patient’s own bookings that overlap a time: a warning, never a refusal.',
    input: z.object({
      patientId: id,
      startsAt: instant,
      endsAt: instant,
      exceptBookingId: id.optional(),
    }),
    output: listOf(booking),
  }),
};

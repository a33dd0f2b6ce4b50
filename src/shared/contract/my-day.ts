/** What somebody who signs in as a doctor sees: their own day, and nothing else of the clinic. */
import { z } from 'zod';
import { query } from '../procedure.ts';
import { booking } from './bookings.ts';
import { date, id } from './common.ts';
import { slot } from './slots.ts';

export const ownDay = z.object({
  date,
  doctorId: id,
  doctorName: z.string(),
  specialization: z.string(),
  /** By start. */
  slots: z.array(slot),
  /** The confirmed ones, by start. */
  visits: z.array(booking),
});
export type OwnDay = z.output<typeof ownDay>;

export const myDay = {
  'myDay.get': query({
    access: 'doctor',
    summary: "A doctor's own slots and visits of a date, today's unless one is given.",
    input: z.object({ date: date.optional() }),
    output: ownDay,
    errors: ['NOT_PERMITTED'],
  }),
};

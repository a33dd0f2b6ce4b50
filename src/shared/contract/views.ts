/** Choices of doctors that a user keeps for the day board, each on a digit key. */
import { z } from 'zod';
import { command, query } from '../procedure.ts';
import { id, listOf, text } from './common.ts';

/** The digit. */
const place = z.int().min(1, 'TOO_SMALL').max(9, 'TOO_BIG');

export const doctorView = z.object({
  place,
  name: z.string(),
  /** In no order; doctors who have left are no longer among them. */
  doctorIds: z.array(id),
});
export type DoctorView = z.output<typeof doctorView>;

export const views = {
  'views.list': query({
    access: 'receptionist',
    summary: "The signed-in user's own views of doctors, by digit.",
    input: z.object({}),
    output: listOf(doctorView),
  }),
  'views.save': command({
    access: 'receptionist',
    summary: 'Keeps a choice of doctors under a digit, in place of what was there.',
    input: z.object({
      place,
      name: text(1, 40),
      doctorIds: z.array(id).min(1, 'REQUIRED').max(200, 'TOO_BIG'),
    }),
    output: doctorView,
    errors: ['DOCTOR_NOT_FOUND'],
  }),
  'views.remove': command({
    access: 'receptionist',
    summary: 'Forgets the view of a digit; one that is not there is forgotten already.',
    input: z.object({ place }),
    output: z.object({ place }),
  }),
};

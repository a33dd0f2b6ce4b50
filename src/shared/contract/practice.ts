/** A day to practise on in the clinic itself: invented doctors and patients, marked as such, and gone with one click. */
import { z } from 'zod';
import { command, query } from '../procedure.ts';
import { date, nothing } from './common.ts';

const practiceDay = z.object({ date: date.nullable() });

export const practice = {
  'practice.get': query({
    access: 'receptionist',
    summary: 'The date of the practice day; null when there is none.',
    input: nothing,
    output: practiceDay,
  }),
  'practice.make': command({
    access: 'admin',
    summary: 'Makes a practice day: today, or tomorrow when it is late. There is one at most.',
    input: nothing,
    output: practiceDay,
    errors: ['PRACTICE_THERE'],
  }),
  'practice.remove': command({
    access: 'admin',
    summary:
      'Removes the practice day with all that was booked on it, and the bookings of its patients elsewhere. Nothing else is touched.',
    input: nothing,
    output: z.object({ bookings: z.int().min(0) }),
  }),
};

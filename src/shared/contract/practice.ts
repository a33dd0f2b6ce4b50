/** A practice day: invented doctors and patients among the real ones, gone with one command. */
import { z } from 'zod';
import { command, query } from '../procedure.ts';
import { date, nothing } from './common.ts';

const count = z.int().min(0);

export const practiceDay = z.object({
  /** The day for which it was made; null while there is none. */
  date: date.nullable(),
  doctors: count,
  patients: count,
  /** All bookings with the practice doctors, whoever made them and whatever became of them. */
  bookings: count,
});
export type PracticeDay = z.output<typeof practiceDay>;

export const practice = {
  'practice.status': query({
    access: 'admin',
    summary: 'Whether there is a practice day, and what belongs to it.',
    input: nothing,
    output: practiceDay,
  }),
  'practice.begin': command({
    access: 'admin',
    summary:
      'Makes a practice day for today, or for tomorrow when it is late: two invented doctors with slots, invented patients, and bookings in several states.',
    input: nothing,
    output: practiceDay,
    errors: ['PRACTICE_THERE'],
  }),
  'practice.remove': command({
    access: 'admin',
    summary:
      'Removes the practice day, all or nothing: its doctors with their slots and every booking with them, its patients, and their places in the queue and on the waiting list. Answers what went.',
    input: nothing,
    output: practiceDay,
    errors: ['PRACTICE_NOT_THERE'],
  }),
};

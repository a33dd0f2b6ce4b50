/** What leaves the desk: a booking for somebody's calendar, and the table of bookings for a spreadsheet. */
import { z } from 'zod';
import { query } from '../procedure.ts';
import { bookings } from './bookings.ts';
import { id } from './common.ts';

/** The most rows that one export may have. */
export const MOST_ROWS = 100_000;

/** A file to be saved as it is. Its name tells nobody who the patient is. */
const file = { filename: z.string(), text: z.string() };

export const paper = {
  'bookings.ics': query({
    access: 'receptionist',
    summary:
      'A booking as an iCalendar file: PUBLISH while it is confirmed, CANCEL when it is cancelled. It says nothing of the patient.',
    input: z.object({ id }),
    output: z.object(file),
    errors: ['BOOKING_NOT_FOUND', 'BOOKING_NOT_ACTIVE'],
  }),
  'bookings.csv': query({
    access: 'receptionist',
    permission: 'export',
    summary: `All bookings that the filters of \`bookings.list\` let through, at most ${MOST_ROWS}, as CSV for a spreadsheet. Cells that it could take for a formula begin with an apostrophe.`,
    input: bookings['bookings.list'].input.omit({ cursor: true, limit: true }),
    output: z.object({ ...file, count: z.int() }),
    errors: ['TOO_MANY_ROWS'],
  }),
};

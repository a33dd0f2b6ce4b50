/** The audit trail as an admin reads it: who did what to whom, when, and what was there before and after. */
import { z } from 'zod';
import { query } from '../procedure.ts';
import { cursor, date, id, instant, listOf } from './common.ts';
import { MOST_ROWS } from './paper.ts';

const name = z.string().max(100, 'TOO_LONG');

/** What the trail can be narrowed to; all of it at once. */
const filter = z.object({
  /** Both dates included, on the clinic's calendar. */
  from: date.optional(),
  to: date.optional(),
  userId: id.optional(),
  entity: name.optional(),
  entityId: id.optional(),
  procedure: name.optional(),
  /** All about one patient: the record, the bookings, the places in the queue and on the waiting list. */
  patientId: id.optional(),
  /** The same for patients by name or phone; or the number of a booking. */
  search: z.string().max(200, 'TOO_LONG').optional(),
});

export const auditRow = z.object({
  id,
  at: instant,
  /** Null for what the program did by itself, and for signing in. */
  userId: id.nullable(),
  userName: z.string().nullable(),
  desk: z.string(),
  procedure: z.string(),
  entity: z.string(),
  /** Null when it is about many. */
  entityId: id.nullable(),
  /** Whom or what it is about, as the row itself tells it. */
  subject: z.object({
    name: z.string().nullable(),
    doctorName: z.string().nullable(),
    startsAt: instant.nullable(),
  }),
  /** The values were taken out for good; that something was done stays. */
  isErased: z.boolean(),
  before: z.unknown(),
  after: z.unknown(),
});
export type AuditRow = z.output<typeof auditRow>;

export const audit = {
  'audit.list': query({
    access: 'admin',
    summary: 'What was done, the latest first, page by page.',
    input: filter.extend({
      cursor: cursor.optional(),
      limit: z.int().min(1, 'TOO_SMALL').max(200, 'TOO_BIG').optional(),
    }),
    output: listOf(auditRow),
  }),
  'audit.export': query({
    access: 'admin',
    permission: 'export',
    summary: `What the filters of \`audit.list\` let through, at most ${MOST_ROWS} rows, as CSV for a spreadsheet.`,
    input: filter,
    output: z.object({ filename: z.string(), text: z.string(), count: z.int() }),
    errors: ['TOO_MANY_ROWS'],
  }),
  'audit.verify': query({
    access: 'admin',
    summary:
      'Checks the next rows of the chain after the given one, some thousands at a time: ask again with `last` until `isDone`.',
    input: z.object({ after: z.int().min(0, 'TOO_SMALL').optional() }),
    output: z.object({
      /** The last row that was checked, of so many in all. */
      last: z.int(),
      total: z.int(),
      isDone: z.boolean(),
      /** The first row that does not fit; null while all do. */
      brokenId: id.nullable(),
    }),
  }),
};

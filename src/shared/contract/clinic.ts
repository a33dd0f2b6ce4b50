/** The clinic as a whole: its settings and its statistics. */
import { z } from 'zod';
import { command, query } from '../procedure.ts';
import { date, id, nothing, optionalText, text, timeZone } from './common.ts';

export const settingsShape = z.object({
  clinicName: z.string(),
  timeZone: z.string(),
  /** ISO 3166 code of the country that phone numbers without a prefix belong to, or null. */
  country: z.string().nullable(),
  isDemo: z.boolean(),
  /** Whether a second patient may be booked at a time that is taken, by those who are allowed to. */
  hasOverbooking: z.boolean(),
});
export type Settings = z.output<typeof settingsShape>;

export const settings = {
  'settings.get': query({
    access: 'receptionist',
    summary: "The clinic's settings.",
    input: nothing,
    output: settingsShape,
  }),
  'settings.update': command({
    access: 'admin',
    summary: 'Changes settings. Bookings stay at their instants when the time zone changes.',
    input: z.object({
      clinicName: text(2, 100).optional(),
      timeZone: timeZone.optional(),
      country: optionalText(z.string().regex(/^[A-Z]{2}$/, 'NOT_A_COUNTRY')),
      hasOverbooking: z.boolean().optional(),
    }),
    output: settingsShape,
  }),
};

const count = z.int().min(0);
const byStatus = z.object({ PENDING: count, CONFIRMED: count, FAILED: count, CANCELLED: count });

export const overview = z.object({
  from: date,
  to: date,
  /** Bookings by status, by the date of the visit. FAILED are holds that ended unused. */
  byStatus,
  byDay: z.array(z.object({ date, confirmed: count, cancelled: count, slots: count })),
  byDoctor: z.array(
    z.object({
      doctorId: id,
      doctorName: z.string(),
      specialization: z.string(),
      confirmed: count,
      cancelled: count,
      slots: count,
    }),
  ),
  /** How the confirmed visits went: made on the day itself (walk-ins among them) or ahead of it. */
  visits: z.object({
    total: count,
    noShow: count,
    left: count,
    walkIns: count,
    sameDay: z.object({ total: count, noShow: count }),
    ahead: z.object({ total: count, noShow: count }),
    /** From arrival to room in minutes, of those for whom both were noted; null when there were none. */
    waiting: z.object({ count, median: z.number(), p90: z.number() }).nullable(),
  }),
  /** All slots of the period, and those of them that are neither blocked nor claimed. */
  slots: z.object({ total: count, booked: count, blocked: count, free: count }),
});
export type Overview = z.output<typeof overview>;

export const stats = {
  'stats.overview': query({
    access: 'admin',
    summary:
      'Bookings by status, day and doctor for the visits of a period of at most 731 days, both dates included.',
    input: z
      .object({ from: date, to: date })
      .refine(({ from, to }) => from <= to, { error: 'END_BEFORE_START', path: ['to'] })
      .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= 731 * 86_400_000, {
        error: 'TOO_BIG',
        path: ['to'],
      }),
    output: overview,
  }),
};

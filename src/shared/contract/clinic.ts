/** The clinic as a whole: its settings and its statistics. */
import { z } from 'zod';
import { LANGUAGES } from '../languages.ts';
import { command, query } from '../procedure.ts';
import { date, dates, id, instant, nothing, optionalText, text, time, timeZone } from './common.ts';

export const CLOCKS = ['24', '12'] as const;
export const DATE_ORDERS = ['DMY', 'MDY', 'YMD'] as const;

export const settingsShape = z.object({
  clinicName: z.string(),
  timeZone: z.string(),
  /** ISO 3166 code of the country that phone numbers without a prefix belong to, or null. */
  country: z.string().nullable(),
  isDemo: z.boolean(),
  /** Whether a second patient may be booked at a time that is taken, by those who are allowed to. */
  hasOverbooking: z.boolean(),
  /** As it stands on paper, in lines. */
  address: z.string().nullable(),
  language: z.enum(LANGUAGES),
  /** 1 = Monday … 7 = Sunday. */
  firstWeekday: z.int(),
  clock: z.enum(CLOCKS),
  dateOrder: z.enum(DATE_ORDERS),
  /** For how long a slot is kept while it is booked. */
  holdSeconds: z.int(),
  /** How far ahead schedules make their slots. */
  horizonWeeks: z.int(),
  /** False while the first run has not come to its end. */
  isSetupDone: z.boolean(),
});
export type Settings = z.output<typeof settingsShape>;

/** The largest logo, in bytes. */
export const LOGO_BYTES = 300_000;
const logo = z.object({
  mediaType: z.enum(['image/png', 'image/jpeg']),
  data: z.base64({ error: 'NOT_A_PICTURE' }),
});
export type Logo = z.output<typeof logo>;

const shown = z.object({ date, time });

const zoneChange = z.object({
  /** How many bookings to come, and slots, show another date or time. */
  bookings: z.int().min(0),
  slots: z.int().min(0),
  /** The next visits, as they show now and then. */
  next: z.array(z.object({ startsAt: instant, doctorName: z.string(), before: shown, after: shown })),
});

export const settings = {
  'settings.get': query({
    access: 'doctor',
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
      address: optionalText(text(0, 300)),
      language: z.enum(LANGUAGES).optional(),
      firstWeekday: z.int().min(1).max(7).optional(),
      clock: z.enum(CLOCKS).optional(),
      dateOrder: z.enum(DATE_ORDERS).optional(),
      holdSeconds: z.int().min(30).max(900).optional(),
      horizonWeeks: z.int().min(1).max(104).optional(),
    }),
    output: settingsShape,
  }),
  'settings.previewTimeZone': query({
    access: 'admin',
    summary:
      'What another time zone would change: bookings and slots keep their instants and show other times.',
    input: z.object({ timeZone }),
    output: zoneChange,
  }),
  'settings.logo': query({
    access: 'doctor',
    summary: 'The logo on paper, in base64; null when there is none.',
    input: nothing,
    output: z.object({ logo: logo.nullable() }),
  }),
  'settings.setLogo': command({
    access: 'admin',
    summary: `Sets the logo on paper: a PNG or JPEG picture of at most ${LOGO_BYTES} bytes, in base64.`,
    input: logo,
    output: nothing,
  }),
  'settings.removeLogo': command({
    access: 'admin',
    summary: 'Takes the logo away.',
    input: nothing,
    output: nothing,
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
    access: 'receptionist',
    permission: 'statistics',
    summary:
      'Bookings by status, day and doctor for the visits of a period of at most 731 days, both dates included.',
    input: dates(z.object({ from: date, to: date })),
    output: overview,
  }),
};

/** What the clinic can know of itself: how its time was used, how visits went, and how well the desk works. */
import { z } from 'zod';
import { query } from '../procedure.ts';
import { date, dates, id, instant, nothing, text } from './common.ts';

const count = z.int().min(0);

/** Minutes of regular slots that were not blocked, and those of them that were booked. */
const used = { offered: count, booked: count };
const hour = z.int().min(0).max(23);
/** 1 = Monday … 7 = Sunday. */
const weekday = z.int().min(1).max(7);

/** How long before its day a visit was booked, in dates of the clinic. */
export const LEADS = ['SAME_DAY', 'DAY', 'WEEK', 'MONTH', 'LONGER'] as const;
export type Lead = (typeof LEADS)[number];
/** How long before its start a visit was cancelled. */
export const NOTICES = ['AFTER', 'UNDER_2H', 'UNDER_24H', 'UNDER_48H', 'UNDER_7D', 'LONGER'] as const;
export type Notice = (typeof NOTICES)[number];

/** Confirmed visits; those of them up to today, which are due; those that nobody came to; and the cancelled ones. */
const visits = { confirmed: count, due: count, noShow: count, cancelled: count };

/** From arrival to room in minutes: half waited no longer than the median, nine of ten than the p90. */
const waiting = z.object({ count, median: z.number(), p90: z.number() });
export type Waiting = z.output<typeof waiting>;

export const figures = z.object({
  from: date,
  to: date,
  /** In minutes. Extra slots are those beside the regular ones, which are counted apart when they are booked. */
  minutes: z.object({ ...used, blocked: count, extra: count }),
  usedByDoctor: z.array(
    z.object({
      doctorId: id,
      doctorName: z.string(),
      specialization: z.string(),
      ...used,
      blocked: count,
      extra: count,
    }),
  ),
  usedByWeekday: z.array(z.object({ weekday, ...used })),
  usedByHour: z.array(z.object({ hour, ...used })),
  /** Of each hour of the week that had something to offer. */
  usedByWeek: z.array(z.object({ weekday, hour, ...used })),
  visits: z.object({ ...visits, left: count, walkIns: count }),
  byLead: z.array(z.object({ lead: z.enum(LEADS), ...visits })),
  byNotice: z.array(z.object({ notice: z.enum(NOTICES), cancelled: count })),
  /** No kind of visit is null. */
  byType: z.array(z.object({ visitTypeId: id.nullable(), name: z.string().nullable(), ...visits })),
  byDay: z.array(z.object({ date, confirmed: count, cancelled: count })),
  /** Patients with a confirmed visit: for the new ones, one of these is their first in the clinic. */
  patients: z.object({ new: count, returning: count }),
  waiting: waiting.nullable(),
  /** By the hour of arrival. */
  waitingByHour: z.array(z.object({ hour, ...waiting.shape })),
  waitingByDoctor: z.array(z.object({ doctorId: id, doctorName: z.string(), ...waiting.shape })),
});
export type Figures = z.output<typeof figures>;

/** The period right before, of the same length; or the same dates a year earlier. */
export const COMPARISONS = ['BEFORE', 'YEAR'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const report = z.object({ now: figures, before: figures });
export type Report = z.output<typeof report>;

/** Shares of 1 and milliseconds above which an admin should look. */
export const THRESHOLDS = { ERRORS: 0.05, SLOW: 1000 } as const;
export const ALERT_KINDS = ['ERRORS', 'SLOW', 'BOOKINGS', 'DISK', 'DAMAGE', 'BACKUP'] as const;

export const alert = z.object({
  kind: z.enum(ALERT_KINDS),
  /** The one that it is about; null is all together. */
  procedure: z.string().nullable(),
  /** What was measured: a share of 1, milliseconds, or for the disk free bytes. */
  value: z.number(),
  threshold: z.number(),
  /** The hour in which bookings failed. */
  hour: instant.nullable(),
});
export type Alert = z.output<typeof alert>;

/** Times in milliseconds, at most a fifth too long; null without calls. Errors are ours, refusals are answers. */
const measured = {
  calls: count,
  errors: count,
  refusals: count,
  p50: z.number().nullable(),
  p95: z.number().nullable(),
  p99: z.number().nullable(),
};

export const procedureReport = z.object({
  from: date,
  to: date,
  all: z.object(measured),
  byProcedure: z.array(z.object({ procedure: z.string(), ...measured })),
  /** Tries to book, without forms that were not filled in right, and those that ended in a booking. */
  bookings: z.object({ tried: count, confirmed: count }),
  byHour: z.array(z.object({ hour: instant, tried: count, failed: count })),
  alerts: z.array(alert),
});
export type ProcedureReport = z.output<typeof procedureReport>;

export const reports = {
  'stats.report': query({
    access: 'receptionist',
    permission: 'statistics',
    summary:
      'How the time of a period of at most 731 days was used and how its visits went, of all doctors or some, and the same of the period to compare it with.',
    input: dates(
      z.object({
        from: date,
        to: date,
        doctorId: id.optional(),
        specialization: text(1, 100).optional(),
        compare: z.enum(COMPARISONS).optional(),
      }),
    ),
    output: report,
  }),
  'stats.procedures': query({
    access: 'admin',
    summary: 'How fast and how well the desk answered in a period of at most 731 days; 90 days are kept.',
    input: dates(z.object({ from: date, to: date })),
    output: procedureReport,
  }),
  'health.alerts': query({
    access: 'admin',
    summary: 'What an admin should look at, from this hour and the one before. It is not measured itself.',
    input: nothing,
    output: z.object({ alerts: z.array(alert) }),
  }),
};

/** How doctors work: weeks that repeat, days that differ, and what a change of these would do. */
import { z } from 'zod';
import { command, query } from '../procedure.ts';
import { date, id, instant, listOf, nothing, optionalText, text, time } from './common.ts';

const slotMinutes = z.int().min(5, 'TOO_SMALL').max(240, 'TOO_BIG');

/** Some hours of a day: slots of `slotMinutes` one after the other from start to end, in a room or in none. */
export const session = z.object({ startTime: time, endTime: time, slotMinutes, roomId: id.nullable() });
export type Session = z.output<typeof session>;

/** 1 = Monday … 7 = Sunday. */
export const weekday = z.int().min(1).max(7);

export const weeklySession = session.extend({ weekday });
export type WeeklySession = z.output<typeof weeklySession>;

const isForward = ({ startTime, endTime }: Pick<Session, 'startTime' | 'endTime'>) => startTime < endTime;
const END_FIRST = { error: 'END_BEFORE_START', path: ['endTime'] };
const sessionInput = session.refine(isForward, END_FIRST);
const weeklyInput = weeklySession.refine(isForward, END_FIRST);

/** A week of a doctor that repeats every `everyWeeks` weeks, counted from the week in which it begins. */
export const schedule = z.object({
  id,
  doctorId: id,
  validFrom: date,
  /** The last date, or null while it has no end. */
  validUntil: date.nullable(),
  everyWeeks: z.int().min(1).max(8),
  sessions: z.array(weeklySession),
});
export type Schedule = z.output<typeof schedule>;

/**
 * LEAVE: the doctor is away. HOLIDAY: the clinic is closed. CHANGED: other sessions in place of the usual ones.
 * EXTRA: sessions on top of them. A doctor's leave comes before all; their changed or extra day before a holiday.
 */
export const EXCEPTION_KINDS = ['LEAVE', 'HOLIDAY', 'CHANGED', 'EXTRA'] as const;

export const scheduleException = z.object({
  id,
  kind: z.enum(EXCEPTION_KINDS),
  /** Null for a holiday: it is the whole clinic's. */
  doctorId: id.nullable(),
  fromDate: date,
  untilDate: date,
  /** The part of each day that LEAVE or HOLIDAY take; null is the whole day. */
  startTime: time.nullable(),
  endTime: time.nullable(),
  name: z.string().nullable(),
  /** Those of CHANGED and EXTRA, on each of the dates. */
  sessions: z.array(session),
});
export type ScheduleException = z.output<typeof scheduleException>;

const SESSIONS = 60;

/** One step of a change. All steps of a change are looked at and applied as one. */
export const scheduleEdit = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('SET_WEEK'),
      /** The schedule that this takes the place of; none is a new one. */
      id: id.optional(),
      doctorId: id,
      validFrom: date,
      validUntil: date.nullable(),
      everyWeeks: z.int().min(1, 'TOO_SMALL').max(8, 'TOO_BIG'),
      sessions: z.array(weeklyInput).max(SESSIONS, 'TOO_BIG'),
    })
    .refine(({ validFrom, validUntil }) => validUntil === null || validFrom <= validUntil, {
      error: 'END_BEFORE_START',
      path: ['validUntil'],
    }),
  z.object({ kind: z.literal('REMOVE_WEEK'), id }),
  z
    .object({
      kind: z.literal('SET_EXCEPTION'),
      id: id.optional(),
      exception: z.enum(EXCEPTION_KINDS),
      /** Needed by all but a holiday, which has none. */
      doctorId: id.nullable(),
      fromDate: date,
      untilDate: date,
      startTime: time.nullable().optional(),
      endTime: time.nullable().optional(),
      name: optionalText(text(1, 100)),
      sessions: z.array(sessionInput).max(SESSIONS, 'TOO_BIG').optional(),
      /** The event of a calendar file: one that is there already is taken the place of. */
      uid: z.string().max(500, 'TOO_LONG').optional(),
    })
    .refine(({ fromDate, untilDate }) => fromDate <= untilDate, {
      error: 'END_BEFORE_START',
      path: ['untilDate'],
    })
    .refine(({ startTime, endTime }) => !startTime || !endTime || startTime < endTime, END_FIRST)
    .refine(({ exception, doctorId }) => (exception === 'HOLIDAY') === (doctorId === null), {
      error: 'REQUIRED',
      path: ['doctorId'],
    }),
  z.object({ kind: z.literal('REMOVE_EXCEPTION'), id }),
  z.object({ kind: z.literal('DEACTIVATE_DOCTOR'), doctorId: id }),
  z.object({ kind: z.literal('REACTIVATE_DOCTOR'), doctorId: id }),
  z.object({ kind: z.literal('DEACTIVATE_ROOM'), roomId: id }),
  z.object({ kind: z.literal('REACTIVATE_ROOM'), roomId: id }),
]);
export type ScheduleEdit = z.output<typeof scheduleEdit>;

const edits = z.array(scheduleEdit).min(1, 'REQUIRED').max(400, 'TOO_BIG');

/** A time at which a displaced booking could be instead, standing already or made by the same change. */
const place = z.object({ doctorId: id, startsAt: instant });
export const placeOffer = place.extend({ doctorName: z.string(), durationMinutes: z.int() });
export type PlaceOffer = z.output<typeof placeOffer>;

export const displaced = z.object({
  bookingId: id,
  /** PENDING while another desk is just booking it: it can be kept or ended, not moved. */
  status: z.enum(['PENDING', 'CONFIRMED']),
  patientId: id.nullable(),
  patientName: z.string().nullable(),
  patientPhone: z.string().nullable(),
  doctorId: id,
  doctorName: z.string(),
  startsAt: instant,
  durationMinutes: z.int(),
  /** Times it could move to: with the same doctor first, then others of the field, the earliest first. */
  offers: z.array(placeOffer),
});
export type Displaced = z.output<typeof displaced>;

/** What a change does to one doctor's date. */
const dayEffect = z.object({
  date,
  doctorId: id,
  doctorName: z.string(),
  made: z.int(),
  removed: z.int(),
  blocked: z.int(),
  kept: z.int(),
});
export type DayEffect = z.output<typeof dayEffect>;

/** Why a change cannot be: two sessions of a doctor, or two doctors in a room, at one time. */
const clash = z.object({
  kind: z.enum(['SESSIONS_OVERLAP', 'ROOM_TAKEN']),
  date,
  time,
  doctorName: z.string(),
  /** With whom, and in which room, for ROOM_TAKEN. */
  otherDoctorName: z.string().nullable(),
  roomName: z.string().nullable(),
});
export type Clash = z.output<typeof clash>;

export const schedulePlan = z.object({
  /** Stands for all that this plan was made from; applying it with this token is refused once that has changed. */
  token: z.string(),
  /** Slots that would be made, taken away, blocked (hand-made ones on a day off) or opened again, and that stay. */
  made: z.int(),
  removed: z.int(),
  blocked: z.int(),
  unblocked: z.int(),
  kept: z.int(),
  /** Times that are not made: the clocks skip them, or a slot made by hand stands there. */
  noSuchTime: z.int(),
  inTheWay: z.int(),
  /** The dates that it looked at: from today to the horizon at most. */
  fromDate: date,
  untilDate: date,
  /** Only dates on which something changes. */
  days: z.array(dayEffect),
  displaced: z.array(displaced),
  /** The change cannot be applied while there is one. */
  clashes: z.array(clash),
});
export type SchedulePlan = z.output<typeof schedulePlan>;

/** What becomes of a displaced booking. KEEP leaves it where it is, in a slot that nobody else is offered. */
const resolution = z.discriminatedUnion('action', [
  z.object({ bookingId: id, action: z.literal('MOVE'), to: place }),
  z.object({ bookingId: id, action: z.literal('KEEP') }),
  z.object({
    bookingId: id,
    action: z.literal('CANCEL'),
    reason: optionalText(text(1, 500)),
    /** Puts the patient on the waiting list, to be called. */
    isToBeCalled: z.boolean(),
  }),
]);
export type Resolution = z.output<typeof resolution>;

export const scheduleChange = z.object({
  id,
  at: instant,
  userName: z.string(),
  edits: z.array(scheduleEdit),
  isUndone: z.boolean(),
  /** Until when it can be taken back. */
  undoableUntil: instant,
});
export type ScheduleChange = z.output<typeof scheduleChange>;

/** What a doctor's date looks like, and why. */
const calendarDay = z.object({
  date,
  sessions: z.array(session),
  /** What makes it other than the weekly schedule says, the strongest first. */
  exceptions: z.array(z.object({ id, kind: z.enum(EXCEPTION_KINDS), name: z.string().nullable() })),
});
export type CalendarDay = z.output<typeof calendarDay>;

const changeErrors = [
  'DOCTOR_NOT_FOUND',
  'ROOM_NOT_FOUND',
  'ROOM_INACTIVE',
  'SCHEDULE_NOT_FOUND',
  'EXCEPTION_NOT_FOUND',
] as const;

export const schedules = {
  'schedules.get': query({
    access: 'receptionist',
    summary: "A doctor's weekly schedules, and the exceptions from today on: their own and the clinic's.",
    input: z.object({ doctorId: id }),
    output: z.object({
      schedules: z.array(schedule),
      exceptions: z.array(scheduleException),
      /** Up to which date slots have been made ahead; null while there is no schedule. */
      slotsUntil: date.nullable(),
    }),
    errors: ['DOCTOR_NOT_FOUND'],
  }),
  'schedules.holidays': query({
    access: 'receptionist',
    summary: "The clinic's holidays that end on a date or later, by date.",
    input: z.object({ fromDate: date }),
    output: listOf(scheduleException),
  }),
  'schedules.calendar': query({
    access: 'receptionist',
    summary: 'What each date of a doctor looks like, up to 62 dates.',
    input: z.object({ doctorId: id, fromDate: date, untilDate: date }),
    output: z.object({ days: z.array(calendarDay) }),
    errors: ['DOCTOR_NOT_FOUND'],
  }),
  'schedules.preview': query({
    access: 'admin',
    summary: 'What a change would do, to the slot and to the booking. Changes nothing.',
    input: z.object({ edits }),
    output: schedulePlan,
    errors: changeErrors,
  }),
  'schedules.apply': command({
    access: 'admin',
    summary:
      'Carries a change out as it was previewed, with a decision for each booking that it displaces: all of it or nothing. Refused when anything that the preview was made from has changed.',
    input: z.object({
      edits,
      token: z.string().max(200),
      resolutions: z.array(resolution).max(5000, 'TOO_BIG'),
    }),
    output: scheduleChange,
    errors: [
      ...changeErrors,
      'SCHEDULE_MOVED',
      'SCHEDULE_CLASH',
      'BOOKINGS_UNRESOLVED',
      'SLOT_NOT_FOUND',
      'SLOT_BOOKED',
      'SLOT_HELD',
      'SLOT_BLOCKED',
      'SLOT_PAST',
      'VISIT_TOO_LONG',
      'VISIT_TYPE_NOT_OFFERED',
      'VISIT_BEGUN',
    ],
  }),
  'schedules.changes': query({
    access: 'admin',
    summary: 'The last changes, the latest first: at most 20.',
    input: nothing,
    output: listOf(scheduleChange),
  }),
  'schedules.undo': command({
    access: 'admin',
    summary:
      'Takes a change back within ten minutes: the schedule, the slots, and each booking to where it was. Refused when any of it has been changed or booked since.',
    input: z.object({ id }),
    output: scheduleChange,
    errors: ['CHANGE_NOT_FOUND', 'CHANGE_TOO_OLD', 'UNDO_OVERTAKEN'],
  }),
  'schedules.generate': command({
    access: 'admin',
    summary:
      'Makes the slots ahead up to the horizon, as happens at each start and at midnight. Made ones stay.',
    input: nothing,
    output: z.object({ made: z.int() }),
  }),
  'schedules.readHolidays': query({
    access: 'admin',
    summary: 'The events of a calendar file (.ics) as holidays, from today on. Changes nothing.',
    input: z.object({ file: z.string().max(900_000, 'TOO_LONG') }),
    output: listOf(
      z.object({ uid: z.string(), fromDate: date, untilDate: date, name: z.string(), isKnown: z.boolean() }),
    ),
    errors: ['CALENDAR_FILE_UNREADABLE'],
  }),
};

import { z } from 'zod';
import { command, query } from '../procedure.ts';
import { cursor, date, id, instant, listOf, time } from './common.ts';
import { dayPart } from './day-part.ts';

/** Minutes. Shorter than 5 is no visit, longer than 4 hours is a typing slip. */
const durationMinutes = z.int().min(5, 'TOO_SMALL').max(240, 'TOO_BIG');

export const slot = z.object({
  id,
  doctorId: id,
  doctorName: z.string(),
  specialization: z.string(),
  startsAt: instant,
  durationMinutes: z.int(),
  isBooked: z.boolean(),
  isHeld: z.boolean(),
  isBlocked: z.boolean(),
  version: z.int(),
  roomId: id.nullable(),
  roomName: z.string().nullable(),
  /** Beside the regular slots, for one booking: it is never free, and goes with that booking. */
  isExtra: z.boolean(),
  /** Why there is an extra one. */
  overbookReason: z.string().nullable(),
});
export type Slot = z.output<typeof slot>;

/** A slot at which a visit could begin, and how long all that it takes is. */
export const offer = slot.extend({ visitMinutes: z.int() });
export type Offer = z.output<typeof offer>;

/** What becomes of each time that a bulk creation comes across. */
export const PLANNED_OUTCOMES = ['NEW', 'EXISTS', 'OVERLAPS', 'ROOM_TAKEN', 'NO_SUCH_TIME'] as const;
export const plannedSlot = z.object({
  date,
  time,
  outcome: z.enum(PLANNED_OUTCOMES),
});
export type PlannedSlot = z.output<typeof plannedSlot>;

const roomErrors = ['ROOM_NOT_FOUND', 'ROOM_INACTIVE'] as const;
const slotChange = ['SLOT_NOT_FOUND', 'SLOT_BOOKED', 'SLOT_HELD'] as const;

export const slots = {
  'slots.list': query({
    access: 'receptionist',
    summary:
      'Slots by start, then doctor. `availableOnly` leaves what can be booked now: not past, booked, held or blocked.',
    input: z.object({
      doctorId: id.optional(),
      date: date.optional(),
      specialization: z.string().trim().optional(),
      availableOnly: z.boolean().optional(),
      /** Also those beside the regular ones. */
      includeExtra: z.boolean().optional(),
      cursor: cursor.optional(),
      limit: z.int().min(1, 'TOO_SMALL').max(5000, 'TOO_BIG').optional(),
    }),
    output: listOf(slot),
  }),
  'slots.nextFree': query({
    access: 'receptionist',
    summary:
      'The first times at which a visit could be, from now or from a date on, across doctors: six unless said otherwise. A visit type that is longer than a slot needs the free slots after it, too.',
    input: z.object({
      doctorId: id.optional(),
      specialization: z.string().trim().optional(),
      visitTypeId: id.optional(),
      part: dayPart.optional(),
      fromDate: date.optional(),
      untilDate: date.optional(),
      limit: z.int().min(1, 'TOO_SMALL').max(50, 'TOO_BIG').optional(),
    }),
    output: listOf(offer),
    errors: ['VISIT_TYPE_NOT_FOUND'],
  }),
  'slots.create': command({
    access: 'admin',
    summary: 'One slot, of 30 minutes unless said otherwise. A past one may be made, but never booked.',
    input: z.object({
      doctorId: id,
      startsAt: instant,
      durationMinutes: durationMinutes.optional(),
      roomId: id.optional(),
    }),
    output: slot,
    errors: ['DOCTOR_NOT_FOUND', 'SLOT_EXISTS', 'SLOT_OVERLAPS', ...roomErrors, 'ROOM_TAKEN'],
  }),
  'slots.bulkCreate': command({
    access: 'admin',
    summary:
      'Slots one after the other from `startTime` to `endTime` on each date, both included. What is there already is skipped. A dry run makes nothing and lists what would be made.',
    input: z.object({
      doctorId: id,
      startDate: date,
      endDate: date,
      startTime: time,
      endTime: time,
      durationMinutes,
      excludeWeekends: z.boolean().optional(),
      roomId: id.optional(),
      dryRun: z.boolean().optional(),
    }),
    output: z.object({
      /** Slots made, or to be made. */
      count: z.int(),
      /** Times left out: a slot is there already (`existing`) or in the way (`overlapping`), or the room is taken. */
      skipped: z.int(),
      existing: z.int(),
      overlapping: z.int(),
      roomTaken: z.int(),
      /** Times that the clocks skip on that day. */
      noSuchTime: z.int(),
      message: z.string(),
      /** In a dry run: every time, in order, with what becomes of it. */
      planned: z.array(plannedSlot).optional(),
    }),
    errors: ['DOCTOR_NOT_FOUND', 'TOO_MANY_SLOTS', ...roomErrors],
  }),
  'slots.block': command({
    access: 'admin',
    summary: 'Takes a free slot out of booking.',
    input: z.object({ id }),
    output: slot,
    errors: slotChange,
  }),
  'slots.unblock': command({
    access: 'admin',
    summary: 'Opens a blocked slot again.',
    input: z.object({ id }),
    output: slot,
    errors: ['SLOT_NOT_FOUND'],
  }),
  'slots.remove': command({
    access: 'admin',
    summary: 'Deletes a slot that nothing claims. Past bookings about it are kept.',
    input: z.object({ id }),
    output: z.object({ id }),
    errors: slotChange,
  }),
};

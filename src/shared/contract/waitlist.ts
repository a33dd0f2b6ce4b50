/** Patients who want a slot that is not there yet. */
import { z } from 'zod';
import { command, query } from '../procedure.ts';
import { booking, bookingNotes, claimErrors, slotVersion, who, withPatient } from './bookings.ts';
import { date, id, instant, listOf, text } from './common.ts';
import { dayPart } from './day-part.ts';
import { patient } from './patients.ts';

export const URGENCIES = ['URGENT', 'SOON', 'ROUTINE'] as const;
/** 1 is Monday, 7 is Sunday. */
const weekday = z.int().min(1, 'TOO_SMALL').max(7, 'TOO_BIG');

export const waitlistEntry = z.object({
  id,
  patient,
  doctorId: id.nullable(),
  doctorName: z.string().nullable(),
  specialization: z.string().nullable(),
  visitTypeId: id.nullable(),
  visitTypeName: z.string().nullable(),
  /** No entry is any day, or any part of the day. */
  weekdays: z.array(weekday),
  parts: z.array(dayPart),
  fromDate: z.string().nullable(),
  untilDate: z.string().nullable(),
  urgency: z.enum(URGENCIES),
  notes: z.string().nullable(),
  createdAt: instant,
  /** What became of it: the booking taken, or taken off the list. */
  bookingId: id.nullable(),
  removedAt: instant.nullable(),
});
export type WaitlistEntry = z.output<typeof waitlistEntry>;

const wish = {
  doctorId: id.nullish(),
  specialization: text(2, 100).nullish(),
  visitTypeId: id.nullish(),
  weekdays: z.array(weekday).max(7, 'TOO_BIG').optional(),
  parts: z.array(dayPart).max(3, 'TOO_BIG').optional(),
  fromDate: date.nullish(),
  untilDate: date.nullish(),
  urgency: z.enum(URGENCIES, { error: 'NOT_ONE_OF' }).optional(),
  notes: bookingNotes,
};
const wishErrors = ['DOCTOR_NOT_FOUND', 'VISIT_TYPE_NOT_FOUND'] as const;

export const waitlist = {
  'waitlist.list': query({
    access: 'receptionist',
    summary: 'Who waits for a slot: the most urgent first, then the longest waiting.',
    input: z.object({}),
    output: listOf(waitlistEntry),
  }),
  'waitlist.add': command({
    access: 'receptionist',
    summary: 'Puts a patient on the list.',
    input: withPatient(z.object({ ...who, ...wish })),
    output: waitlistEntry,
    errors: ['PATIENT_NOT_FOUND', ...wishErrors],
  }),
  'waitlist.update': command({
    access: 'receptionist',
    summary: 'Changes what is waited for. What is left out stays.',
    input: z.object({ id, ...wish }),
    output: waitlistEntry,
    errors: ['WAITLIST_ENTRY_NOT_FOUND', 'WAITLIST_ENTRY_CLOSED', ...wishErrors],
  }),
  'waitlist.remove': command({
    access: 'receptionist',
    summary: 'Takes somebody off the list.',
    input: z.object({ id }),
    output: waitlistEntry,
    errors: ['WAITLIST_ENTRY_NOT_FOUND', 'WAITLIST_ENTRY_CLOSED'],
  }),
  'waitlist.matches': query({
    access: 'receptionist',
    summary: 'Who on the list a free slot suits, the best first: three at most.',
    input: z.object({ slotId: id }),
    output: listOf(waitlistEntry),
    errors: ['SLOT_NOT_FOUND'],
  }),
  'waitlist.take': command({
    access: 'receptionist',
    summary: 'Books a slot for somebody on the list, with every check of a booking.',
    input: z.object({ id, slotId: id, slotVersion }),
    output: booking,
    errors: ['WAITLIST_ENTRY_NOT_FOUND', 'WAITLIST_ENTRY_CLOSED', 'SLOT_PAST', ...claimErrors],
  }),
};

/** Walk-ins for whom there is no slot yet. */
import { z } from 'zod';
import { command, query } from '../procedure.ts';
import { booking, bookingNotes, claimErrors, slotVersion, who, withPatient } from './bookings.ts';
import { date, id, listOf, text } from './common.ts';
import { patient } from './patients.ts';
import { visit, visitState } from './visits.ts';

export const queueEntry = z.object({
  id,
  date,
  /** The number on the ticket, from 1 each day. */
  number: z.int(),
  patient,
  /** Whom they wait for; null is whoever is free first. */
  doctorId: id.nullable(),
  doctorName: z.string().nullable(),
  specialization: z.string().nullable(),
  visitTypeId: id.nullable(),
  notes: z.string().nullable(),
  /** The booking that they were given. */
  bookingId: id.nullable(),
  visit,
});
export type QueueEntry = z.output<typeof queueEntry>;

export const queue = {
  'queue.list': query({
    access: 'receptionist',
    summary: "A day's queue by number, today's unless a date is given.",
    input: z.object({ date: date.optional() }),
    output: listOf(queueEntry),
  }),
  'queue.get': query({
    access: 'receptionist',
    summary: 'One place in the queue.',
    input: z.object({ id }),
    output: queueEntry,
    errors: ['QUEUE_ENTRY_NOT_FOUND'],
  }),
  'queue.join': command({
    access: 'receptionist',
    summary: 'A walk-in takes a number and waits: ARRIVED.',
    input: withPatient(
      z.object({
        ...who,
        doctorId: id.optional(),
        specialization: text(2, 100).optional(),
        visitTypeId: id.optional(),
        notes: bookingNotes,
      }),
    ),
    output: queueEntry,
    errors: ['PATIENT_NOT_FOUND', 'DOCTOR_NOT_FOUND', 'DOCTOR_INACTIVE', 'VISIT_TYPE_NOT_FOUND'],
  }),
  'queue.mark': command({
    access: 'receptionist',
    summary: 'Notes how it goes for somebody in the queue, as `bookings.mark` does.',
    input: z.object({ id, state: visitState.exclude(['EXPECTED', 'NO_SHOW']) }),
    output: queueEntry,
    errors: ['QUEUE_ENTRY_NOT_FOUND', 'QUEUE_ENTRY_BOOKED'],
  }),
  'queue.book': command({
    access: 'receptionist',
    summary: 'Gives somebody in the queue a slot: a walk-in booking that has arrived when they did.',
    input: z.object({ id, slotId: id, slotVersion }),
    output: booking,
    errors: ['QUEUE_ENTRY_NOT_FOUND', 'QUEUE_ENTRY_BOOKED', 'SLOT_PAST', ...claimErrors],
  }),
};

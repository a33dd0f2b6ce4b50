import { z } from 'zod';
import { command, query } from '../procedure.ts';
import { cursor, date, id, instant, listOf, optionalText, text } from './common.ts';
import { type NewPatient, newPatient, patient } from './patients.ts';

export const BOOKING_STATUSES = ['PENDING', 'CONFIRMED', 'FAILED', 'CANCELLED'] as const;
export const bookingStatus = z.enum(BOOKING_STATUSES);
export type BookingStatus = z.output<typeof bookingStatus>;

export const booking = z.object({
  id,
  status: bookingStatus,
  slotId: id,
  startsAt: instant,
  durationMinutes: z.int(),
  doctorId: id,
  doctorName: z.string(),
  specialization: z.string(),
  /** Null while a hold has no patient yet. */
  patient: patient.nullable(),
  bookedAt: instant,
  confirmedAt: instant.nullable(),
  cancelledAt: instant.nullable(),
  cancelReason: z.string().nullable(),
  /** When a hold ends; null for all but PENDING. */
  expiresAt: instant.nullable(),
});
export type Booking = z.output<typeof booking>;

/** The version of the slot as the caller saw it: a change since then is refused as SLOT_MODIFIED. */
const slotVersion = z.int().min(0).optional();

/** Somebody on file by `patientId`, or somebody new by `patient`: one of the two. */
const who = { patientId: id.optional(), patient: newPatient.optional() };
export type NewPatientOrId = { patientId?: number | undefined; patient?: NewPatient | undefined };
type Who = { patientId?: unknown; patient?: unknown };
const namesSomebody = (input: Who) => input.patientId !== undefined || input.patient !== undefined;
const namesOnlyOne = (input: Who) => input.patientId === undefined || input.patient === undefined;

function withPatient<T extends z.ZodType<Who>>(schema: T): T {
  return schema
    .refine(namesSomebody, { error: 'REQUIRED', path: ['patient'] })
    .refine(namesOnlyOne, { error: 'PATIENT_TWICE', path: ['patient'] });
}

const claimErrors = [
  'SLOT_NOT_FOUND',
  'SLOT_BLOCKED',
  'SLOT_BOOKED',
  'SLOT_HELD',
  'SLOT_MODIFIED',
  'DOCTOR_INACTIVE',
] as const;

export const BOOKING_SORTS = ['startsAt', 'bookedAt', 'patientName', 'doctorName'] as const;

export const bookings = {
  'bookings.create': command({
    access: 'receptionist',
    summary: 'Books a free slot in one step: CONFIRMED, or refused with the reason.',
    input: withPatient(z.object({ slotId: id, slotVersion, ...who })),
    output: booking,
    errors: [...claimErrors, 'SLOT_PAST', 'PATIENT_NOT_FOUND'],
  }),
  'bookings.hold': command({
    access: 'receptionist',
    summary: 'Keeps a free slot for two minutes: PENDING, seen by the other desks.',
    input: z.object({ slotId: id, slotVersion }),
    output: booking,
    errors: [...claimErrors, 'SLOT_PAST'],
  }),
  'bookings.confirm': command({
    access: 'receptionist',
    summary: 'Completes a hold for a patient: CONFIRMED.',
    input: withPatient(z.object({ id, ...who })),
    output: booking,
    errors: ['BOOKING_NOT_FOUND', 'BOOKING_NOT_ACTIVE', 'HOLD_EXPIRED', 'PATIENT_NOT_FOUND'],
  }),
  'bookings.release': command({
    access: 'receptionist',
    summary: 'Gives a hold up: FAILED, and the slot is free.',
    input: z.object({ id }),
    output: booking,
    errors: ['BOOKING_NOT_FOUND', 'BOOKING_NOT_ACTIVE', 'HOLD_EXPIRED'],
  }),
  'bookings.cancel': command({
    access: 'receptionist',
    summary: 'Cancels a confirmed booking and frees its slot.',
    input: z.object({ id, reason: optionalText(text(0, 500)) }),
    output: booking,
    errors: ['BOOKING_NOT_FOUND', 'BOOKING_NOT_ACTIVE'],
  }),
  'bookings.restore': command({
    access: 'receptionist',
    summary: 'Takes a cancellation back, when the slot is still free.',
    input: z.object({ id }),
    output: booking,
    errors: ['BOOKING_NOT_FOUND', 'BOOKING_NOT_ACTIVE', ...claimErrors],
  }),
  'bookings.list': query({
    access: 'receptionist',
    summary:
      'Bookings page by page, the latest visit first unless sorted otherwise. `search` looks in patient, doctor and phone. Holds that ended unused are listed only under FAILED.',
    input: z.object({
      status: bookingStatus.optional(),
      patientEmail: z.string().trim().toLowerCase().optional(),
      doctorId: id.optional(),
      date: date.optional(),
      search: z.string().max(200, 'TOO_LONG').optional(),
      sort: z.enum(BOOKING_SORTS).optional(),
      direction: z.enum(['asc', 'desc']).optional(),
      cursor: cursor.optional(),
      limit: z.int().min(1, 'TOO_SMALL').max(500, 'TOO_BIG').optional(),
    }),
    output: listOf(booking),
  }),
  'bookings.get': query({
    access: 'receptionist',
    summary: 'One booking.',
    input: z.object({ id }),
    output: booking,
    errors: ['BOOKING_NOT_FOUND'],
  }),
  'bookings.expirePending': command({
    access: 'admin',
    summary: 'Ends every hold that is past its time; the sweeper does the same every few seconds.',
    input: z.object({}),
    output: z.object({ count: z.int() }),
  }),
};

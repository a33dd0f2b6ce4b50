import { z } from 'zod';
import { command, query } from '../procedure.ts';
import { cursor, date, id, instant, listOf, optionalText, text } from './common.ts';
import { type NewPatient, newPatient, patient } from './patients.ts';
import { visit, visitState } from './visits.ts';

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
  visitTypeId: id.nullable(),
  visitTypeName: z.string().nullable(),
  visitTypeColour: z.string().nullable(),
  notes: z.string().nullable(),
  /** The series that it is one of. */
  seriesId: id.nullable(),
  isWalkIn: z.boolean(),
  /** Cancelled by taking back what made it: in no list but by its id, and in no statistics. */
  isUndone: z.boolean(),
  patientConfirmedAt: instant.nullable(),
  /** The room of its slot. */
  roomName: z.string().nullable(),
  /** A second patient at a time that was taken. */
  isExtra: z.boolean(),
  /** Why; null for all others. */
  overbookReason: z.string().nullable(),
  visit,
});
export type Booking = z.output<typeof booking>;

/** The version of the slot as the caller saw it: a change since then is refused as SLOT_MODIFIED. */
export const slotVersion = z.int().min(0).optional();

/** Somebody on file by `patientId`, or somebody new by `patient`: one of the two. */
export const who = { patientId: id.optional(), patient: newPatient.optional() };
export type NewPatientOrId = { patientId?: number | undefined; patient?: NewPatient | undefined };
type Who = { patientId?: unknown; patient?: unknown };
const namesSomebody = (input: Who) => input.patientId !== undefined || input.patient !== undefined;
const namesOnlyOne = (input: Who) => input.patientId === undefined || input.patient === undefined;

export function withPatient<T extends z.ZodType<Who>>(schema: T): T {
  return schema
    .refine(namesSomebody, { error: 'REQUIRED', path: ['patient'] })
    .refine(namesOnlyOne, { error: 'PATIENT_TWICE', path: ['patient'] });
}

export const bookingNotes = optionalText(text(0, 1000));

/** Which visits of a series a change is about. */
export const SERIES_SCOPES = ['THIS', 'FOLLOWING', 'ALL'] as const;
export const seriesScope = z.enum(SERIES_SCOPES);
export type SeriesScope = z.output<typeof seriesScope>;

export const claimErrors = [
  'SLOT_NOT_FOUND',
  'SLOT_BLOCKED',
  'SLOT_BOOKED',
  'SLOT_HELD',
  'SLOT_MODIFIED',
  'DOCTOR_INACTIVE',
  'VISIT_TYPE_NOT_FOUND',
  'VISIT_TYPE_NOT_OFFERED',
  'VISIT_TOO_LONG',
] as const;

export const BOOKING_SORTS = ['startsAt', 'bookedAt', 'patientName', 'doctorName'] as const;

export const bookings = {
  'bookings.create': command({
    access: 'receptionist',
    summary:
      'Books a free slot in one step: CONFIRMED, or refused with the reason. A visit type that is longer than the slot takes the free slots after it, too, or nothing. A walk-in has arrived.',
    input: withPatient(
      z.object({
        slotId: id,
        slotVersion,
        ...who,
        visitTypeId: id.optional(),
        notes: bookingNotes,
        isWalkIn: z.boolean().optional(),
      }),
    ),
    output: booking,
    errors: [...claimErrors, 'SLOT_PAST', 'PATIENT_NOT_FOUND'],
  }),
  'bookings.overbook': command({
    access: 'receptionist',
    permission: 'overbook',
    summary:
      'Books a second patient at a time that is taken, in an extra slot with a reason: only where the clinic has turned it on, where the doctor works and no regular slot is free, and one at a time.',
    input: withPatient(
      z.object({
        doctorId: id,
        startsAt: instant,
        durationMinutes: z.int().min(5, 'TOO_SMALL').max(240, 'TOO_BIG'),
        reason: text(3, 200),
        ...who,
        visitTypeId: id.optional(),
        notes: bookingNotes,
      }),
    ),
    output: booking,
    errors: [
      'OVERBOOKING_OFF',
      'OVERBOOKING_FULL',
      'DOCTOR_NOT_FOUND',
      'DOCTOR_INACTIVE',
      'DOCTOR_AWAY',
      'SLOT_PAST',
      'SLOT_FREE',
      'SLOT_HELD',
      'SLOT_BLOCKED',
      'VISIT_TYPE_NOT_FOUND',
      'VISIT_TYPE_NOT_OFFERED',
      'PATIENT_NOT_FOUND',
    ],
  }),
  'bookings.hold': command({
    access: 'receptionist',
    summary:
      'Keeps a free slot for as long as the settings say, usually two minutes: PENDING, seen by the other desks.',
    input: z.object({ slotId: id, slotVersion, visitTypeId: id.optional() }),
    output: booking,
    errors: [...claimErrors, 'SLOT_PAST'],
  }),
  'bookings.confirm': command({
    access: 'receptionist',
    summary: 'Completes a hold for a patient: CONFIRMED.',
    input: withPatient(z.object({ id, ...who, notes: bookingNotes, isWalkIn: z.boolean().optional() })),
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
    permission: 'cancel',
    summary:
      'Cancels a confirmed booking and frees its slots; of a series also those after it, or all that are to come.',
    input: z.object({ id, reason: optionalText(text(0, 500)), scope: seriesScope.optional() }),
    output: booking,
    errors: ['BOOKING_NOT_FOUND', 'BOOKING_NOT_ACTIVE'],
  }),
  'bookings.restore': command({
    access: 'receptionist',
    summary: 'Takes a cancellation back, when the slot is still free.',
    input: z.object({ id }),
    output: booking,
    errors: ['BOOKING_NOT_FOUND', 'BOOKING_NOT_ACTIVE', 'OVERBOOKING_FULL', ...claimErrors],
  }),
  'bookings.move': command({
    access: 'receptionist',
    summary:
      'Moves a confirmed booking to another slot, of this or another doctor: the old slot is free exactly when the new one is taken. `fromSlotId` is where the caller saw it.',
    input: z.object({ id, slotId: id, slotVersion, fromSlotId: id.optional() }),
    output: booking,
    errors: [
      'BOOKING_NOT_FOUND',
      'BOOKING_NOT_ACTIVE',
      'BOOKING_MODIFIED',
      'VISIT_BEGUN',
      'SLOT_PAST',
      ...claimErrors,
    ],
  }),
  'bookings.update': command({
    access: 'receptionist',
    summary:
      'Changes what a confirmed booking says: patient, notes, visit type (which may need more slots), whether the patient confirmed. What is left out stays.',
    input: z.object({
      id,
      patientId: id.optional(),
      notes: bookingNotes,
      visitTypeId: id.nullable().optional(),
      isPatientConfirmed: z.boolean().optional(),
      scope: seriesScope.optional(),
    }),
    output: booking,
    errors: ['BOOKING_NOT_FOUND', 'BOOKING_NOT_ACTIVE', 'PATIENT_NOT_FOUND', ...claimErrors],
  }),
  'bookings.mark': command({
    access: 'receptionist',
    summary:
      'Notes how a visit goes. An earlier state takes the later moments back. Nobody arrives before the day, or is a no-show before the time.',
    input: z.object({ id, state: visitState }),
    output: booking,
    errors: [
      'BOOKING_NOT_FOUND',
      'BOOKING_NOT_ACTIVE',
      'VISIT_NOT_TODAY',
      'VISIT_NOT_BEGUN',
      'VISIT_NOT_ARRIVED',
    ],
  }),
  'bookings.list': query({
    access: 'receptionist',
    summary:
      'Bookings page by page, the latest visit first unless sorted otherwise. `search` looks in patient, doctor and phone. Holds that ended unused are listed only under FAILED.',
    input: z.object({
      status: bookingStatus.optional(),
      patientEmail: z.string().trim().toLowerCase().optional(),
      doctorId: id.optional(),
      patientId: id.optional(),
      seriesId: id.optional(),
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

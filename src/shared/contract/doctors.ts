import { z } from 'zod';
import { command, query } from '../procedure.ts';
import { colour, email, id, listOf, optionalText, order, personName, phone, text } from './common.ts';

export const doctor = z.object({
  id,
  name: z.string(),
  specialization: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  experienceYears: z.int().nullable(),
  isActive: z.boolean(),
  colour: z.string().nullable(),
  /** From 1, or 0 while they were never put in order. */
  position: z.int(),
});
export type Doctor = z.output<typeof doctor>;

const specialization = text(2, 100);
const experienceYears = z.int().min(0, 'TOO_SMALL').max(80, 'TOO_BIG').nullish();

export const doctors = {
  'doctors.list': query({
    access: 'receptionist',
    summary:
      'Doctors in the order that the clinic gave them; those who take no more bookings only when asked for.',
    input: z.object({
      specialization: z.string().trim().optional(),
      includeInactive: z.boolean().optional(),
    }),
    output: listOf(doctor),
  }),
  'doctors.get': query({
    access: 'receptionist',
    summary: 'One doctor.',
    input: z.object({ id }),
    output: doctor,
    errors: ['DOCTOR_NOT_FOUND'],
  }),
  'doctors.create': command({
    access: 'admin',
    summary: 'Adds a doctor.',
    input: z.object({
      name: personName,
      specialization,
      email,
      phone: optionalText(phone),
      experienceYears,
      colour: colour.nullish(),
    }),
    output: doctor,
    errors: ['DOCTOR_EMAIL_TAKEN'],
  }),
  'doctors.update': command({
    access: 'admin',
    summary: 'Changes a doctor. What is left out stays.',
    input: z.object({
      id,
      name: personName.optional(),
      specialization: specialization.optional(),
      email: email.optional(),
      phone: optionalText(phone),
      experienceYears,
      colour: colour.nullish(),
    }),
    output: doctor,
    errors: ['DOCTOR_NOT_FOUND', 'DOCTOR_EMAIL_TAKEN'],
  }),
  'doctors.reorder': command({
    access: 'admin',
    summary: 'Puts the named doctors first, in this order, in lists and on the day board; the others follow.',
    input: order,
    output: listOf(doctor),
    errors: ['DOCTOR_NOT_FOUND'],
  }),
  'doctors.deactivate': command({
    access: 'admin',
    summary: 'The doctor takes no more bookings; those that stand are kept.',
    input: z.object({ id }),
    output: doctor,
    errors: ['DOCTOR_NOT_FOUND'],
  }),
  'doctors.reactivate': command({
    access: 'admin',
    summary: 'The doctor takes bookings again.',
    input: z.object({ id }),
    output: doctor,
    errors: ['DOCTOR_NOT_FOUND'],
  }),
};

import { z } from 'zod';
import { command, query } from '../procedure.ts';
import { date, email, id, listOf, optionalText, personName, phone } from './common.ts';

/** Identity is the row: families share phones, and many patients have no email. */
export const patient = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  dateOfBirth: z.string().nullable(),
  /** What everybody at the desk must see, such as "needs wheelchair access". */
  alert: z.string().nullable(),
});
export type Patient = z.output<typeof patient>;

/** A patient's own record says, too, whether the phone can be dialled: a warning, never a refusal. */
export const patientRecord = patient.extend({ isPhoneValid: z.boolean().nullable() });
export type PatientRecord = z.output<typeof patientRecord>;

export const newPatient = z.object({
  name: personName,
  email: optionalText(email),
  phone: optionalText(phone),
  dateOfBirth: optionalText(date),
});
export type NewPatient = z.output<typeof newPatient>;

export const patients = {
  'patients.search': query({
    access: 'receptionist',
    summary: 'Up to 20 patients by parts of their name, phone digits or birth date, best first.',
    input: z.object({ query: z.string().max(200, 'TOO_LONG') }),
    output: listOf(patientRecord),
  }),
  'patients.get': query({
    access: 'receptionist',
    summary: 'One patient.',
    input: z.object({ id }),
    output: patientRecord,
    errors: ['PATIENT_NOT_FOUND'],
  }),
  'patients.create': command({
    access: 'receptionist',
    summary: 'Adds a patient. A birth date in the future is refused; a phone is kept as typed.',
    input: newPatient,
    output: patientRecord,
  }),
  'patients.update': command({
    access: 'receptionist',
    summary: 'Changes a patient. What is left out stays.',
    input: newPatient.partial().extend({ id }),
    output: patientRecord,
    errors: ['PATIENT_NOT_FOUND'],
  }),
};

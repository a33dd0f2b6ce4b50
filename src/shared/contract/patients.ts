import { z } from 'zod';
import { command, query } from '../procedure.ts';
import { date, email, id, listOf, optionalText, personName, phone, text } from './common.ts';

/** Identity is the row: families share phones, and many patients have no email. */
export const patient = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  /** E.164 such as `+493012345678` where it could be read, or as it was typed. */
  phone: z.string().nullable(),
  dateOfBirth: z.string().nullable(),
  /** What everybody at the desk must see, such as "needs wheelchair access". */
  alert: z.string().nullable(),
});
export type Patient = z.output<typeof patient>;

/** A patient's own record says, too, whether the phone can be dialled: a warning, never a refusal. */
export const patientRecord = patient.extend({
  /** The patient number that people say; it is the id. */
  number: id,
  sex: z.string().nullable(),
  notes: z.string().nullable(),
  isPhoneValid: z.boolean().nullable(),
  /** The record that this one was found to be the same person as. */
  mergedInto: id.nullable(),
});
export type PatientRecord = z.output<typeof patientRecord>;

export const newPatient = z.object({
  name: personName,
  email: optionalText(email),
  phone: optionalText(phone),
  dateOfBirth: optionalText(date),
  sex: optionalText(text(0, 40)),
  notes: optionalText(text(0, 2000)),
  alert: optionalText(text(0, 200)),
});
export type NewPatient = z.output<typeof newPatient>;

/** Why two records may be one person. */
export const SIMILARITIES = [
  'SAME_NAME',
  'SIMILAR_NAME',
  'SAME_BIRTH_DATE',
  'SAME_PHONE',
  'SAME_EMAIL',
] as const;
export const similarity = z.enum(SIMILARITIES);
export type Similarity = z.output<typeof similarity>;
export const similarPatient = z.object({ patient: patientRecord, why: z.array(similarity) });
export type SimilarPatient = z.output<typeof similarPatient>;

/** What went from one record to the other, by id. */
export const movedRows = z.object({ bookings: z.array(id), queue: z.array(id), waitlist: z.array(id) });
export type MovedRows = z.output<typeof movedRows>;
export const merged = z.object({ kept: patientRecord, merged: patientRecord, moved: movedRows });

export const patients = {
  'patients.search': query({
    access: 'receptionist',
    summary:
      'Up to 20 patients, best first, by parts of their name, phone digits, birth date or number (`#12`). Accents never matter; where few match, a slip or two in a longer word is forgiven.',
    input: z.object({ query: z.string().max(200, 'TOO_LONG') }),
    output: listOf(patientRecord),
  }),
  'patients.get': query({
    access: 'receptionist',
    summary: 'One patient. A merged record answers with `mergedInto`, the one that it is now part of.',
    input: z.object({ id }),
    output: patientRecord,
    errors: ['PATIENT_NOT_FOUND'],
  }),
  'patients.similar': query({
    access: 'receptionist',
    summary: 'Up to 5 records that may be the same person as somebody who is being typed in, and why.',
    input: z.object({
      name: z.string().max(200, 'TOO_LONG'),
      phone: z.string().max(100, 'TOO_LONG').nullish(),
      dateOfBirth: z.string().max(100, 'TOO_LONG').nullish(),
      email: z.string().max(300, 'TOO_LONG').nullish(),
      /** A record that is on file already: it is not similar to itself. */
      exceptId: id.optional(),
    }),
    output: listOf(similarPatient),
  }),
  'patients.create': command({
    access: 'receptionist',
    summary:
      'Adds a patient. A birth date in the future is refused; a phone that cannot be read is kept as typed.',
    input: newPatient,
    output: patientRecord,
  }),
  'patients.update': command({
    access: 'receptionist',
    summary: 'Changes a patient. What is left out stays.',
    input: newPatient.partial().extend({ id }),
    output: patientRecord,
    errors: ['PATIENT_NOT_FOUND', 'PATIENT_MERGED'],
  }),
  'patients.merge': command({
    access: 'receptionist',
    permission: 'merge',
    summary:
      'Makes two records one: everything of `mergeId` goes to `keepId`, and what the kept record lacks is filled in.',
    input: z.object({ keepId: id, mergeId: id }),
    output: merged,
    errors: ['PATIENT_NOT_FOUND', 'PATIENT_MERGED', 'PATIENT_SAME'],
  }),
  'patients.unmerge': command({
    access: 'receptionist',
    permission: 'merge',
    summary:
      'Takes a merge back: what moved and still belongs to the kept record returns, and what the merge filled in and nobody changed since is as it was.',
    input: z.object({ id }),
    output: merged,
    errors: ['PATIENT_NOT_FOUND', 'PATIENT_NOT_MERGED', 'PATIENT_MERGED'],
  }),
};

import { z } from 'zod';
import { command, query } from '../procedure.ts';
import { COLOURS, colour, id, listOf, order, text } from './common.ts';

export const VISIT_COLOURS = COLOURS;

export const visitType = z.object({
  id,
  name: z.string(),
  /** How long the patient is there, in minutes. */
  durationMinutes: z.int(),
  /** Kept free after it, in minutes: part of the time that the visit claims. */
  bufferMinutes: z.int(),
  colour: z.string(),
  /** From 1, or 0 while they were never put in order. */
  position: z.int(),
  isActive: z.boolean(),
  /** Who offers it: nobody named here is everybody. */
  doctorIds: z.array(id),
  specializations: z.array(z.string()),
});
export type VisitType = z.output<typeof visitType>;

const fields = {
  name: text(2, 60),
  durationMinutes: z.int().min(5, 'TOO_SMALL').max(480, 'TOO_BIG'),
  bufferMinutes: z.int().min(0, 'TOO_SMALL').max(120, 'TOO_BIG'),
  colour,
  doctorIds: z.array(id).max(200, 'TOO_BIG'),
  specializations: z.array(text(2, 100)).max(200, 'TOO_BIG'),
};
const { name, durationMinutes, bufferMinutes, doctorIds, specializations } = fields;

export const visitTypes = {
  'visitTypes.list': query({
    access: 'receptionist',
    summary:
      'Kinds of visits in the order that the clinic gave them; those no longer offered only when asked for.',
    input: z.object({ includeInactive: z.boolean().optional() }),
    output: listOf(visitType),
  }),
  'visitTypes.create': command({
    access: 'admin',
    summary: 'Adds a kind of visit.',
    input: z.object({
      name,
      durationMinutes,
      colour,
      bufferMinutes: bufferMinutes.optional(),
      doctorIds: doctorIds.optional(),
      specializations: specializations.optional(),
    }),
    output: visitType,
    errors: ['VISIT_TYPE_NAME_TAKEN', 'DOCTOR_NOT_FOUND'],
  }),
  'visitTypes.update': command({
    access: 'admin',
    summary: 'Changes a kind of visit. What is left out stays; bookings keep the time they have.',
    input: z.object(fields).partial().extend({ id, isActive: z.boolean().optional() }),
    output: visitType,
    errors: ['VISIT_TYPE_NOT_FOUND', 'VISIT_TYPE_NAME_TAKEN', 'DOCTOR_NOT_FOUND'],
  }),
  'visitTypes.reorder': command({
    access: 'admin',
    summary: 'Puts the named kinds of visits first, in this order; the others follow as they were.',
    input: order,
    output: listOf(visitType),
    errors: ['VISIT_TYPE_NOT_FOUND'],
  }),
};

/** Where visits are, and what doctors treat: both with a colour and a place in their list. */
import { z } from 'zod';
import { command, query } from '../procedure.ts';
import { colour, id, listOf, order, text } from './common.ts';

const ordered = z.object({
  id,
  name: z.string(),
  colour: z.string().nullable(),
  /** From 1, or 0 while the list was never put in order: it is by name then. */
  position: z.int(),
  isActive: z.boolean(),
});

export const room = ordered;
export type Room = z.output<typeof room>;

export const specialization = ordered;
export type Specialization = z.output<typeof specialization>;

const name = text(1, 60);
const list = z.object({ includeInactive: z.boolean().optional() });

export const rooms = {
  'rooms.list': query({
    access: 'receptionist',
    summary: 'Rooms in the order that the clinic gave them; those no longer used only when asked for.',
    input: list,
    output: listOf(room),
  }),
  'rooms.create': command({
    access: 'admin',
    summary: 'Adds a room.',
    input: z.object({ name, colour: colour.nullish() }),
    output: room,
    errors: ['ROOM_NAME_TAKEN'],
  }),
  'rooms.update': command({
    access: 'admin',
    summary:
      'Changes a room. What is left out stays. Whether it is used is a change of schedules: `schedules.apply`.',
    input: z.object({ id, name: name.optional(), colour: colour.nullish() }),
    output: room,
    errors: ['ROOM_NOT_FOUND', 'ROOM_NAME_TAKEN'],
  }),
  'rooms.reorder': command({
    access: 'admin',
    summary: 'Puts the named rooms first, in this order; the others follow as they were.',
    input: order,
    output: listOf(room),
    errors: ['ROOM_NOT_FOUND'],
  }),
};

const field = text(2, 100);

export const specializations = {
  'specializations.list': query({
    access: 'receptionist',
    summary: 'What doctors treat, in the order that the clinic gave it.',
    input: list,
    output: listOf(specialization),
  }),
  'specializations.create': command({
    access: 'admin',
    summary: 'Adds a specialization. One that a doctor is given is added by itself.',
    input: z.object({ name: field, colour: colour.nullish() }),
    output: specialization,
    errors: ['SPECIALIZATION_NAME_TAKEN'],
  }),
  'specializations.update': command({
    access: 'admin',
    summary:
      'Changes a specialization. A new name goes to its doctors, kinds of visits, waiting list and queue at once.',
    input: z.object({ id, name: field.optional(), colour: colour.nullish() }),
    output: specialization,
    errors: ['SPECIALIZATION_NOT_FOUND', 'SPECIALIZATION_NAME_TAKEN'],
  }),
  'specializations.reorder': command({
    access: 'admin',
    summary: 'Puts the named specializations first, in this order; the others follow as they were.',
    input: order,
    output: listOf(specialization),
    errors: ['SPECIALIZATION_NOT_FOUND'],
  }),
  'specializations.deactivate': command({
    access: 'admin',
    summary: 'Is no longer offered for doctors. Refused while an active doctor has it.',
    input: z.object({ id }),
    output: specialization,
    errors: ['SPECIALIZATION_NOT_FOUND', 'SPECIALIZATION_IN_USE'],
  }),
  'specializations.reactivate': command({
    access: 'admin',
    summary: 'Is offered again.',
    input: z.object({ id }),
    output: specialization,
    errors: ['SPECIALIZATION_NOT_FOUND'],
  }),
};

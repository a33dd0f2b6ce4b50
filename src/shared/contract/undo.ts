/** Taking back what this desk did: through the audit trail, and with the checks of doing it. */
import { z } from 'zod';
import { command, query } from '../procedure.ts';
import { booking } from './bookings.ts';
import { id, instant, listOf } from './common.ts';

export const undoable = z.object({
  commandId: z.string(),
  procedure: z.string(),
  at: instant,
  /** The booking or other row that it was about, when it was about one. */
  entity: z.string(),
  entityId: id.nullable(),
});
export type Undoable = z.output<typeof undoable>;

/** Where a booking was before it went elsewhere or was called off. */
export const freedPlace = booking.pick({ slotId: true, startsAt: true, doctorName: true });
export type FreedPlace = z.output<typeof freedPlace>;

export const undo = {
  'undo.list': query({
    access: 'receptionist',
    summary: 'What this user did at this desk and can take back: the last 20, the latest first.',
    input: z.object({}),
    output: listOf(undoable),
  }),
  'undo.run': command({
    access: 'receptionist',
    summary:
      'Takes one command back, the latest unless one is named, and tells which places got free by that. Refused when what it did has changed since, or when taking it back would double-book.',
    input: z.object({ commandId: z.uuid({ error: 'NOT_VALID' }).optional() }),
    output: undoable.extend({ freed: z.array(freedPlace) }),
    errors: [
      'NOTHING_TO_UNDO',
      'UNDO_OVERTAKEN',
      'SLOT_NOT_FOUND',
      'SLOT_BOOKED',
      'SLOT_HELD',
      'SLOT_BLOCKED',
      'SLOT_MODIFIED',
      'DOCTOR_INACTIVE',
      'OVERBOOKING_FULL',
      'PATIENT_IN_USE',
    ],
  }),
};

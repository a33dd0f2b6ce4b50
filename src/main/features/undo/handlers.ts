import type { Booking } from '../../../shared/contract/bookings.ts';
import type { PatientRecord } from '../../../shared/contract/patients.ts';
import type { QueueEntry } from '../../../shared/contract/queue.ts';
import type { FreedPlace, undo } from '../../../shared/contract/undo.ts';
import type { WaitlistEntry } from '../../../shared/contract/waitlist.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext, HandlersOf } from '../../context.ts';
import { restoreBooking } from './bookings.ts';
import { restoreQueueEntry, restoreWaitlistEntry } from './lists.ts';
import { mergeAgain, restoreMerge, restoreRecord } from './patients.ts';
import { doneHere, undoableOf, type Written, writtenBy } from './trail.ts';

export const undoHandlers = {
  'undo.list': async (ctx) => ({ items: (await doneHere(ctx)).map(undoableOf) }),

  'undo.run': async (ctx, { commandId }) => {
    const wanted = commandId?.toLowerCase();
    const done = (await doneHere(ctx)).find((one) => wanted === undefined || one.commandId === wanted);
    if (!done) throw new AppError('NOTHING_TO_UNDO');
    const rows = await writtenBy(ctx.db, done.commandId);
    if (done.procedure === 'patients.merge') await restoreMerge(ctx, rows);
    else if (done.procedure === 'patients.unmerge') await mergeAgain(ctx, rows);
    else for (const written of rows) await restore(ctx, written, done.procedure);
    ctx.audit({ entity: 'undo', id: done.firstRow, after: { commandId: done.commandId } });
    return { ...undoableOf(done), freed: freedBy(rows) };
  },
} satisfies HandlersOf<typeof undo>;

/** Where the bookings that a command wrote were till it was taken back, the earliest first. */
function freedBy(rows: readonly Written[]): FreedPlace[] {
  return rows
    .filter(({ entity }) => entity === 'bookings')
    .map(({ before, after }) => ({ before: before as Booking | null, after: after as Booking }))
    .filter(({ before, after }) => {
      const stays = before?.status === 'CONFIRMED' && before.slotId === after.slotId;
      // An extra slot is gone with its booking: nobody else can have it.
      return after.status === 'CONFIRMED' && !stays && !after.isExtra;
    })
    .map(({ after: { slotId, startsAt, doctorName } }) => ({ slotId, startsAt, doctorName }))
    .toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
}

/** Each kind of row knows how it is put back; what the audit trail says was erased is not there to put back. */
async function restore(
  ctx: CommandContext,
  { entity, id, before, after }: Written,
  procedure: string,
): Promise<void> {
  // An extra slot comes and goes with its booking.
  if (entity === 'slots') return;
  if (after === null) throw new AppError('UNDO_OVERTAKEN');
  if (entity === 'patients') {
    // Somebody put on file with a booking stays on file, whatever becomes of the booking.
    if (!procedure.startsWith('patients.')) return;
    return restoreRecord(ctx, id, before as PatientRecord | null, after as PatientRecord);
  }
  if (entity === 'bookings') {
    // A late hold that was in the way ended for good.
    if ((after as Booking).status === 'FAILED') return;
    return restoreBooking(ctx, id, before as Booking | null, after as Booking);
  }
  if (entity === 'queue') return restoreQueueEntry(ctx, id, before as QueueEntry | null, after as QueueEntry);
  if (entity === 'waitlist') {
    return restoreWaitlistEntry(ctx, id, before as WaitlistEntry | null, after as WaitlistEntry);
  }
}

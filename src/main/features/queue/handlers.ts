import type { queue } from '../../../shared/contract/queue.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext, HandlersOf } from '../../context.ts';
import { book } from '../bookings/make.ts';
import { patientOf } from '../bookings/who.ts';
import { getDoctor } from '../doctors/queries.ts';
import { getOfferedVisitType } from '../visit-types/queries.ts';
import { momentsFor } from '../visits/moments.ts';
import { getQueueEntry, getQueueRow, listQueue, type QueueRow, queueEntryOf, today } from './queries.ts';

export const queueHandlers = {
  'queue.list': async (ctx, { date }) => ({ items: await listQueue(ctx.db, date ?? (await today(ctx))) }),

  'queue.get': ({ db }, { id }) => getQueueEntry(db, id),

  'queue.join': async (ctx, { doctorId, specialization, visitTypeId, notes, ...who }) => {
    if (doctorId !== undefined && !(await getDoctor(ctx.db, doctorId)).isActive)
      throw new AppError('DOCTOR_INACTIVE');
    if (visitTypeId !== undefined) await getOfferedVisitType(ctx.db, visitTypeId);
    const patientId = await patientOf(ctx, who);
    const date = await today(ctx);
    const { id } = await ctx.db
      .insertInto('queue')
      .values({
        date,
        number: await nextNumber(ctx, date),
        patient_id: patientId,
        doctor_id: doctorId ?? null,
        specialization: specialization ?? null,
        visit_type_id: visitTypeId ?? null,
        notes: notes ?? null,
        arrived_at: ctx.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const after = await getQueueEntry(ctx.db, id);
    ctx.audit({ entity: 'queue', id, after });
    return after;
  },

  'queue.mark': async (ctx, { id, state }) => {
    const before = await requireWithoutBooking(ctx, id);
    await ctx.db
      .updateTable('queue')
      .set(momentsFor(state, before, ctx.now()))
      .where('id', '=', id)
      .execute();
    return auditedEntry(ctx, before);
  },

  'queue.book': async (ctx, { id, slotId, slotVersion }) => {
    const before = await requireWithoutBooking(ctx, id);
    const { patient_id: patientId, visit_type_id: visitTypeId, notes, arrived_at: arrivedAt } = before;
    const wanted = { slotId, slotVersion, patientId, visitTypeId, notes, arrivedAt, isWalkIn: true };
    const booking = await book(ctx, wanted);
    await ctx.db.updateTable('queue').set({ booking_id: booking.id }).where('id', '=', id).execute();
    await auditedEntry(ctx, before);
    return booking;
  },
} satisfies HandlersOf<typeof queue>;

/** Numbers that were taken back are not given again: a ticket is out of the house. */
async function nextNumber(ctx: CommandContext, date: string): Promise<number> {
  const { last } = await ctx.db
    .selectFrom('queue')
    .select((is) => is.fn.max('number').as('last'))
    .where('date', '=', date)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

async function requireWithoutBooking(ctx: CommandContext, id: number): Promise<QueueRow> {
  const row = await getQueueRow(ctx.db, id);
  if (row.booking_id !== null) throw new AppError('QUEUE_ENTRY_BOOKED');
  return row;
}

async function auditedEntry(ctx: CommandContext, before: QueueRow) {
  const after = await getQueueEntry(ctx.db, before.id);
  ctx.audit({ entity: 'queue', id: before.id, before: queueEntryOf(before), after });
  return after;
}

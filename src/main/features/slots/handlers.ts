import type { slots } from '../../../shared/contract/slots.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext, HandlersOf } from '../../context.ts';
import { getDoctor } from '../doctors/queries.ts';
import { requireRoom } from '../rooms/queries.ts';
import { clinicZone } from '../settings/queries.ts';
import { insertSlots, type Planned, planSlots, requireSensibleSpan } from './bulk.ts';
import { endExpiredHoldOn } from '../bookings/holds.ts';
import { nextFree } from './next-free.ts';
import { getSlot, getSlotRow, isBooked, isHeld, listSlots } from './queries.ts';

const DEFAULT_MINUTES = 30;

export const slotHandlers = {
  'slots.list': ({ db, now }, input) => listSlots(db, input, now()),

  'slots.nextFree': async ({ db, now }, input) => ({ items: await nextFree(db, input, now()) }),

  'slots.create': async (ctx, { doctorId, startsAt, durationMinutes = DEFAULT_MINUTES, roomId }) => {
    await getDoctor(ctx.db, doctorId);
    await requireRoom(ctx.db, roomId);
    const { id } = await ctx.db
      .insertInto('appointment_slots')
      .values({
        doctor_id: doctorId,
        starts_at: Date.parse(startsAt),
        duration_minutes: durationMinutes,
        room_id: roomId ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const after = await getSlot(ctx.db, id, ctx.now());
    ctx.audit({ entity: 'slots', id, after });
    return after;
  },

  'slots.bulkCreate': async (ctx, span) => {
    requireSensibleSpan(span);
    await getDoctor(ctx.db, span.doctorId);
    await requireRoom(ctx.db, span.roomId);
    const planned = await planSlots(ctx.db, span, await clinicZone(ctx.db));
    const totals = totalsOf(planned);
    if (span.dryRun) {
      const shown = planned.map(({ date, time, outcome }) => ({ date, time, outcome }));
      return { ...totals, message: `Would create ${totals.count} appointment slots`, planned: shown };
    }
    await insertSlots(ctx.db, planned, span);
    ctx.audit({ entity: 'slots', after: { ...span, ...totals } });
    return { ...totals, message: `Created ${totals.count} appointment slots` };
  },

  'slots.block': async (ctx, { id }) => {
    await requireUnclaimed(ctx, id);
    return setBlocked(ctx, id, 1);
  },

  'slots.unblock': (ctx, { id }) => setBlocked(ctx, id, 0),

  'slots.remove': async (ctx, { id }) => {
    await requireUnclaimed(ctx, id);
    const before = await getSlot(ctx.db, id, ctx.now());
    await rememberRemoval(ctx, id);
    await ctx.db.deleteFrom('appointment_slots').where('id', '=', id).execute();
    ctx.audit({ entity: 'slots', id, before });
    return { id };
  },
} satisfies HandlersOf<typeof slots>;

function totalsOf(planned: Planned[]) {
  const count = (outcome: Planned['outcome']) => planned.filter((slot) => slot.outcome === outcome).length;
  const [existing, overlapping, roomTaken] = [count('EXISTS'), count('OVERLAPS'), count('ROOM_TAKEN')];
  return {
    count: count('NEW'),
    skipped: existing + overlapping + roomTaken,
    existing,
    overlapping,
    roomTaken,
    noSuchTime: count('NO_SUCH_TIME'),
  };
}

/** @throws AppError SLOT_NOT_FOUND, SLOT_BOOKED or SLOT_HELD */
async function requireUnclaimed(ctx: CommandContext, id: number): Promise<void> {
  const row = await getSlotRow(ctx.db, id);
  if (isBooked(row)) throw new AppError('SLOT_BOOKED');
  if (isHeld(row, ctx.now())) throw new AppError('SLOT_HELD');
  if (!(await endExpiredHoldOn(ctx, row))) throw new AppError('SLOT_MODIFIED');
}

async function setBlocked(ctx: CommandContext, id: number, blocked: 0 | 1) {
  const before = await getSlot(ctx.db, id, ctx.now());
  if (before.isBlocked === (blocked === 1)) return before;
  await ctx.db
    .updateTable('appointment_slots')
    .set((is) => ({ blocked, version: is('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  const after = await getSlot(ctx.db, id, ctx.now());
  ctx.audit({ entity: 'slots', id, before, after });
  return after;
}

/** What the schedule made and somebody took away is not made again. */
async function rememberRemoval(ctx: CommandContext, id: number): Promise<void> {
  const slot = await ctx.db
    .selectFrom('appointment_slots')
    .select(['doctor_id', 'starts_at', 'origin'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (slot.origin !== 'SCHEDULE') return;
  const { doctor_id, starts_at } = slot;
  await ctx.db
    .insertInto('removed_slots')
    .values({ doctor_id, starts_at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

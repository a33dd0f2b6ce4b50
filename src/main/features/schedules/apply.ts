/** Carrying a change out: rules, slots and displaced bookings in one transaction. */
import type { ParsedInput } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext } from '../../context.ts';
import { expireHold } from '../bookings/holds.ts';
import { type Change, slotsUntilAfter, workOut } from './change.ts';
import { emptyInverse, type Inverse, type SlotFlags } from './inverse.ts';
import { leaveRooms, makeSlots, removeSlots } from './make-slots.ts';
import { isLive, type NewSlot } from './plan.ts';
import type { StandingSlot } from './queries.ts';
import { type Decided, decide, letGo, moveIn } from './resolve.ts';
import { writeEdits } from './write-rules.ts';

/**
 * @returns the number of the change
 * @throws AppError as the contract says; nothing is changed then
 */
export async function applyChange(
  ctx: CommandContext,
  { edits, token, resolutions }: ParsedInput<'schedules.apply'>,
): Promise<number> {
  const change = await workOut(ctx.db, edits, ctx.now());
  if (change.token !== token) throw new AppError('SCHEDULE_MOVED');
  if (change.plan.clashes.length > 0) throw new AppError('SCHEDULE_CLASH');
  const decided = await decide(ctx, change.plan, resolutions);
  const inverse = emptyInverse();
  await letGo(ctx, decided, inverse);
  inverse.rules = await writeEdits(ctx, edits);
  await changeSlots(ctx, change, decided, inverse);
  await moveIn(ctx, decided, inverse);
  for (const [id, date] of slotsUntilAfter(change)) {
    inverse.until.push({ id, before: change.before.doctors.get(id)?.slotsUntil ?? null, after: date });
    await ctx.db.updateTable('doctors').set({ slots_until: date }).where('id', '=', id).execute();
  }
  return keepChange(ctx, edits, inverse);
}

async function changeSlots(
  ctx: CommandContext,
  { plan }: Change,
  decided: readonly Decided[],
  inverse: Inverse,
): Promise<void> {
  const kept = new Set(decided.filter(({ decision }) => decision.action === 'KEEP').map(({ row }) => row.id));
  const displaced = [...plan.displaced.values()].flat().filter(({ is_extra: extra }) => extra === 0);
  const stay = displaced.filter(({ booking_id: id }) => kept.has(id ?? 0));
  const gone = displaced.filter(({ booking_id: id }) => !kept.has(id ?? 0));

  const byHand = (slot: StandingSlot) => slot.origin === 'HAND';
  const remove = [...plan.remove, ...gone.filter((slot) => !byHand(slot))];
  await endHoldsThatAreOver(ctx, [...plan.remove, ...plan.block]);
  await removeSlots(
    ctx.db,
    remove.map(({ id }) => id),
  );
  inverse.removed = remove.map((slot) => ({
    id: slot.id,
    doctor_id: slot.doctor_id,
    starts_at: slot.starts_at,
    duration_minutes: slot.duration_minutes,
    version: slot.version,
    ...flagsOf(slot),
  }));

  for (const slot of [...plan.block, ...gone.filter(byHand), ...stay.filter(byHand)]) {
    await setFlags(ctx, slot, { blocked: 1, is_off: 1 }, inverse);
  }
  for (const slot of plan.unblock) await setFlags(ctx, slot, { blocked: 0, is_off: 0 }, inverse);
  for (const slot of stay.filter((one) => !byHand(one))) {
    await setFlags(ctx, slot, { blocked: 1, origin: 'KEPT' }, inverse);
  }
  // Two doctors may change rooms with each other: all leave theirs first.
  await leaveRooms(
    ctx.db,
    plan.adopt.filter(({ slot, roomId }) => slot.room_id !== roomId).map(({ slot }) => slot.id),
  );
  for (const { slot, roomId } of plan.adopt) {
    const opened = slot.origin === 'KEPT' ? { blocked: 0 as const, origin: 'SCHEDULE' as const } : {};
    await setFlags(ctx, slot, { ...opened, room_id: roomId }, inverse);
  }
  inverse.made = await makeSlots(ctx.db, withoutOverlaps(plan.make, stay));
  ctx.audit({ entity: 'slots', after: { made: inverse.made.length, removed: remove.length } });
}

/** A hold past its time claims nothing, but its row is still there. */
async function endHoldsThatAreOver(ctx: CommandContext, slots: readonly StandingSlot[]): Promise<void> {
  const over = new Set(
    slots
      .filter((slot) => slot.booking_id !== null && !isLive(slot, ctx.now()))
      .map(({ booking_id: id }) => id ?? 0),
  );
  for (const id of over) await expireHold(ctx, id);
}

function flagsOf({ blocked, is_off, origin, room_id }: StandingSlot): SlotFlags {
  return { blocked, is_off, origin, room_id };
}

async function setFlags(
  ctx: CommandContext,
  slot: StandingSlot,
  flags: Partial<SlotFlags>,
  inverse: Inverse,
): Promise<void> {
  const { version } = await ctx.db
    .updateTable('appointment_slots')
    .set((is) => ({ ...flags, version: is('version', '+', 1) }))
    .where('id', '=', slot.id)
    .returning('version')
    .executeTakeFirstOrThrow();
  inverse.flagged.push({ id: slot.id, before: flagsOf(slot), version });
}

/** A booking that stays where it was keeps its time: no new slot is made over it. */
function withoutOverlaps(make: readonly NewSlot[], stay: readonly StandingSlot[]): NewSlot[] {
  return make.filter(
    (slot) =>
      !stay.some(
        (other) =>
          other.doctor_id === slot.doctorId && other.starts_at < slot.endsAt && slot.startsAt < other.ends_at,
      ),
  );
}

async function keepChange(
  ctx: CommandContext,
  edits: ParsedInput<'schedules.apply'>['edits'],
  inverse: Inverse,
): Promise<number> {
  const { id } = await ctx.db
    .insertInto('schedule_changes')
    .values({
      at: ctx.now(),
      user_id: ctx.session?.userId ?? 0,
      edits: JSON.stringify(edits),
      inverse: JSON.stringify(inverse),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

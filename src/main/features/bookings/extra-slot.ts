/**
 * Slots beside the regular ones. Each is there for one booking and goes with it, so that none is ever free:
 * nothing can offer one, and nobody else can book it.
 */
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext } from '../../context.ts';
import { refusalOf } from '../../database/problems.ts';
import { getSlotRow, type SlotRow, slotOf } from '../slots/queries.ts';

interface ExtraSlot {
  /** That of one that was there before, when it comes back. */
  id: number | null;
  doctorId: number;
  startsAt: number;
  minutes: number;
  reason: string;
}

/**
 * Makes an extra slot. Its booking must follow in the same transaction.
 * @throws AppError OVERBOOKING_FULL where the doctor has another one at that time
 */
export async function makeExtraSlot(ctx: CommandContext, wanted: ExtraSlot): Promise<SlotRow> {
  const { id, doctorId, startsAt, minutes, reason } = wanted;
  try {
    const made = await ctx.db
      .insertInto('appointment_slots')
      .values({
        ...(id !== null && ({ id } as object)),
        doctor_id: doctorId,
        starts_at: startsAt,
        duration_minutes: minutes,
        is_extra: 1,
        extra_reason: reason,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const row = await getSlotRow(ctx.db, made.id);
    ctx.audit({ entity: 'slots', id: row.id, after: slotOf(row, ctx.now()) });
    return row;
  } catch (error) {
    const reason = refusalOf(error)?.wire.reason;
    if (reason === 'SLOT_EXISTS' || reason === 'SLOT_OVERLAPS') throw new AppError('OVERBOOKING_FULL');
    throw error;
  }
}

/** After its booking has given it up. */
export async function removeExtraSlot(ctx: CommandContext, row: SlotRow): Promise<void> {
  await ctx.db.deleteFrom('appointment_slots').where('id', '=', row.id).execute();
  ctx.audit({ entity: 'slots', id: row.id, before: slotOf(row, ctx.now()) });
}

import type { WriteDb } from '../../database/database.ts';
import type { NewSlot } from './plan.ts';

/** Rows in one INSERT: few statements, and far below SQLite's limit of parameters. */
const ROWS_AT_ONCE = 500;

/** Makes slots of the schedule and answers their ids. */
export async function makeSlots(db: WriteDb, slots: readonly NewSlot[]): Promise<number[]> {
  const ids: number[] = [];
  for (let from = 0; from < slots.length; from += ROWS_AT_ONCE) {
    const rows = slots.slice(from, from + ROWS_AT_ONCE).map((slot) => ({
      doctor_id: slot.doctorId,
      starts_at: slot.startsAt,
      duration_minutes: slot.minutes,
      room_id: slot.roomId,
      origin: 'SCHEDULE' as const,
    }));
    const made = await db.insertInto('appointment_slots').values(rows).returning('id').execute();
    for (const { id } of made) ids.push(id);
  }
  return ids;
}

export async function removeSlots(db: WriteDb, ids: readonly number[]): Promise<void> {
  for (let from = 0; from < ids.length; from += ROWS_AT_ONCE) {
    await db
      .deleteFrom('appointment_slots')
      .where('id', 'in', ids.slice(from, from + ROWS_AT_ONCE))
      .execute();
  }
}

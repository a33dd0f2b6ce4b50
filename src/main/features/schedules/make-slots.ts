import { sql } from 'kysely';
import type { WriteDb } from '../../database/database.ts';
import { engineOf } from '../../database/engine.ts';
import type { NewSlot } from './plan.ts';

/** Rows in one statement: far below SQLite's limit of parameters. */
const ROWS_AT_ONCE = 500;
const DAY = 86_400_000;

/** Makes slots of the schedule and answers their ids. All rows are one parameter, so the statement stays the same. */
export async function makeSlots(db: WriteDb, slots: readonly NewSlot[]): Promise<number[]> {
  if (slots.length === 0) return [];
  const made = await sql<{ id: number }>`${insertion(db, slots)} RETURNING id`.execute(db);
  await markDays(db, slots);
  return made.rows.map(({ id }) => id);
}

/** The same for so many that nobody asks for their ids. */
export async function addSlots(db: WriteDb, slots: readonly NewSlot[]): Promise<void> {
  if (slots.length === 0) return;
  await sql`${insertion(db, slots)}`.execute(db);
  await markDays(db, slots);
}

function insertion(db: WriteDb, slots: readonly NewSlot[]) {
  const rows = JSON.stringify(
    slots.map(({ doctorId, startsAt, minutes, roomId }) => [doctorId, startsAt, minutes, roomId]),
  );
  return sql`INSERT INTO appointment_slots (doctor_id, starts_at, duration_minutes, room_id, origin)
    SELECT ${number(0)}, ${number(1)}, ${number(2)}, ${number(3)}, 'SCHEDULE' FROM ${engineOf(db).elementsOf(rows)}`;
}

/** One of the numbers that an element of a list is; null stays null. */
const number = (place: number) => sql.raw(`CAST(value ->> ${place} AS bigint)`);

/** What the schema does for all other slots: statistics read these days again. */
export async function markDays(db: WriteDb, slots: readonly Pick<NewSlot, 'startsAt'>[]): Promise<void> {
  const days = JSON.stringify([...new Set(slots.map(({ startsAt }) => Math.floor(startsAt / DAY)))]);
  await sql`INSERT INTO changed_days AS known (day, version)
    SELECT CAST(CAST(value AS text) AS bigint), 1 FROM ${engineOf(db).elementsOf(days)} WHERE true
    ON CONFLICT (day) DO UPDATE SET version = known.version + 1`.execute(db);
}

export async function removeSlots(db: WriteDb, ids: readonly number[]): Promise<void> {
  for (const part of inParts(ids)) {
    await db.deleteFrom('appointment_slots').where('id', 'in', part).execute();
  }
}

/** For a moment, within a transaction: so that nobody is in the way of anybody. */
export async function leaveRooms(db: WriteDb, ids: readonly number[]): Promise<void> {
  for (const part of inParts(ids)) {
    await db.updateTable('appointment_slots').set({ room_id: null }).where('id', 'in', part).execute();
  }
}

export function inParts(ids: readonly number[]): number[][] {
  const parts: number[][] = [];
  for (let from = 0; from < ids.length; from += ROWS_AT_ONCE)
    parts.push(ids.slice(from, from + ROWS_AT_ONCE));
  return parts;
}

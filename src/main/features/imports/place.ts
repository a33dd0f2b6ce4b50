/** Where an appointment of a file can stand. */
import type { ReadDb } from '../../database/database.ts';
import { isFree, isUnbroken } from '../bookings/claims.ts';
import { type SlotRow, slotsWithClaims } from '../slots/queries.ts';

/** Longest slot there can be, in milliseconds: none that begins earlier reaches in. */
const LONGEST = 240 * 60_000;

/**
 * The regular slots that an appointment takes: free ones that fill its time exactly; none where the doctor has
 * no slot at that time, and one is to be made; null where it cannot be.
 */
export async function placeFor(
  db: ReadDb,
  { doctorId, startsAt, endsAt, now }: { doctorId: number; startsAt: number; endsAt: number; now: number },
): Promise<SlotRow[] | null> {
  const slots = await slotsInside(db, doctorId, startsAt, endsAt);
  // A slot made by hand has at most four hours.
  if (slots.length === 0) return endsAt - startsAt <= LONGEST ? [] : null;
  const fills = slots[0]?.starts_at === startsAt && slots.at(-1)?.ends_at === endsAt && isUnbroken(slots);
  return fills && slots.every((slot) => isFree(slot, now)) ? slots : null;
}

export function slotsInside(db: ReadDb, doctorId: number, from: number, to: number): Promise<SlotRow[]> {
  return slotsWithClaims(db)
    .where('slot.doctor_id', '=', doctorId)
    .where('slot.is_extra', '=', 0)
    .where('slot.starts_at', '>', from - LONGEST)
    .where('slot.starts_at', '<', to)
    .where('slot.ends_at', '>', from)
    .orderBy('slot.starts_at')
    .execute();
}

import { CompiledQuery } from 'kysely';
import type { Database } from '../../src/main/database/database.ts';
import { type Connection, connect } from '../../src/main/database/sqlite/connection.ts';

/** Of one lane: two bookings, and two slots. */
const SAME_LANE = '(a.overbook_reason IS NULL) = (b.overbook_reason IS NULL)';
const SAME_SLOTS = 'a.is_extra = b.is_extra';

/** What must be true of every clinic at any time, in a file or on a server, each as a query for the rows that break it. */
const NEVER: Record<string, string> = {
  'a live booking without a claim': `SELECT id FROM bookings
    WHERE status IN ('PENDING', 'CONFIRMED') AND id NOT IN (SELECT booking_id FROM booking_slots)`,
  'a claim of a booking that is not live': `SELECT claim.slot_id FROM booking_slots AS claim
    LEFT JOIN bookings AS booking ON booking.id = claim.booking_id
    WHERE booking.status IS NULL OR booking.status NOT IN ('PENDING', 'CONFIRMED')`,
  'a claim that is not about its slot': `SELECT claim.slot_id FROM booking_slots AS claim
    LEFT JOIN appointment_slots AS slot ON slot.id = claim.slot_id
    WHERE slot.doctor_id IS DISTINCT FROM claim.doctor_id
      OR slot.starts_at IS DISTINCT FROM claim.starts_at OR slot.ends_at IS DISTINCT FROM claim.ends_at`,
  'two live bookings of a doctor at one time': `SELECT a.id FROM bookings AS a JOIN bookings AS b
    ON a.doctor_id = b.doctor_id AND a.id < b.id AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
    WHERE ${SAME_LANE} AND a.status IN ('PENDING', 'CONFIRMED') AND b.status IN ('PENDING', 'CONFIRMED')`,
  'a booking whose claims do not fill it': `SELECT booking.id FROM bookings AS booking
    WHERE status IN ('PENDING', 'CONFIRMED') AND ends_at - starts_at <> (
      SELECT coalesce(sum(ends_at - starts_at), 0) FROM booking_slots WHERE booking_id = booking.id)`,
  'two slots of a doctor that overlap': `SELECT a.id FROM appointment_slots AS a JOIN appointment_slots AS b
    ON a.doctor_id = b.doctor_id AND a.id < b.id AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
    WHERE ${SAME_SLOTS}`,
  'a room with two slots at one time': `SELECT a.id FROM appointment_slots AS a JOIN appointment_slots AS b
    ON a.room_id = b.room_id AND a.id < b.id AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at`,
  'an extra slot that nobody has': `SELECT id FROM appointment_slots
    WHERE is_extra = 1 AND id NOT IN (SELECT slot_id FROM booking_slots)`,
  'a booking in the wrong lane': `SELECT booking.id FROM bookings AS booking
    JOIN booking_slots AS claim ON claim.booking_id = booking.id
    JOIN appointment_slots AS slot ON slot.id = claim.slot_id
    WHERE (booking.overbook_reason IS NOT NULL) <> (slot.is_extra = 1)`,
};

/** The same of a file from before there were lanes and rooms: what speaks of them is left out, or said without. */
export const BEFORE_0004: Record<string, string> = Object.fromEntries(
  Object.entries(NEVER)
    .filter(
      ([name]) =>
        !['a room with', 'an extra slot', 'a booking in the wrong'].some((part) => name.startsWith(part)),
    )
    .map(([name, query]) => [name, query.replace(SAME_LANE, 'true').replace(SAME_SLOTS, 'true')]),
);

/**
 * Names each invariant that the file breaks, with some of the rows; empty when all is well.
 * @param never of the file's version, when that is not the newest
 */
export function brokenInvariants(sql: Connection, never = NEVER): string[] {
  const broken = Object.entries(never).flatMap(([name, query]) => {
    const rows = sql.prepare(query).pluck().all();
    return rows.length > 0 ? [`${name}: ${rows.slice(0, 5).join(', ')}`] : [];
  });
  const links = (sql.pragma('foreign_key_check') as unknown[]).length;
  const integrity = sql.pragma('integrity_check', { simple: true });
  if (links > 0) broken.push(`${links} broken foreign keys`);
  if (integrity !== 'ok') broken.push(String(integrity));
  return broken;
}

/** The same, asked of a file by a connection of its own. */
export function brokenInvariantsOf(file: string): string[] {
  const sql = connect({ file }, 'reader');
  try {
    return brokenInvariants(sql);
  } finally {
    sql.close();
  }
}

/** The same of a clinic that is open, wherever it is. */
export async function brokenRulesOf(database: Pick<Database, 'read'>): Promise<string[]> {
  const broken: string[] = [];
  for (const [name, query] of Object.entries(NEVER)) {
    const { rows } = await database.read((db) => db.executeQuery<object>(CompiledQuery.raw(query)));
    const found = rows.map((row) => Object.values(row)[0]);
    if (found.length > 0) broken.push(`${name}: ${found.slice(0, 5).join(', ')}`);
  }
  return broken;
}

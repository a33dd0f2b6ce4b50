import { sql } from 'kysely';
import { firstBrokenAuditRow } from '../database/audit.ts';
import type { ReadDb } from '../database/database.ts';
import { isServer, openReader, type Place } from '../database/place.ts';
import { connect, type DatabaseFile } from '../database/sqlite/connection.ts';

/** What a check of all the data found; nothing is well. */
export interface Findings {
  pages: string[];
  links: string[];
  brokenAuditId: number | null;
}

/** Sentences of the database, of which the first ones say enough. */
const MOST = 20;

/** Reads everything: seconds for a large clinic. Desks write meanwhile. */
export async function findingsOf(place: Place): Promise<Findings> {
  const reader = openReader(place);
  try {
    const brokenAuditId = await reader.atOnce(firstBrokenAuditRow);
    if (!isServer(place)) return { ...ofFile(place), brokenAuditId };
    return { pages: [], links: await reader.atOnce(brokenRules), brokenAuditId };
  } finally {
    await reader.close();
  }
}

function ofFile(file: DatabaseFile): Pick<Findings, 'pages' | 'links'> {
  const connection = connect(file, 'reader');
  try {
    const said = connection.pragma(`quick_check(${MOST})`) as { quick_check: string }[];
    const broken = connection.pragma('foreign_key_check') as { table: string; parent: string }[];
    const links = new Set(broken.map(({ table, parent }) => `${table} → ${parent}`));
    return {
      pages: said.map((row) => row.quick_check).filter((sentence) => sentence !== 'ok'),
      links: [...links].slice(0, MOST),
    };
  } finally {
    connection.close();
  }
}

/** A server looks after its pages; what could be wrong is a rule that somebody has taken away or turned off. */
async function brokenRules(db: ReadDb): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT conrelid::regclass || ': ' || conname AS name FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND NOT convalidated
    UNION ALL
    SELECT tgrelid::regclass || ': ' || tgname FROM pg_trigger
      WHERE tgenabled = 'D' AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
    UNION ALL
    SELECT 'bookings → booking_slots' WHERE EXISTS (
      SELECT 1 FROM bookings WHERE status IN ('PENDING', 'CONFIRMED')
        AND NOT EXISTS (SELECT 1 FROM booking_slots WHERE booking_id = bookings.id))
    UNION ALL
    SELECT 'booking_slots → bookings' WHERE EXISTS (
      SELECT 1 FROM booking_slots
        WHERE NOT EXISTS (SELECT 1 FROM bookings WHERE id = booking_id AND status IN ('PENDING', 'CONFIRMED')))
    LIMIT ${sql.lit(MOST)}`.execute(db);
  return rows.map(({ name }) => name);
}

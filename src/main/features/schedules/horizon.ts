import { addDays } from '../../../shared/calendar.ts';
import type { ReadDb } from '../../database/database.ts';

/** The last date up to which slots are made ahead, from a date of the clinic's calendar on. */
export async function horizonOf(db: ReadDb, today: string): Promise<string> {
  const row = await db.selectFrom('settings').select('horizon_weeks').executeTakeFirst();
  return addDays(today, (row?.horizon_weeks ?? 26) * 7);
}

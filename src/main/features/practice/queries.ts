import { dateAt } from '../../../shared/calendar.ts';
import type { ReadDb } from '../../database/database.ts';
import { clinicZone } from '../settings/queries.ts';

/** The date of the practice day; null when there is none. */
export async function practiceDate(db: ReadDb): Promise<string | null> {
  const doctor = await db.selectFrom('doctors').select('id').where('is_practice', '=', 1).executeTakeFirst();
  if (!doctor) return null;
  const slot = await db
    .selectFrom('appointment_slots')
    .select('starts_at')
    .where('doctor_id', '=', doctor.id)
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirst();
  return slot ? dateAt(slot.starts_at, await clinicZone(db)) : null;
}

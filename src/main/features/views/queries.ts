import type { DoctorView } from '../../../shared/contract/views.ts';
import type { ReadDb } from '../../database/database.ts';

/** A user's views by digit, without the doctors who are no longer there. */
export async function listViews(db: ReadDb, userId: number): Promise<DoctorView[]> {
  const rows = await db
    .selectFrom('doctor_views')
    .select(['place', 'name', 'doctor_ids'])
    .where('user_id', '=', userId)
    .orderBy('place')
    .execute();
  const active = await db.selectFrom('doctors').select('id').where('is_active', '=', 1).execute();
  const ids = new Set(active.map(({ id }) => id));
  return rows.map(({ place, name, doctor_ids: stored }) => ({
    place,
    name,
    doctorIds: (JSON.parse(stored) as number[]).filter((id) => ids.has(id)),
  }));
}

export async function findView(db: ReadDb, userId: number, place: number): Promise<DoctorView | undefined> {
  return (await listViews(db, userId)).find((view) => view.place === place);
}

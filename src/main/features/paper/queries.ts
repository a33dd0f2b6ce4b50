import type { ReadDb } from '../../database/database.ts';

/** How often a booking was changed since it was made, and when it was for the last time. */
export async function bookingChanges(
  db: ReadDb,
  id: number,
): Promise<{ count: number; last: number | null }> {
  return db
    .selectFrom('audit_log')
    .where('entity', '=', 'bookings')
    .where('entity_id', '=', id)
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max('at').as('last')])
    .executeTakeFirstOrThrow();
}

/**
 * Takes the practice day away: everything that hangs on its doctors or its patients, in the order in which the
 * database lets it go, and nothing else. A patient who was put on file while practising stays.
 */
import { sql } from 'kysely';
import type { WriteDb } from '../../database/database.ts';

/** @returns how many bookings went with it */
export async function removePractice(db: WriteDb): Promise<number> {
  const doctors = ids(await db.selectFrom('doctors').select('id').where('is_practice', '=', 1).execute());
  const patients = ids(await db.selectFrom('patients').select('id').where('is_practice', '=', 1).execute());
  const bookings = await db
    .selectFrom('bookings')
    .select(['id', 'series_id'])
    .where((is) => is.or([is('doctor_id', 'in', doctors), is('patient_id', 'in', patients)]))
    .execute();
  const bookingIds = ids(bookings);
  await removeWaiting(db, { doctors, patients, bookingIds });
  await freeSlots(db, bookingIds);
  await db.deleteFrom('booking_slots').where('booking_id', 'in', bookingIds).execute();
  await removeExtraSlots(db);
  await db.deleteFrom('bookings').where('id', 'in', bookingIds).execute();
  await removeSeries(db, bookings);
  await removePatients(db, patients);
  await removeDoctors(db, doctors);
  return bookings.length;
}

const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);

interface Gone {
  doctors: number[];
  patients: number[];
  bookingIds: number[];
}

async function removeWaiting(db: WriteDb, { doctors, patients, bookingIds }: Gone): Promise<void> {
  for (const table of ['queue', 'waitlist'] as const) {
    await db
      .deleteFrom(table)
      .where((is) =>
        is.or([
          is('patient_id', 'in', patients),
          is('doctor_id', 'in', doctors),
          is('booking_id', 'in', bookingIds),
        ]),
      )
      .execute();
  }
}

/** A desk that still shows a real doctor's slot as taken is told that it has changed. */
async function freeSlots(db: WriteDb, bookingIds: number[]): Promise<void> {
  // An empty list within a subquery is no SQL to a server.
  if (bookingIds.length === 0) return;
  await db
    .updateTable('appointment_slots')
    .set({ version: sql`version + 1` })
    .where('id', 'in', (is) =>
      is.selectFrom('booking_slots').select('slot_id').where('booking_id', 'in', bookingIds),
    )
    .execute();
}

/** A slot beside the regular ones is there for its booking alone. */
async function removeExtraSlots(db: WriteDb): Promise<void> {
  await db
    .deleteFrom('appointment_slots')
    .where('is_extra', '=', 1)
    .where('id', 'not in', (is) => is.selectFrom('booking_slots').select('slot_id'))
    .execute();
}

async function removeSeries(db: WriteDb, bookings: readonly { series_id: number | null }[]): Promise<void> {
  const series = bookings.map(({ series_id: id }) => id).filter((id) => id !== null);
  await db
    .deleteFrom('series')
    .where('id', 'in', series)
    .where('id', 'not in', (is) =>
      is.selectFrom('bookings').select((row) => row.fn.coalesce('series_id', row.lit(0)).as('id')),
    )
    .execute();
}

async function removePatients(db: WriteDb, patients: number[]): Promise<void> {
  await db.deleteFrom('patient_merges').where('merged_id', 'in', patients).execute();
  await db.updateTable('patients').set({ merged_into: null }).where('id', 'in', patients).execute();
  await db.deleteFrom('patients').where('id', 'in', patients).execute();
}

async function removeDoctors(db: WriteDb, doctors: number[]): Promise<void> {
  const fields = await db.selectFrom('doctors').select('specialization').where('id', 'in', doctors).execute();
  for (const table of [
    'schedules',
    'schedule_exceptions',
    'removed_slots',
    'visit_type_scopes',
    'appointment_slots',
  ] as const) {
    await db.deleteFrom(table).where('doctor_id', 'in', doctors).execute();
  }
  await db.deleteFrom('doctors').where('id', 'in', doctors).execute();
  await db
    .deleteFrom('specializations')
    .where(
      'name',
      'in',
      fields.map(({ specialization }) => specialization),
    )
    .where('name', 'not in', (is) => is.selectFrom('doctors').select('specialization'))
    .where('name', 'not in', (is) =>
      is
        .selectFrom('visit_type_scopes')
        .select((row) => row.fn.coalesce('specialization', row.val('')).as('name')),
    )
    .execute();
}

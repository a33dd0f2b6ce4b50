import type { SelectQueryBuilder } from 'kysely';
import type { WriteDb } from '../../database/database.ts';
import type { Schema } from '../../database/schema.ts';
import { practiceBookings, practiceDoctorIds, practicePatientIds } from './queries.ts';

/**
 * Takes all of the practice day away, in the order in which rows lean on each other. Whatever real row should lean
 * on one of these, the database refuses, and then nothing is removed.
 */
export async function removePracticeDay(db: WriteDb): Promise<void> {
  await removeFromLists(db);
  await removeBookings(db);
  await removeTimes(db);
  await removePatients(db);
  await removeDoctors(db);
}

async function removeFromLists(db: WriteDb): Promise<void> {
  for (const table of ['queue', 'waitlist'] as const) {
    // One type is enough for two tables that share these columns.
    await db
      .deleteFrom(table as 'queue')
      .where((is) =>
        is.or([
          is('patient_id', 'in', practicePatientIds(db)),
          is('doctor_id', 'in', practiceDoctorIds(db)),
          is('booking_id', 'in', practiceBookings(db).select('id')),
        ]),
      )
      .execute();
  }
}

async function removeBookings(db: WriteDb): Promise<void> {
  const series = await practiceBookings(db)
    .select('series_id')
    .distinct()
    .where('series_id', 'is not', null)
    .execute();
  await forgetImported(db, 'bookings', practiceBookings(db).select('id'));
  await db.deleteFrom('booking_slots').where('booking_id', 'in', practiceBookings(db).select('id')).execute();
  await db.deleteFrom('bookings').where('doctor_id', 'in', practiceDoctorIds(db)).execute();
  for (const { series_id } of series) {
    if (series_id !== null) await removeEmptySeries(db, series_id);
  }
}

async function removeEmptySeries(db: WriteDb, id: number): Promise<void> {
  await db
    .deleteFrom('series')
    .where('id', '=', id)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('bookings').select('bookings.id').where('bookings.series_id', '=', id))),
    )
    .execute();
}

/** Slots, and what an admin who practised gave the doctors of weeks and days off. */
async function removeTimes(db: WriteDb): Promise<void> {
  const slots = db
    .selectFrom('appointment_slots')
    .select('id')
    .where('doctor_id', 'in', practiceDoctorIds(db));
  await forgetImported(db, 'slots', slots);
  for (const table of ['appointment_slots', 'schedules', 'schedule_exceptions', 'removed_slots'] as const) {
    await db
      .deleteFrom(table as 'schedules')
      .where('doctor_id', 'in', practiceDoctorIds(db))
      .execute();
  }
}

async function removePatients(db: WriteDb): Promise<void> {
  const ids = practicePatientIds(db);
  await forgetImported(db, 'patients', ids);
  await db
    .deleteFrom('patient_merges')
    .where((is) => is.or([is('kept_id', 'in', ids), is('merged_id', 'in', ids)]))
    .execute();
  await db.updateTable('patients').set({ merged_into: null }).where('is_practice', '=', 1).execute();
  await db.deleteFrom('patients').where('is_practice', '=', 1).execute();
}

/** The field that came onto the list with them goes, too, unless somebody real works in it meanwhile. */
async function removeDoctors(db: WriteDb): Promise<void> {
  const gone = await db
    .deleteFrom('doctors')
    .where('is_practice', '=', 1)
    .returning(['specialization', 'created_at'])
    .execute();
  for (const { specialization, created_at } of gone) {
    await db
      .deleteFrom('specializations')
      .where('name', '=', specialization)
      .where('created_at', '=', created_at)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('doctors').select('doctors.id').where('doctors.specialization', '=', specialization),
          ),
        ),
      )
      .execute();
  }
}

type Imported = 'bookings' | 'appointment_slots' | 'patients';

/** An import that is taken back later looks for nothing that is gone. */
async function forgetImported<T extends Imported>(
  db: WriteDb,
  entity: 'bookings' | 'slots' | 'patients',
  ids: SelectQueryBuilder<Schema, T, { id: number }>,
): Promise<void> {
  await db.deleteFrom('import_made').where('entity', '=', entity).where('row_id', 'in', ids).execute();
}

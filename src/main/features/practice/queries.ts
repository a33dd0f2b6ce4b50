import { dateAt } from '../../../shared/calendar.ts';
import type { PracticeDay } from '../../../shared/contract/practice.ts';
import type { ReadDb } from '../../database/database.ts';
import { clinicZone } from '../settings/queries.ts';

export function practiceDoctorIds(db: ReadDb) {
  return db.selectFrom('doctors').select('id').where('is_practice', '=', 1);
}

export function practicePatientIds(db: ReadDb) {
  return db.selectFrom('patients').select('id').where('is_practice', '=', 1);
}

/** An invented patient can be booked with practice doctors alone, so the doctors say which bookings those are. */
export function practiceBookings(db: ReadDb) {
  return db.selectFrom('bookings').where('doctor_id', 'in', practiceDoctorIds(db));
}

export async function practiceDay(db: ReadDb): Promise<PracticeDay> {
  const doctors = await practiceDoctorIds(db).execute();
  const patients = await practicePatientIds(db).execute();
  const bookings = await practiceBookings(db).select('id').execute();
  const slot = await db
    .selectFrom('appointment_slots')
    .select('starts_at')
    .where('doctor_id', 'in', practiceDoctorIds(db))
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirst();
  return {
    date: slot ? dateAt(slot.starts_at, await clinicZone(db)) : null,
    doctors: doctors.length,
    patients: patients.length,
    bookings: bookings.length,
  };
}

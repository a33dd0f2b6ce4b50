/** Looks at the appointments of a file: known doctors and kinds of visits, and a free place for each. */
import { fold } from '../../../shared/search-text.ts';
import { wallTimeReader } from '../../../shared/wall-time.ts';
import type { ReadDb } from '../../database/database.ts';
import type { Judge } from './check.ts';
import { placeFor } from './place.ts';
import { type AppointmentLine, readAppointment } from './read-appointment.ts';
import { lineProblem, type Reading } from './read-line.ts';

export interface AppointmentNames {
  doctors: ReadonlyMap<string, number>;
  visitTypes: ReadonlyMap<string, number>;
}

export async function appointmentNames(db: ReadDb): Promise<AppointmentNames> {
  const doctors = await db.selectFrom('doctors').select(['id', 'email']).where('is_active', '=', 1).execute();
  const types = await db.selectFrom('visit_types').select(['id', 'name']).execute();
  return {
    doctors: new Map(doctors.map(({ id, email }) => [email.toLowerCase(), id])),
    visitTypes: new Map(types.map(({ id, name }) => [fold(name), id])),
  };
}

export async function appointmentJudge(db: ReadDb, reading: Reading): Promise<Judge> {
  const { doctors, visitTypes } = await appointmentNames(db);
  const { options, now, timeZone } = reading;
  const wallTime = wallTimeReader(timeZone);
  /** Times of the file that are given, by doctor and day. */
  const given = new Map<string, [number, number][]>();
  return async (line) => {
    const read = readAppointment(line, reading);
    if ('problems' in read) return read.problems;
    const { doctorEmail, startsAt, endsAt, visitType, patient } = read.value;
    const doctorId = doctors.get(doctorEmail);
    if (doctorId === undefined) return [lineProblem(line, 'doctorEmail', 'NOT_ONE_OF', options)];
    if (visitType !== null && !visitTypes.has(fold(visitType)))
      return [lineProblem(line, 'visitType', 'NOT_ONE_OF', options)];
    const key = `${doctorId} ${wallTime(startsAt).date}`;
    const times = given.get(key) ?? [];
    if (times.some(([from, to]) => startsAt < to && from < endsAt))
      return [lineProblem(line, 'time', 'IN_FILE', options)];
    if ((await placeFor(db, { doctorId, startsAt, endsAt, now })) === null) {
      const isSame = await isBookedFor(db, { doctorId, startsAt, endsAt, name: patient.name });
      if (isSame && options.duplicates === 'SKIP') return 'skip';
      return [lineProblem(line, 'time', isSame ? 'ON_FILE' : 'TAKEN', options)];
    }
    given.set(key, [...times, [startsAt, endsAt]]);
    return [];
  };
}

interface Sought extends Pick<AppointmentLine, 'startsAt' | 'endsAt'> {
  doctorId: number;
  name: string;
}

/** The very appointment, from this file read before or from the desk. */
async function isBookedFor(db: ReadDb, { doctorId, startsAt, endsAt, name }: Sought): Promise<boolean> {
  const row = await db
    .selectFrom('bookings')
    .innerJoin('patients', 'patients.id', 'bookings.patient_id')
    .select('bookings.id')
    .where('bookings.doctor_id', '=', doctorId)
    .where('bookings.starts_at', '=', startsAt)
    .where('bookings.ends_at', '=', endsAt)
    .where('bookings.status', '=', 'CONFIRMED')
    .where('patients.folded_name', '=', fold(name))
    .executeTakeFirst();
  return row !== undefined;
}

import { createHash } from 'node:crypto';
import { addDays, dateAt, isTimeZone, startOfDate } from '../../shared/calendar.ts';
import { fold } from '../../shared/search-text.ts';
import type { Entity } from '../context.ts';
import { appendAudit } from '../database/audit.ts';
import type { Database, WriteDb } from '../database/database.ts';
import { hashPassword } from '../features/auth/password.ts';
import { foundBy } from '../features/patients/record.ts';
import { addPatientWords } from '../features/patients/words.ts';
import { findSettings } from '../features/settings/queries.ts';
import { type DemoDiary, planDiary } from './bookings.ts';
import { DEMO_DOCTORS } from './doctors.ts';
import { type DemoPatient, planPatients } from './patients.ts';
import { seededRandom } from './random.ts';
import { DAYS_AHEAD, DAYS_BACK, type DemoSlot, planDemoSlots } from './slots.ts';
import {
  inPortions,
  insertDiary,
  insertSchedules,
  insertSlots,
  insertVisitTypes,
  insertWaitlist,
} from './write.ts';

const CLINIC = 'Riverside Clinic';
/** Less than what is made here: a demonstration is to be looked at, not to plan half a year. */
const HORIZON_WEEKS = 2;
/** In demonstration data only; its sign-in screen shows it. */
export const DEMO_PASSWORD = 'demo-clinic-2026';
const USERS = [
  { name: 'Demo Admin', email: 'admin@clinic.example', role: 'admin' },
  { name: 'Demo Desk', email: 'desk@clinic.example', role: 'receptionist' },
  { name: 'Demo Doctor', email: 'doctor@clinic.example', role: 'doctor' },
] as const;

export interface DemoSize {
  now: number;
  timeZone?: string;
  daysBack?: number;
  patients?: number;
}

interface Plan {
  timeZone: string;
  today: string;
  daysBack: number;
  /** When the clinic was set up: before its first slot. */
  openedAt: number;
  /** The start of today: all of it happened before. */
  before: number;
  patients: DemoPatient[];
  slots: DemoSlot[];
  diary: DemoDiary;
}

/**
 * Fills an empty database with a demonstration clinic, the same one for the same date and time zone.
 * @param size now: epoch milliseconds, the six weeks lie around that day; timeZone: the clinic's, this computer's
 * unless said otherwise; daysBack and patients: for a clinic with more of a past
 * @returns false, with nothing changed, when a clinic is there already
 */
export async function seedDemo(database: Database, size: DemoSize): Promise<boolean> {
  if (await database.read(findSettings)) return false;
  const write = await prepareDemo(size);
  return database.write(async (db) => {
    if (await findSettings(db)) return false;
    await write(db);
    return true;
  });
}

/** Does what is slow, and answers what fills a database that has no clinic, in a transaction that is open. */
export async function prepareDemo(size: DemoSize): Promise<(db: WriteDb) => Promise<void>> {
  const plan = planDemo(size);
  const hashes = await Promise.all(USERS.map(({ email }) => hashPassword(DEMO_PASSWORD, saltOf(email))));
  return (db) => writeDemo(db, plan, hashes);
}

function planDemo({
  now,
  timeZone = zoneOfThisComputer(),
  daysBack = DAYS_BACK,
  patients: count,
}: DemoSize): Plan {
  const today = dateAt(now, timeZone);
  const random = seededRandom(today);
  const patients = planPatients(random, today, count);
  const slots = planDemoSlots(today, timeZone, daysBack);
  const before = startOfDate(today, timeZone);
  const diary = planDiary(random, { slots, patients: patients.length, before });
  return {
    timeZone,
    today,
    daysBack,
    openedAt: before - (daysBack + 39) * 86_400_000,
    before,
    patients,
    slots,
    diary,
  };
}

function zoneOfThisComputer(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return isTimeZone(timeZone) ? timeZone : 'UTC';
}

/** The password is public, so its salt may be, too: the same clinic comes out each time. */
function saltOf(email: string): Uint8Array {
  return createHash('sha256').update(email).digest().subarray(0, 16);
}

async function writeDemo(db: WriteDb, plan: Plan, hashes: string[]): Promise<void> {
  await db
    .insertInto('settings')
    .values({
      id: 1,
      clinic_name: CLINIC,
      time_zone: plan.timeZone,
      country: null,
      is_demo: 1,
      horizon_weeks: HORIZON_WEEKS,
    })
    .execute();
  await insertPeople(db, plan, hashes);
  const { today, openedAt, daysBack } = plan;
  const [from, until] = [addDays(today, -daysBack), addDays(today, DAYS_AHEAD)];
  await insertSchedules(db, { today, openedAt, from, until });
  await insertSlots(db, plan.slots, plan.diary);
  await insertVisitTypes(db, plan.openedAt);
  await insertDiary(db, plan.slots, plan.diary);
  await insertWaitlist(db, plan.before);
  await writeAudit(db, plan);
}

async function insertPeople(db: WriteDb, { openedAt, patients }: Plan, hashes: string[]): Promise<void> {
  const doctors = DEMO_DOCTORS.map(({ name, specialization, experienceYears }, index) => ({
    name,
    specialization,
    email: `${fold(name).replaceAll(' ', '.')}@clinic.example`,
    phone: `+44 20 7946 05${String(index + 10)}`,
    experience_years: experienceYears,
    created_at: openedAt,
  }));
  await db.insertInto('doctors').values(doctors).execute();
  const first = await db.selectFrom('doctors').select('id').orderBy('id').executeTakeFirstOrThrow();
  const users = USERS.map((user, index) => ({
    ...user,
    doctor_id: user.role === 'doctor' ? first.id : null,
    password_hash: hashes[index] ?? '',
    created_at: openedAt,
  }));
  await db.insertInto('users').values(users).execute();
  const rows = patients.map((patient) => ({
    name: patient.name,
    email: patient.email,
    date_of_birth: patient.dateOfBirth,
    phone: patient.phone,
    ...foundBy(patient),
    created_at: openedAt,
  }));
  await inPortions(rows, (portion) => db.insertInto('patients').values(portion).execute());
  await addPatientWords(
    db,
    patients.map(({ name }) => name),
  );
}

/** One row for each kind: ten thousand would tell nobody more. */
async function writeAudit(db: WriteDb, { openedAt, patients, slots, diary }: Plan): Promise<void> {
  const made: [Entity, number][] = [
    ['settings', 1],
    ['users', USERS.length],
    ['doctors', DEMO_DOCTORS.length],
    ['patients', patients.length],
    ['slots', slots.length],
    ['bookings', diary.bookings.length],
  ];
  for (const [entity, count] of made) {
    await appendAudit(db, {
      at: openedAt,
      userId: null,
      desk: 'demo',
      commandId: null,
      procedure: 'demo',
      entity,
      entityId: null,
      before: undefined,
      after: { count },
    });
  }
}

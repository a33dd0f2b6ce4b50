import type { Settings } from '../../../shared/contract/clinic.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReadDb } from '../../database/database.ts';
import { firstOf, prepared } from '../../database/prepared.ts';

const settingsRow = prepared((db: ReadDb, _: object) => db.selectFrom('settings').selectAll());

/** The clinic's settings, or null before it is set up. */
export async function findSettings(db: ReadDb): Promise<Settings | null> {
  const row = await firstOf(settingsRow(db, {}));
  if (!row) return null;
  return {
    clinicName: row.clinic_name,
    timeZone: row.time_zone,
    country: row.country,
    isDemo: row.is_demo === 1,
    hasOverbooking: row.has_overbooking === 1,
    address: row.address,
    language: row.language,
    firstWeekday: row.first_weekday,
    clock: row.clock,
    dateOrder: row.date_order,
    holdSeconds: row.hold_seconds,
    horizonWeeks: row.horizon_weeks,
    isSetupDone: row.is_setup_done === 1,
  };
}

/** @throws AppError NOT_SET_UP */
export async function getSettings(db: ReadDb): Promise<Settings> {
  const settings = await findSettings(db);
  if (!settings) throw new AppError('NOT_SET_UP');
  return settings;
}

export async function clinicZone(db: ReadDb): Promise<string> {
  return (await getSettings(db)).timeZone;
}

export async function clinicCountry(db: ReadDb): Promise<string | null> {
  return (await getSettings(db)).country;
}

/** For how long a hold keeps its slots, in milliseconds. */
export async function clinicHoldLength(db: ReadDb): Promise<number> {
  return (await getSettings(db)).holdSeconds * 1000;
}

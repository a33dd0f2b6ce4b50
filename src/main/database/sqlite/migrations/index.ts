import type { Migration } from 'kysely/migration';
import * as clinic from './0001-clinic.ts';
import * as patientSearch from './0002-patient-search.ts';
import * as receptionistsDay from './0003-receptionists-day.ts';
import * as adminsDesk from './0004-admins-desk.ts';
import * as installed from './0005-installed.ts';

/** In order. A released migration is never changed: the next one mends it. */
export const migrations: Record<string, Migration> = {
  '0001-clinic': clinic,
  '0002-patient-search': patientSearch,
  '0003-receptionists-day': receptionistsDay,
  '0004-admins-desk': adminsDesk,
  '0005-installed': installed,
};

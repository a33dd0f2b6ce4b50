import type { Kysely } from 'kysely';
import { upImports } from './0004-imports.ts';
import { upMeasures } from './0004-measures.ts';
import { upPeople } from './0004-people.ts';
import { upSchedules } from './0004-schedules.ts';
import { upSettings } from './0004-settings.ts';
import { upSlots } from './0004-slots.ts';

/**
 * The clinic admin's desk: rooms, specializations and the order of things; slots that a schedule makes and
 * slots beside the regular ones; schedules with their exceptions and changes; permissions and a doctor's own
 * sign-in; more settings; what is measured; what is imported.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await upSlots(db);
  await upSchedules(db);
  await upPeople(db);
  await upSettings(db);
  await upMeasures(db);
  await upImports(db);
}

import type { Language } from '../../../shared/languages.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext } from '../../context.ts';
import type { ReadDb } from '../../database/database.ts';
import { findSettings, getSettings } from '../settings/queries.ts';

/** The clinic's one row of settings. Its key refuses a second one. */
export async function insertSettings(
  ctx: CommandContext,
  {
    clinicName,
    timeZone,
    language = 'en',
    goesOn = false,
  }: { clinicName: string; timeZone: string; language?: Language | undefined; goesOn?: boolean | undefined },
): Promise<void> {
  await ctx.db
    .insertInto('settings')
    .values({ id: 1, clinic_name: clinicName, time_zone: timeZone, language, is_setup_open: goesOn ? 1 : 0 })
    .execute();
  ctx.audit({ entity: 'settings', id: 1, after: await getSettings(ctx.db) });
}

/** Whether the first run has a screen to show still. */
export async function isSetupOpen(db: ReadDb): Promise<boolean> {
  const row = await db.selectFrom('settings').select('is_setup_open').executeTakeFirst();
  return row?.is_setup_open === 1;
}

/** @throws AppError ALREADY_SET_UP */
export async function requireNoClinic(db: ReadDb): Promise<void> {
  if (await findSettings(db)) throw new AppError('ALREADY_SET_UP');
}

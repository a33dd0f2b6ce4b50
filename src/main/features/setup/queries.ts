import { AppError } from '../../../shared/errors.ts';
import type { Language } from '../../../shared/languages.ts';
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
    isGuided = false,
  }: {
    clinicName: string;
    timeZone: string;
    language?: Language | undefined;
    isGuided?: boolean | undefined;
  },
): Promise<void> {
  await ctx.db
    .insertInto('settings')
    .values({
      id: 1,
      clinic_name: clinicName,
      time_zone: timeZone,
      language,
      is_setup_done: isGuided ? 0 : 1,
    })
    .execute();
  ctx.audit({ entity: 'settings', id: 1, after: await getSettings(ctx.db) });
}

/** @throws AppError ALREADY_SET_UP */
export async function requireNoClinic(db: ReadDb): Promise<void> {
  if (await findSettings(db)) throw new AppError('ALREADY_SET_UP');
}

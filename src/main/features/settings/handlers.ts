import { isSupportedCountry } from 'libphonenumber-js/min';
import type { Settings, settings } from '../../../shared/contract/clinic.ts';
import { invalid } from '../../../shared/errors.ts';
import type { HandlersOf } from '../../context.ts';
import { findLogo, removeLogo, setLogo } from './logo.ts';
import { getSettings } from './queries.ts';
import { previewTimeZone } from './time-zone.ts';

export const settingsHandlers = {
  'settings.get': ({ db }) => getSettings(db),

  'settings.update': async (ctx, changes) => {
    if (changes.country && !isSupportedCountry(changes.country)) throw invalid({ country: 'NOT_A_COUNTRY' });
    const before = await getSettings(ctx.db);
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    if (given.length === 0) return before;
    await ctx.db
      .updateTable('settings')
      .set(columnsOf({ ...before, ...Object.fromEntries(given) }))
      .execute();
    const after = await getSettings(ctx.db);
    ctx.audit({ entity: 'settings', id: 1, before, after });
    return after;
  },

  'settings.previewTimeZone': previewTimeZone,
  'settings.logo': async ({ db }) => ({ logo: await findLogo(db) }),
  'settings.setLogo': setLogo,
  'settings.removeLogo': removeLogo,
} satisfies HandlersOf<typeof settings>;

function columnsOf(settings: Settings) {
  return {
    clinic_name: settings.clinicName,
    time_zone: settings.timeZone,
    country: settings.country,
    address: settings.address,
    language: settings.language,
    first_weekday: settings.firstWeekday,
    clock: settings.clock,
    date_order: settings.dateOrder,
    hold_seconds: settings.holdSeconds,
    horizon_weeks: settings.horizonWeeks,
    has_overbooking: settings.hasOverbooking ? (1 as const) : (0 as const),
  };
}

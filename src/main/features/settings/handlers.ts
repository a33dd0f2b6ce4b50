import { isSupportedCountry } from 'libphonenumber-js/min';
import type { settings } from '../../../shared/contract/clinic.ts';
import { invalid } from '../../../shared/errors.ts';
import type { HandlersOf } from '../../context.ts';
import { getSettings } from './queries.ts';

export const settingsHandlers = {
  'settings.get': ({ db }) => getSettings(db),

  'settings.update': async (ctx, { clinicName, timeZone, country, hasOverbooking }) => {
    if (country && !isSupportedCountry(country)) throw invalid({ country: 'NOT_A_COUNTRY' });
    const before = await getSettings(ctx.db);
    if ([clinicName, timeZone, country, hasOverbooking].every((value) => value === undefined)) return before;
    await ctx.db
      .updateTable('settings')
      .set({
        clinic_name: clinicName ?? before.clinicName,
        time_zone: timeZone ?? before.timeZone,
        country: country === undefined ? before.country : country,
        has_overbooking: (hasOverbooking ?? before.hasOverbooking) ? 1 : 0,
      })
      .execute();
    const after = await getSettings(ctx.db);
    ctx.audit({ entity: 'settings', id: 1, before, after });
    return after;
  },
} satisfies HandlersOf<typeof settings>;

import type { practice } from '../../../shared/contract/practice.ts';
import { AppError } from '../../../shared/errors.ts';
import type { HandlersOf } from '../../context.ts';
import { clinicZone } from '../settings/queries.ts';
import { practiceDate } from './queries.ts';
import { makePractice } from './make.ts';
import { removePractice } from './remove.ts';

export const practiceHandlers = {
  'practice.get': async ({ db }) => ({ date: await practiceDate(db) }),

  'practice.make': async (ctx) => {
    if ((await practiceDate(ctx.db)) !== null) throw new AppError('PRACTICE_THERE');
    await makePractice(ctx, await clinicZone(ctx.db));
    const date = await practiceDate(ctx.db);
    // Of the settings, since everything on the desk's screens may show some of it.
    ctx.audit({ entity: 'settings', id: 1, after: { practice: date } });
    return { date };
  },

  'practice.remove': async (ctx) => {
    const bookings = await removePractice(ctx.db);
    ctx.audit({ entity: 'settings', id: 1, before: { practice: true }, after: { practice: null, bookings } });
    return { bookings };
  },
} satisfies HandlersOf<typeof practice>;

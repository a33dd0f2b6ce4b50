import type { views } from '../../../shared/contract/views.ts';
import { AppError } from '../../../shared/errors.ts';
import type { HandlersOf, QueryContext } from '../../context.ts';
import { getDoctor } from '../doctors/queries.ts';
import { findView, listViews } from './queries.ts';

export const viewHandlers = {
  'views.list': async (ctx) => ({ items: await listViews(ctx.db, userOf(ctx)) }),

  'views.save': async (ctx, { place, name, doctorIds }) => {
    const userId = userOf(ctx);
    for (const id of doctorIds) await getDoctor(ctx.db, id);
    const before = await findView(ctx.db, userId, place);
    const after = { place, name, doctorIds: [...new Set(doctorIds)] };
    const stored = { name, doctor_ids: JSON.stringify(after.doctorIds) };
    await ctx.db
      .insertInto('doctor_views')
      .values({ user_id: userId, place, ...stored })
      .onConflict((conflict) => conflict.columns(['user_id', 'place']).doUpdateSet(stored))
      .execute();
    ctx.audit({ entity: 'views', id: place, before, after });
    return after;
  },

  'views.remove': async (ctx, { place }) => {
    const userId = userOf(ctx);
    const before = await findView(ctx.db, userId, place);
    await ctx.db
      .deleteFrom('doctor_views')
      .where('user_id', '=', userId)
      .where('place', '=', place)
      .execute();
    if (before) ctx.audit({ entity: 'views', id: place, before });
    return { place };
  },
} satisfies HandlersOf<typeof views>;

/** Whose views they are comes from the session, never from the input. */
function userOf({ session }: QueryContext): number {
  if (!session) throw new AppError('NOT_SIGNED_IN');
  return session.userId;
}

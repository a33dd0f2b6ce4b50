import { DEMO_ADMIN, prepareDemo } from '../../demo/seed-demo.ts';
import type { PreparedHandler } from '../../context.ts';
import { startSession } from '../../session.ts';
import { getUser, meOf } from '../users/queries.ts';
import { requireNoClinic } from './queries.ts';

/** The demonstration in place of a clinic of one's own: all of it in one transaction, and its admin is signed in. */
export const startDemo: PreparedHandler<'setup.startDemo'> = {
  prepare: async ({ db, now }, { timeZone, language }) => {
    await requireNoClinic(db);
    const write = await prepareDemo({ now: now(), timeZone });
    return async (ctx) => {
      await requireNoClinic(ctx.db);
      await write(ctx.db);
      if (language) await ctx.db.updateTable('settings').set({ language }).execute();
      const { id } = await ctx.db
        .selectFrom('users')
        .select('id')
        .where('email', '=', DEMO_ADMIN)
        .executeTakeFirstOrThrow();
      const token = await startSession(ctx.db, { userId: id, now: ctx.now(), random: ctx.random });
      ctx.audit({ entity: 'settings', id: 1 });
      ctx.audit({ entity: 'sessions', id, after: { signedIn: true } });
      return { token, user: await meOf(ctx.db, await getUser(ctx.db, id)) };
    };
  },
};

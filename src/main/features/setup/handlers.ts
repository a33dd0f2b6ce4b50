import type { setup } from '../../../shared/contract/people.ts';
import type { HandlersOf } from '../../context.ts';
import { startSession } from '../../session.ts';
import { hashPassword, requireUncommon } from '../auth/password.ts';
import { findSettings } from '../settings/queries.ts';
import { insertUser, meOf } from '../users/queries.ts';
import { insertSettings, isSetupOpen, requireNoClinic } from './queries.ts';
import { startDemo } from './start-demo.ts';

export const setupHandlers = {
  'setup.status': async ({ db, app, backups }) => {
    const settings = await findSettings(db);
    const { isBusy, restore } = backups.state();
    return {
      isSetUp: settings !== null,
      isDemo: settings?.isDemo ?? false,
      clinicName: settings?.clinicName ?? null,
      timeZone: settings?.timeZone ?? null,
      language: settings?.language ?? null,
      appVersion: app.version,
      isSetupOpen: settings !== null && (await isSetupOpen(db)),
      isRestoring: isBusy === 'restoring',
      restoreProblem: restore?.problem ?? null,
    };
  },

  'setup.createClinic': {
    prepare: async ({ db }, { admin: { password, ...admin }, ...clinic }) => {
      await requireNoClinic(db);
      await requireUncommon(password, 'admin.password', [admin.name, admin.email, clinic.clinicName]);
      const passwordHash = await hashPassword(password);
      return async (ctx) => {
        // Again, inside the transaction: of two first runs at once, one makes the clinic.
        await requireNoClinic(ctx.db);
        await insertSettings(ctx, clinic);
        const user = await insertUser(ctx, { ...admin, role: 'admin', passwordHash });
        const token = await startSession(ctx.db, { userId: user.id, now: ctx.now(), random: ctx.random });
        ctx.audit({ entity: 'sessions', id: user.id, after: { signedIn: true } });
        return { token, user: await meOf(ctx.db, user) };
      };
    },
  },

  'setup.startDemo': startDemo,

  'setup.finish': async (ctx) => {
    if (!(await isSetupOpen(ctx.db))) return {};
    await ctx.db.updateTable('settings').set({ is_setup_open: 0 }).execute();
    ctx.audit({ entity: 'settings', id: 1 });
    return {};
  },
} satisfies HandlersOf<typeof setup>;

import type { setup } from '../../../shared/contract/people.ts';
import type { HandlersOf } from '../../context.ts';
import type { ReadDb } from '../../database/database.ts';
import { startSession } from '../../session.ts';
import { prepareDemo } from '../../demo/seed-demo.ts';
import { hashPassword, requireUncommon } from '../auth/password.ts';
import { findSettings } from '../settings/queries.ts';
import { insertUser, listUsers, meOf } from '../users/queries.ts';
import { insertSettings, requireNoClinic } from './queries.ts';

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
      isOnServer: backups.isOnServer,
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

  'setup.showDemo': {
    prepare: async ({ db, now }, { language }) => {
      await requireNoClinic(db);
      const fill = await prepareDemo({ now: now() });
      return async (ctx) => {
        await requireNoClinic(ctx.db);
        await fill(ctx.db);
        if (language) await ctx.db.updateTable('settings').set({ language }).execute();
        const admin = await firstAdmin(ctx.db);
        const token = await startSession(ctx.db, { userId: admin.id, now: ctx.now(), random: ctx.random });
        ctx.audit({ entity: 'settings', id: 1, after: { isDemo: true } });
        return { token, user: await meOf(ctx.db, admin) };
      };
    },
  },

  'setup.finish': async (ctx) => {
    await ctx.db.updateTable('settings').set({ is_setup_done: 1 }).execute();
    ctx.audit({ entity: 'settings', id: 1, after: { isSetupDone: true } });
    return {};
  },
} satisfies HandlersOf<typeof setup>;

async function firstAdmin(db: ReadDb) {
  const admin = (await listUsers(db)).find(({ role }) => role === 'admin');
  if (!admin) throw new Error('The demonstration has nobody to sign in');
  return admin;
}

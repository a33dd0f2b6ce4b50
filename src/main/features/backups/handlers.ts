import type { backups } from '../../../shared/contract/backups.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext, HandlersOf } from '../../context.ts';
import type { ReadDb } from '../../database/database.ts';
import { findOpenImport } from '../imports/queries.ts';
import { getSettings } from '../settings/queries.ts';
import { requireNoClinic } from '../setup/queries.ts';
import { iso } from '../visits/moments.ts';
import { holdsOf, listedBackup, statusOf } from './listed.ts';
import { clinicNow, lostSince } from './queries.ts';

export const backupHandlers = {
  'backups.list': async ({ backups: api }) => {
    const items = api.list();
    return { items: items.map(listedBackup), status: statusOf(api.state(), items) };
  },

  'backups.make': async (ctx) => {
    requireNoRestore(ctx);
    ctx.audit({ entity: 'backups', after: { asked: true } });
    ctx.afterCommit(() => ctx.backups.make());
    return {};
  },

  'backups.setSecondFolder': async (ctx, { folder }) => {
    if (folder !== null) ctx.backups.requireUsableFolder(folder);
    ctx.audit({
      entity: 'backups',
      before: { secondFolder: ctx.backups.state().secondFolder },
      after: { secondFolder: folder },
    });
    ctx.afterCommit(() => ctx.backups.setSecondFolder(folder));
    return {};
  },

  'backups.preview': async ({ db, backups: api, now }, { source }) => {
    const file = api.find(source);
    const facts = await api.look(file);
    const shelved = api.list().find((backup) => backup.file === file);
    return {
      madeAt: shelved ? iso(shelved.at) : null,
      holds: holdsOf(facts),
      now: holdsOf(await clinicNow(db, now())),
      ...(await lostSince(db, facts)),
      isOnServer: api.isOnServer,
      needsOwner: await api.needsOwner(),
    };
  },

  'backups.restore': {
    prepare: async ({ backups: api }, { source, owner = null }) => {
      const file = api.find(source);
      await api.requireAllowed(owner);
      return async (ctx) => {
        requireNoRestore(ctx);
        await requireNoImport(ctx.db);
        ctx.audit({ entity: 'backups', after: { restoring: 'name' in source ? source.name : 'file' } });
        ctx.afterCommit(() => ctx.backups.restore(file, { userId: ctx.session?.userId ?? null, owner }));
        return {};
      };
    },
  },

  'setup.restoreBackup': {
    prepare: async ({ db, backups: api }, { fileId }) => {
      await requireNoClinic(db);
      const file = api.find({ fileId });
      await api.look(file);
      return async (ctx) => {
        await requireNoClinic(ctx.db);
        requireNoRestore(ctx);
        // On a server, a history with nothing in it is what lets a desk put another in its place.
        if (!ctx.backups.isOnServer) ctx.audit({ entity: 'backups', after: { restoring: 'file' } });
        ctx.afterCommit(() => ctx.backups.restore(file, { userId: null, owner: null }));
        return {};
      };
    },
  },

  'setup.leaveDemo': async (ctx) => {
    if (!(await getSettings(ctx.db)).isDemo) throw new AppError('NOT_DEMO');
    if (ctx.backups.isOnServer) throw new AppError('DEMO_ON_SERVER');
    requireNoRestore(ctx);
    ctx.audit({ entity: 'backups', after: { leftDemo: true } });
    ctx.afterCommit(() => ctx.backups.startAfresh());
    return {};
  },
} satisfies HandlersOf<typeof backups>;

/** @throws AppError RESTORE_RUNNING */
function requireNoRestore({ backups: api }: CommandContext): void {
  if (api.state().isBusy === 'restoring') throw new AppError('RESTORE_RUNNING');
}

/** What is being imported would be half there. @throws AppError IMPORT_RUNNING */
async function requireNoImport(db: ReadDb): Promise<void> {
  if (await findOpenImport(db)) throw new AppError('IMPORT_RUNNING');
}

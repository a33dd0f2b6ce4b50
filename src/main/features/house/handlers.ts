import type { house } from '../../../shared/contract/house.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext, HandlersOf } from '../../context.ts';
import { findOpenImport } from '../imports/queries.ts';

export const houseHandlers = {
  'house.status': async ({ house: api }) => api.status(),

  'house.moveToServer': {
    prepare: async ({ server }, chosen) => {
      const { isUsable, findings } = await server.test(chosen);
      if (!isUsable) throw new AppError('SERVER_UNUSABLE');
      if (!findings.some(({ reason }) => reason === 'EMPTY')) throw new AppError('SERVER_NOT_EMPTY');
      return async (ctx) => {
        await requireIdle(ctx);
        if (ctx.server.isOnServer) throw new AppError('SERVER_UNUSABLE');
        const { host, port, database, user, tls } = chosen.address;
        ctx.audit({ entity: 'server', after: { moving: 'server', host, port, database, user, tls } });
        ctx.afterCommit(() => ctx.house.moveToServer(chosen, ctx.session?.userId ?? null));
        return {};
      };
    },
  },

  'house.moveToFile': async (ctx) => {
    if (!ctx.server.isOnServer) throw new AppError('SERVER_NOT_USED');
    await requireIdle(ctx);
    ctx.audit({ entity: 'server', after: { moving: 'file' } });
    ctx.afterCommit(() => ctx.house.moveToFile(ctx.session?.userId ?? null));
    return {};
  },
} satisfies HandlersOf<typeof house>;

/** What is half-done would be moved half-done. @throws AppError MOVE_RUNNING, RESTORE_RUNNING or IMPORT_RUNNING */
async function requireIdle({ db, house: api, backups }: CommandContext): Promise<void> {
  if (api.isMoving) throw new AppError('MOVE_RUNNING');
  if (backups.state().isBusy === 'restoring') throw new AppError('RESTORE_RUNNING');
  if (await findOpenImport(db)) throw new AppError('IMPORT_RUNNING');
}

import type { server } from '../../../shared/contract/server.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext, HandlersOf, QueryContext } from '../../context.ts';
import { requireNoClinic } from '../setup/queries.ts';
import type { ChosenServer, WantedServer } from './server-api.ts';

export const serverHandlers = {
  'server.status': async ({ server }) => server.status(),

  'server.test': async ({ server }, wanted) => server.test(wanted),

  'server.use': {
    prepare: async (ctx, chosen) => {
      const { findings } = await requireUsable(ctx, chosen);
      // A clinic that is here already is moved there, and not left behind by mistake.
      if (findings.some(({ reason }) => reason === 'EMPTY')) throw new AppError('SERVER_EMPTY');
      return async (ctx) => use(ctx, chosen);
    },
  },

  'server.leave': async (ctx) => leave(ctx),

  'server.restart': async (ctx) => restart(ctx),

  'setup.serverStatus': async ({ db, server }) => {
    await requireNoClinic(db);
    return server.status();
  },

  'setup.testServer': async ({ db, server }, wanted) => {
    await requireNoClinic(db);
    return server.test(wanted);
  },

  'setup.joinServer': {
    prepare: async (ctx, chosen) => {
      await requireNoClinic(ctx.db);
      await requireUsable(ctx, chosen);
      return async (ctx) => {
        await requireNoClinic(ctx.db);
        return use(ctx, chosen);
      };
    },
  },

  'setup.leaveServer': async (ctx) => {
    await requireNoClinic(ctx.db);
    return leave(ctx);
  },

  'setup.restart': async (ctx) => {
    await requireNoClinic(ctx.db);
    return restart(ctx);
  },
} satisfies HandlersOf<typeof server>;

/** @throws AppError SERVER_UNUSABLE */
async function requireUsable({ server }: QueryContext, wanted: WantedServer) {
  const tested = await server.test(wanted);
  if (!tested.isUsable) throw new AppError('SERVER_UNUSABLE');
  return tested;
}

/** Within the transaction, so that a choice which cannot be written down leaves no row that says it was made. */
async function use(ctx: CommandContext, chosen: ChosenServer) {
  const { host, port, database, user, tls } = chosen.address;
  const after = { place: 'server', host, port, database, user, tls, deskName: chosen.deskName };
  ctx.audit({ entity: 'server', after });
  await ctx.server.use(chosen);
  return {};
}

async function leave(ctx: CommandContext) {
  const { server, next } = await ctx.server.status();
  const isUsed = next ? next.server !== null : server !== null;
  if (!isUsed) throw new AppError('SERVER_NOT_USED');
  ctx.audit({ entity: 'server', before: { place: 'server' }, after: { place: 'file' } });
  await ctx.server.leave();
  return {};
}

async function restart(ctx: CommandContext) {
  if (!ctx.server.canRestart) throw new AppError('RESTART_BY_HAND');
  ctx.audit({ entity: 'server', after: { restarted: true } });
  ctx.afterCommit(() => ctx.server.restart());
  return {};
}

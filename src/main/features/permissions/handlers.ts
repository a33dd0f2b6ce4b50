import type { permissions } from '../../../shared/contract/permissions.ts';
import { invalid } from '../../../shared/errors.ts';
import type { HandlersOf } from '../../context.ts';
import { getUser } from '../users/queries.ts';
import { isAllowedForAll, listPermissions, permissionRowOf, saidOf, sayForAll, sayOf } from './queries.ts';

export const permissionHandlers = {
  'permissions.get': async ({ db }) => ({ items: await listPermissions(db) }),

  'permissions.set': async (ctx, { permission, isAllowed }) => {
    const before = await isAllowedForAll(ctx.db, permission);
    if (before !== isAllowed) {
      await sayForAll(ctx.db, permission, isAllowed);
      ctx.audit({
        entity: 'permissions',
        before: { permission, isAllowed: before },
        after: { permission, isAllowed },
      });
    }
    return permissionRowOf(ctx.db, permission);
  },

  'permissions.setForUser': async (ctx, { userId, permission, isAllowed }) => {
    const { role, name } = await getUser(ctx.db, userId);
    // An admin may do all of it and a doctor none, whatever is said.
    if (role !== 'receptionist') throw invalid({ userId: 'NOT_VALID' });
    const before = await saidOf(ctx.db, userId, permission);
    if (before !== isAllowed) {
      await sayOf(ctx.db, userId, permission, isAllowed);
      ctx.audit({
        entity: 'permissions',
        id: userId,
        before: { name, permission, isAllowed: before },
        after: { name, permission, isAllowed },
      });
    }
    return permissionRowOf(ctx.db, permission);
  },
} satisfies HandlersOf<typeof permissions>;

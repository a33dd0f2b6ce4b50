import type { shortcuts } from '../../../shared/contract/shortcuts.ts';
import { AppError, invalid } from '../../../shared/errors.ts';
import { type ActionId, actionOf, type ChangedKeys, judgeKeys, ownerOf } from '../../../shared/shortcuts.ts';
import type { CommandContext, HandlersOf, QueryContext } from '../../context.ts';
import { changedKeysOf, forgetKeys, saveKeys } from './queries.ts';

export const shortcutHandlers = {
  'shortcuts.list': async (ctx) => ({ items: await changedKeysOf(ctx.db, userOf(ctx)) }),

  'shortcuts.set': async (ctx, { action, keys }) => {
    const before = await changedKeysOf(ctx.db, userOf(ctx));
    const verdict = judgeKeys(action, keys, before);
    if (verdict.is === 'garbage') throw invalid({ keys: 'NOT_VALID' });
    if (verdict.is === 'reserved') throw new AppError('SHORTCUT_RESERVED');
    if (verdict.is === 'taken') throw taken(verdict.by);
    await saveKeys(ctx.db, userOf(ctx), { action, keys: verdict.chord });
    return changed(ctx, before);
  },

  'shortcuts.reset': async (ctx, { action }) => {
    const before = await changedKeysOf(ctx.db, userOf(ctx));
    if (action) requireOwnKeysFree(action, before);
    await forgetKeys(ctx.db, userOf(ctx), action);
    return changed(ctx, before);
  },
} satisfies HandlersOf<typeof shortcuts>;

function userOf({ session }: QueryContext): number {
  if (!session) throw new AppError('NOT_SIGNED_IN');
  return session.userId;
}

/** Its own keys may have become another action's meanwhile. */
function requireOwnKeysFree(action: ActionId, before: readonly ChangedKeys[]): void {
  for (const chord of actionOf(action).keys) {
    const by = ownerOf(chord, action, before);
    if (by) throw taken(by);
  }
}

function taken(by: string): AppError {
  return new AppError('SHORTCUT_TAKEN', { params: { action: by } });
}

/** Told under the person's own id: these rows have none. */
async function changed(ctx: CommandContext, before: ChangedKeys[]) {
  const after = await changedKeysOf(ctx.db, userOf(ctx));
  if (JSON.stringify(before) !== JSON.stringify(after)) {
    ctx.audit({ entity: 'shortcuts', id: userOf(ctx), before, after });
  }
  return { items: after };
}

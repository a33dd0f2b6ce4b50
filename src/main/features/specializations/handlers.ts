import type { specializations } from '../../../shared/contract/rooms.ts';
import { AppError } from '../../../shared/errors.ts';
import type { HandlersOf } from '../../context.ts';
import { putInOrder } from '../order.ts';
import { addSpecialization, getSpecialization, listSpecializations, setActive } from './queries.ts';
import { renameEverywhere } from './rename.ts';

export const specializationHandlers = {
  'specializations.list': async ({ db }, { includeInactive }) => ({
    items: (await listSpecializations(db)).filter(({ isActive }) => includeInactive || isActive),
  }),

  'specializations.create': (ctx, input) => addSpecialization(ctx, input),

  'specializations.update': async (ctx, { id, ...changes }) => {
    const before = await getSpecialization(ctx.db, id);
    const { name = before.name, colour = before.colour } = changes;
    await ctx.db.updateTable('specializations').set({ name, colour }).where('id', '=', id).execute();
    const after = await getSpecialization(ctx.db, id);
    ctx.audit({ entity: 'specializations', id, before, after });
    if (name !== before.name) await renameEverywhere(ctx, before.name, name);
    return after;
  },

  'specializations.reorder': async (ctx, { ids }) => {
    const items = await listSpecializations(ctx.db);
    const of = { table: 'specializations', entity: 'specializations' } as const;
    await putInOrder(ctx, { ...of, items, ids, missing: 'SPECIALIZATION_NOT_FOUND' });
    return { items: await listSpecializations(ctx.db) };
  },

  'specializations.deactivate': async (ctx, { id }) => {
    const before = await getSpecialization(ctx.db, id);
    const inUse = await ctx.db
      .selectFrom('doctors')
      .select('id')
      .where('specialization', '=', before.name)
      .where('is_active', '=', 1)
      .limit(1)
      .execute();
    if (inUse.length > 0) throw new AppError('SPECIALIZATION_IN_USE');
    return setActive(ctx, before, false);
  },

  'specializations.reactivate': async (ctx, { id }) =>
    setActive(ctx, await getSpecialization(ctx.db, id), true),
} satisfies HandlersOf<typeof specializations>;

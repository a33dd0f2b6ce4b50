import type { visitTypes } from '../../../shared/contract/visit-types.ts';
import type { CommandContext, HandlersOf } from '../../context.ts';
import { getDoctor } from '../doctors/queries.ts';
import { nextPosition, putInOrder } from '../order.ts';
import { getVisitType, listVisitTypes, setScopes } from './queries.ts';

export const visitTypeHandlers = {
  'visitTypes.list': async ({ db }, { includeInactive }) => ({
    items: (await listVisitTypes(db)).filter((type) => includeInactive || type.isActive),
  }),

  'visitTypes.create': async (ctx, input) => {
    const { doctorIds = [], specializations = [] } = input;
    await requireDoctors(ctx, doctorIds);
    const { id } = await ctx.db
      .insertInto('visit_types')
      .values({
        name: input.name,
        duration_minutes: input.durationMinutes,
        buffer_minutes: input.bufferMinutes ?? 0,
        colour: input.colour,
        position: await nextPosition(ctx.db, 'visit_types'),
        created_at: ctx.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await setScopes(ctx.db, id, { doctorIds, specializations });
    const after = await getVisitType(ctx.db, id);
    ctx.audit({ entity: 'visitTypes', id, after });
    return after;
  },

  'visitTypes.update': async (ctx, { id, ...changes }) => {
    const before = await getVisitType(ctx.db, id);
    await requireDoctors(ctx, changes.doctorIds ?? []);
    await ctx.db
      .updateTable('visit_types')
      .set({
        name: changes.name ?? before.name,
        duration_minutes: changes.durationMinutes ?? before.durationMinutes,
        buffer_minutes: changes.bufferMinutes ?? before.bufferMinutes,
        colour: changes.colour ?? before.colour,
        is_active: (changes.isActive ?? before.isActive) ? 1 : 0,
      })
      .where('id', '=', id)
      .execute();
    const { doctorIds = before.doctorIds, specializations = before.specializations } = changes;
    await setScopes(ctx.db, id, { doctorIds, specializations });
    const after = await getVisitType(ctx.db, id);
    ctx.audit({ entity: 'visitTypes', id, before, after });
    return after;
  },

  'visitTypes.reorder': async (ctx, { ids }) => {
    const items = await listVisitTypes(ctx.db);
    const of = { table: 'visit_types', entity: 'visitTypes' } as const;
    await putInOrder(ctx, { ...of, items, ids, missing: 'VISIT_TYPE_NOT_FOUND' });
    return { items: await listVisitTypes(ctx.db) };
  },
} satisfies HandlersOf<typeof visitTypes>;

async function requireDoctors(ctx: CommandContext, doctorIds: readonly number[]): Promise<void> {
  for (const id of doctorIds) await getDoctor(ctx.db, id);
}

import type { rooms } from '../../../shared/contract/rooms.ts';
import type { HandlersOf } from '../../context.ts';
import { nextPosition, putInOrder } from '../order.ts';
import { getRoom, listRooms } from './queries.ts';

export const roomHandlers = {
  'rooms.list': async ({ db }, { includeInactive }) => ({
    items: (await listRooms(db)).filter(({ isActive }) => includeInactive || isActive),
  }),

  'rooms.create': async (ctx, { name, colour = null }) => {
    const position = await nextPosition(ctx.db, 'rooms');
    const { id } = await ctx.db
      .insertInto('rooms')
      .values({ name, colour, position, created_at: ctx.now() })
      .returning('id')
      .executeTakeFirstOrThrow();
    const after = await getRoom(ctx.db, id);
    ctx.audit({ entity: 'rooms', id, after });
    return after;
  },

  'rooms.update': async (ctx, { id, ...changes }) => {
    const before = await getRoom(ctx.db, id);
    const { name = before.name, colour = before.colour } = changes;
    await ctx.db.updateTable('rooms').set({ name, colour }).where('id', '=', id).execute();
    const after = await getRoom(ctx.db, id);
    ctx.audit({ entity: 'rooms', id, before, after });
    return after;
  },

  'rooms.reorder': async (ctx, { ids }) => {
    const items = await listRooms(ctx.db);
    await putInOrder(ctx, { table: 'rooms', entity: 'rooms', items, ids, missing: 'ROOM_NOT_FOUND' });
    return { items: await listRooms(ctx.db) };
  },
} satisfies HandlersOf<typeof rooms>;

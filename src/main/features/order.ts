/** Lists that a clinic puts in an order of its own: by position, and by name while nobody has. */
import { AppError, type Reason } from '../../shared/errors.ts';
import type { CommandContext, Entity } from '../context.ts';
import type { ReadDb } from '../database/database.ts';

type Table = 'doctors' | 'rooms' | 'specializations' | 'visit_types';
/** They share these columns, and the type of one table is enough to say so. */
const asOne = (table: Table) => table as 'rooms';

/** Where something new goes: at the end, or among the others by name while there is no order. */
export async function nextPosition(db: ReadDb, table: Table): Promise<number> {
  const { last } = await db
    .selectFrom(asOne(table))
    .select((is) => is.fn.max('position').as('last'))
    .executeTakeFirstOrThrow();
  return last ? last + 1 : 0;
}

interface Ordering<T> {
  table: Table;
  entity: Entity;
  /** All of the list, as it is now. */
  items: readonly T[];
  /** Those that go first. */
  ids: readonly number[];
  /** Why it is refused when one of them is not there. */
  missing: Reason;
}

/** Gives everything in a list its place. */
export async function putInOrder<T extends { id: number; position: number }>(
  ctx: CommandContext,
  { table, entity, items, ids, missing }: Ordering<T>,
): Promise<void> {
  const known = new Map(items.map((item) => [item.id, item]));
  const named = [...new Set(ids)].map((id) => {
    const item = known.get(id);
    if (!item) throw new AppError(missing);
    return item;
  });
  const others = items.filter((item) => !named.includes(item));
  for (const [index, before] of [...named, ...others].entries()) {
    const position = index + 1;
    if (before.position === position) continue;
    await ctx.db.updateTable(asOne(table)).set({ position }).where('id', '=', before.id).execute();
    ctx.audit({ entity, id: before.id, before, after: { ...before, position } });
  }
}

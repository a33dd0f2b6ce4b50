import type { Selectable } from 'kysely';
import type { Specialization } from '../../../shared/contract/rooms.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext } from '../../context.ts';
import type { ReadDb } from '../../database/database.ts';
import type { Schema } from '../../database/schema.ts';
import { nextPosition } from '../order.ts';

/** All of them in their order: a clinic has a few dozen. */
export async function listSpecializations(db: ReadDb): Promise<Specialization[]> {
  const rows = await db
    .selectFrom('specializations')
    .selectAll()
    .orderBy('position')
    .orderBy('name')
    .execute();
  return rows.map(specializationOf);
}

/** @throws AppError SPECIALIZATION_NOT_FOUND */
export async function getSpecialization(db: ReadDb, id: number): Promise<Specialization> {
  const row = await db.selectFrom('specializations').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('SPECIALIZATION_NOT_FOUND');
  return specializationOf(row);
}

export async function addSpecialization(
  ctx: CommandContext,
  { name, colour = null }: { name: string; colour?: string | null | undefined },
): Promise<Specialization> {
  const position = await nextPosition(ctx.db, 'specializations');
  const { id } = await ctx.db
    .insertInto('specializations')
    .values({ name, colour, position, created_at: ctx.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  const after = await getSpecialization(ctx.db, id);
  ctx.audit({ entity: 'specializations', id, after });
  return after;
}

export async function setActive(
  ctx: CommandContext,
  before: Specialization,
  isActive: boolean,
): Promise<Specialization> {
  if (before.isActive === isActive) return before;
  const set = { is_active: isActive ? (1 as const) : (0 as const) };
  await ctx.db.updateTable('specializations').set(set).where('id', '=', before.id).execute();
  const after = { ...before, isActive };
  ctx.audit({ entity: 'specializations', id: before.id, before, after });
  return after;
}

/**
 * The name as the clinic spells it, for a doctor who is given it: two spellings would part the doctors of one
 * field. One that is new is put on the list by the database, with the doctor; one that was put aside is used again.
 */
export async function specializationFor(ctx: CommandContext, name: string): Promise<string> {
  const row = await ctx.db
    .selectFrom('specializations')
    .selectAll()
    .where((is) => is(is.fn<string>('lower', ['name']), '=', is.fn<string>('lower', [is.val(name)])))
    .executeTakeFirst();
  return row ? (await setActive(ctx, specializationOf(row), true)).name : name;
}

function specializationOf(row: Selectable<Schema['specializations']>): Specialization {
  const { id, name, colour, position } = row;
  return { id, name, colour, position, isActive: row.is_active === 1 };
}

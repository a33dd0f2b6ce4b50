import type { doctors } from '../../../shared/contract/doctors.ts';
import type { CommandContext, HandlersOf } from '../../context.ts';
import { nextPosition, putInOrder } from '../order.ts';
import { specializationFor } from '../specializations/queries.ts';
import { getDoctor, listDoctors } from './queries.ts';

export const doctorHandlers = {
  'doctors.list': async ({ db }, input) => ({ items: await listDoctors(db, input) }),

  'doctors.get': ({ db }, { id }) => getDoctor(db, id),

  'doctors.create': async (ctx, { name, specialization, email, phone, experienceYears, colour }) => {
    const { id } = await ctx.db
      .insertInto('doctors')
      .values({
        name,
        specialization: await specializationFor(ctx, specialization),
        email,
        phone: phone ?? null,
        experience_years: experienceYears ?? null,
        colour: colour ?? null,
        position: await nextPosition(ctx.db, 'doctors'),
        created_at: ctx.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const after = await getDoctor(ctx.db, id);
    ctx.audit({ entity: 'doctors', id, after });
    return after;
  },

  'doctors.update': async (ctx, { id, experienceYears, specialization, ...changes }) =>
    change(ctx, id, {
      ...changes,
      ...(specialization !== undefined && { specialization: await specializationFor(ctx, specialization) }),
      ...(experienceYears !== undefined && { experience_years: experienceYears }),
    }),

  'doctors.deactivate': (ctx, { id }) => change(ctx, id, { is_active: 0 }),

  'doctors.reactivate': async (ctx, { id }) => {
    // Their field may have been put aside meanwhile.
    await specializationFor(ctx, (await getDoctor(ctx.db, id)).specialization);
    return change(ctx, id, { is_active: 1 });
  },

  'doctors.reorder': async (ctx, { ids }) => {
    const items = await listDoctors(ctx.db, { includeInactive: true });
    await putInOrder(ctx, { table: 'doctors', entity: 'doctors', items, ids, missing: 'DOCTOR_NOT_FOUND' });
    return { items: await listDoctors(ctx.db, { includeInactive: true }) };
  },
} satisfies HandlersOf<typeof doctors>;

interface Changes {
  name?: string | undefined;
  specialization?: string | undefined;
  email?: string | undefined;
  phone?: string | null | undefined;
  experience_years?: number | null;
  colour?: string | null | undefined;
  is_active?: 0 | 1;
}

async function change(ctx: CommandContext, id: number, changes: Changes) {
  const before = await getDoctor(ctx.db, id);
  if (Object.values(changes).every((value) => value === undefined)) return before;
  await ctx.db.updateTable('doctors').set(changes).where('id', '=', id).execute();
  const after = await getDoctor(ctx.db, id);
  ctx.audit({ entity: 'doctors', id, before, after });
  return after;
}

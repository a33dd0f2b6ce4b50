import type { doctors } from '../../../shared/contract/doctors.ts';
import type { CommandContext, HandlersOf } from '../../context.ts';
import { getDoctor, listDoctors } from './queries.ts';

export const doctorHandlers = {
  'doctors.list': async ({ db }, input) => ({ items: await listDoctors(db, input) }),

  'doctors.get': ({ db }, { id }) => getDoctor(db, id),

  'doctors.create': async (ctx, { name, specialization, email, phone, experienceYears }) => {
    const { id } = await ctx.db
      .insertInto('doctors')
      .values({
        name,
        specialization,
        email,
        phone: phone ?? null,
        experience_years: experienceYears ?? null,
        created_at: ctx.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const after = await getDoctor(ctx.db, id);
    ctx.audit({ entity: 'doctors', id, after });
    return after;
  },

  'doctors.update': (ctx, { id, experienceYears, ...changes }) =>
    change(ctx, id, {
      ...changes,
      ...(experienceYears !== undefined && { experience_years: experienceYears }),
    }),

  'doctors.deactivate': (ctx, { id }) => change(ctx, id, { is_active: 0 }),

  'doctors.reactivate': (ctx, { id }) => change(ctx, id, { is_active: 1 }),
} satisfies HandlersOf<typeof doctors>;

interface Changes {
  name?: string | undefined;
  specialization?: string | undefined;
  email?: string | undefined;
  phone?: string | null | undefined;
  experience_years?: number | null;
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

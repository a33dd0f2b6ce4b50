/** A specialization's new name, wherever the old one stands. */
import type { CommandContext } from '../../context.ts';
import { getDoctor } from '../doctors/queries.ts';
import { getVisitType } from '../visit-types/queries.ts';
import { getWaitlistEntry } from '../waitlist/queries.ts';

/** In the transaction of the renaming: nobody ever sees half of it. */
export async function renameEverywhere(ctx: CommandContext, from: string, to: string): Promise<void> {
  await renameDoctors(ctx, from, to);
  await renameScopes(ctx, from, to);
  await renameWaitlist(ctx, from, to);
  await ctx.db.updateTable('queue').set({ specialization: to }).where('specialization', '=', from).execute();
}

async function renameDoctors(ctx: CommandContext, from: string, to: string): Promise<void> {
  const rows = await ctx.db.selectFrom('doctors').select('id').where('specialization', '=', from).execute();
  for (const { id } of rows) {
    const before = await getDoctor(ctx.db, id);
    await ctx.db.updateTable('doctors').set({ specialization: to }).where('id', '=', id).execute();
    ctx.audit({ entity: 'doctors', id, before, after: await getDoctor(ctx.db, id) });
  }
}

async function renameScopes(ctx: CommandContext, from: string, to: string): Promise<void> {
  const rows = await ctx.db
    .selectFrom('visit_type_scopes')
    .select('visit_type_id as id')
    .where('specialization', '=', from)
    .execute();
  for (const { id } of rows) {
    const before = await getVisitType(ctx.db, id);
    await ctx.db
      .updateTable('visit_type_scopes')
      .set({ specialization: to })
      .where('visit_type_id', '=', id)
      .where('specialization', '=', from)
      .execute();
    ctx.audit({ entity: 'visitTypes', id, before, after: await getVisitType(ctx.db, id) });
  }
}

/** Those who still wait are noted one by one; of those who do not, the list only keeps the name right. */
async function renameWaitlist(ctx: CommandContext, from: string, to: string): Promise<void> {
  const rows = await ctx.db
    .selectFrom('waitlist')
    .select('id')
    .where('specialization', '=', from)
    .where('booking_id', 'is', null)
    .where('removed_at', 'is', null)
    .execute();
  const waiting = [];
  for (const { id } of rows) waiting.push(await getWaitlistEntry(ctx.db, id));
  await ctx.db
    .updateTable('waitlist')
    .set({ specialization: to })
    .where('specialization', '=', from)
    .execute();
  for (const before of waiting) {
    const { id } = before;
    ctx.audit({ entity: 'waitlist', id, before, after: await getWaitlistEntry(ctx.db, id) });
  }
}

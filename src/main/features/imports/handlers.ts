import type { imports } from '../../../shared/contract/imports.ts';
import { AppError } from '../../../shared/errors.ts';
import type { CommandContext, HandlersOf } from '../../context.ts';
import { findOpenImport, getImport, isClinicEmpty, listImports, trailOf } from './queries.ts';

export const importHandlers = {
  'imports.inspect': ({ files, now }, { fileId, kind }) => files.ask('inspect', { fileId, kind, now: now() }),

  'imports.get': ({ db }, { id }) => getImport(db, id),

  'imports.list': async ({ db }) => ({ items: await listImports(db) }),

  'imports.start': {
    // Only the desk that has the file carries it out: one that nobody has would be open for ever.
    prepare: async ({ files }, { fileId, fileName, kind, isDryRun, options }) => {
      const isThere = await files.ask('has', { fileId });
      return async (ctx) => {
        if (await findOpenImport(ctx.db)) throw new AppError('IMPORT_RUNNING');
        if (kind === 'clinic' && !(await isClinicEmpty(ctx.db))) throw new AppError('CLINIC_NOT_EMPTY');
        if (!isThere) throw new AppError('FILE_NOT_FOUND');
        const { id } = await ctx.db
          .insertInto('imports')
          .values({
            user_id: userOf(ctx),
            kind,
            state: 'READY',
            is_dry_run: isDryRun ? 1 : 0,
            file_id: fileId,
            file_name: fileName,
            options: JSON.stringify(options),
            created_at: ctx.now(),
          })
          .returning('id')
          .executeTakeFirstOrThrow();
        const after = await getImport(ctx.db, id);
        ctx.audit({ entity: 'imports', id, after: trailOf(after) });
        return after;
      };
    },
  },

  'imports.cancel': async (ctx, { id }) => {
    const before = await getImport(ctx.db, id);
    if (before.finishedAt !== null) throw new AppError('IMPORT_OVER');
    await ctx.db.updateTable('imports').set({ is_cancelled: 1 }).where('id', '=', id).execute();
    ctx.audit({ entity: 'imports', id, before: trailOf(before), after: { isCancelled: true } });
    return getImport(ctx.db, id);
  },

  'exports.make': {
    prepare: async ({ files, now }, { what }) => {
      const made =
        what === 'clinic'
          ? await files.ask('makeClinicFile', { now: now() })
          : await files.ask('makeTable', { table: what, now: now() });
      const day = new Date(now()).toISOString().slice(0, 10);
      const name = what === 'clinic' ? `clinic-${day}.json` : `${what}-${day}.csv`;
      return async (ctx) => {
        ctx.audit({ entity: 'imports', after: { exported: what, rows: made.rows } });
        return { ...made, name };
      };
    },
  },
} satisfies HandlersOf<typeof imports>;

function userOf({ session }: CommandContext): number {
  if (!session) throw new AppError('NOT_SIGNED_IN');
  return session.userId;
}

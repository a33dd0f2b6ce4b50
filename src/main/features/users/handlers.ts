import type { users } from '../../../shared/contract/people.ts';
import type { ParsedInput } from '../../../shared/contract/index.ts';
import { AppError, invalid } from '../../../shared/errors.ts';
import type { Role } from '../../../shared/roles.ts';
import type { CommandContext, HandlersOf } from '../../context.ts';
import { endSessionsOf } from '../../session.ts';
import { hashPassword, requireUncommon } from '../auth/password.ts';
import { setPasswordHash } from '../auth/queries.ts';
import { forgetFailures } from '../auth/sign-in-limit.ts';
import { getDoctor } from '../doctors/queries.ts';
import { getUser, getUserRow, insertUser, isLastAdmin, listUsers } from './queries.ts';

export const userHandlers = {
  'users.list': async ({ db }) => ({ items: await listUsers(db) }),

  'users.create': {
    prepare: async (_, { password, ...user }) => {
      await requireUncommon(password, 'password', [user.name, user.email]);
      const passwordHash = await hashPassword(password);
      return async (ctx) => {
        if (typeof user.doctorId === 'number') await getDoctor(ctx.db, user.doctorId);
        return insertUser(ctx, { ...user, passwordHash });
      };
    },
  },

  'users.update': async (ctx, { id, doctorId, ...changes }) => {
    if (changes.role !== undefined && changes.role !== 'admin') await requireAnotherAdmin(ctx, id);
    return change(ctx, id, { ...changes, doctor_id: await doctorFor(ctx, { id, doctorId, ...changes }) });
  },

  'users.deactivate': async (ctx, { id }) => {
    await requireAnotherAdmin(ctx, id);
    await endSessionsOf(ctx.db, id);
    return change(ctx, id, { is_active: 0 });
  },

  'users.reactivate': (ctx, { id }) => change(ctx, id, { is_active: 1 }),

  'users.resetPassword': {
    prepare: async ({ db }, { id, newPassword }) => {
      const { name, email } = await getUserRow(db, id);
      await requireUncommon(newPassword, 'newPassword', [name, email]);
      const passwordHash = await hashPassword(newPassword);
      return (ctx) => resetPassword(ctx, id, passwordHash);
    },
  },
} satisfies HandlersOf<typeof users>;

/**
 * Whose day they see from now on; undefined when that stays.
 * @throws AppError INPUT_INVALID for a doctor's sign-in without a doctor, or any other with one
 */
async function doctorFor(ctx: CommandContext, input: ParsedInput<'users.update'>) {
  const before = await getUser(ctx.db, input.id);
  const role = input.role ?? before.role;
  if (role !== 'doctor') {
    if (typeof input.doctorId === 'number') throw invalid({ doctorId: 'NOT_VALID' });
    return before.doctorId === null ? undefined : null;
  }
  const doctorId = input.doctorId === undefined ? before.doctorId : input.doctorId;
  if (doctorId === null) throw invalid({ doctorId: 'REQUIRED' });
  await getDoctor(ctx.db, doctorId);
  return doctorId === before.doctorId ? undefined : doctorId;
}

/** @throws AppError LAST_ADMIN: somebody must be left who can let others in */
async function requireAnotherAdmin(ctx: CommandContext, id: number): Promise<void> {
  if (await isLastAdmin(ctx.db, id)) throw new AppError('LAST_ADMIN');
}

interface Changes {
  name?: string | undefined;
  email?: string | undefined;
  role?: Role | undefined;
  doctor_id?: number | null | undefined;
  is_active?: 0 | 1;
}

async function change(ctx: CommandContext, id: number, changes: Changes) {
  const before = await getUser(ctx.db, id);
  if (Object.values(changes).every((value) => value === undefined)) return before;
  await ctx.db.updateTable('users').set(changes).where('id', '=', id).execute();
  const after = await getUser(ctx.db, id);
  ctx.audit({ entity: 'users', id, before, after });
  return after;
}

/** The new password counts at once and alone: sessions end, and earlier failures no longer stand in the way. */
async function resetPassword(ctx: CommandContext, id: number, passwordHash: string) {
  const user = await getUser(ctx.db, id);
  await setPasswordHash(ctx.db, id, passwordHash);
  await endSessionsOf(ctx.db, id);
  await forgetFailures(ctx.db, user.email);
  ctx.audit({ entity: 'users', id, after: { passwordReset: true } });
  return user;
}

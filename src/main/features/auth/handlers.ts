import type { auth } from '../../../shared/contract/people.ts';
import { AppError, invalid } from '../../../shared/errors.ts';
import type { CommandContext, HandlersOf, QueryContext } from '../../context.ts';
import { endSessionsOf, type Session, startSession } from '../../session.ts';
import { findUserByEmail, getUser, getUserRow, meOf, type UserRow, userOf } from '../users/queries.ts';
import { hashPassword, isRightPassword, requireUncommon } from './password.ts';
import { endSession, setPasswordHash } from './queries.ts';
import { countFailure, forgetFailures, requireFewFailures } from './sign-in-limit.ts';

export const authHandlers = {
  'auth.login': {
    prepare: async ({ db, now }, { email, password }) => {
      await requireFewFailures(db, email, now());
      const seen = await findUserByEmail(db, email);
      const isRight = await isRightPassword(seen?.password_hash, password);
      return async (ctx) => {
        await requireFewFailures(ctx.db, email, ctx.now());
        const user = await findUserByEmail(ctx.db, email);
        const maySignIn = isRight && user?.is_active === 1 && isUnchanged(user, seen);
        return maySignIn ? signIn(ctx, user) : refuse(ctx, email, new AppError('BAD_CREDENTIALS'));
      };
    },
  },

  'auth.logout': async (ctx) => {
    const { id, userId } = sessionOf(ctx);
    await endSession(ctx.db, id);
    ctx.audit({ entity: 'sessions', id: userId, before: { signedIn: true } });
    return {};
  },

  'auth.me': async (ctx) => meOf(ctx.db, await getUser(ctx.db, sessionOf(ctx).userId)),

  'auth.changePassword': {
    prepare: async (ctx, { currentPassword, newPassword }) => {
      const seen = await getUserRow(ctx.db, sessionOf(ctx).userId);
      await requireFewFailures(ctx.db, seen.email, ctx.now());
      await requireUncommon(newPassword, 'newPassword', [seen.name, seen.email]);
      const isRight = await isRightPassword(seen.password_hash, currentPassword);
      const passwordHash = isRight ? await hashPassword(newPassword) : null;
      return (ctx) => changePassword(ctx, seen, passwordHash);
    },
  },
} satisfies HandlersOf<typeof auth>;

async function signIn(ctx: CommandContext, user: UserRow) {
  await forgetFailures(ctx.db, user.email);
  const token = await startSession(ctx.db, { userId: user.id, now: ctx.now(), random: ctx.random });
  ctx.audit({ entity: 'sessions', id: user.id, after: { signedIn: true } });
  return { token, user: await meOf(ctx.db, userOf(user)) };
}

/** @param passwordHash of the new password; null when the current one was wrong */
async function changePassword(ctx: CommandContext, seen: UserRow, passwordHash: string | null) {
  const user = await getUserRow(ctx.db, seen.id);
  await requireFewFailures(ctx.db, user.email, ctx.now());
  if (passwordHash === null || !isUnchanged(user, seen)) {
    return refuse(ctx, user.email, invalid({ currentPassword: 'WRONG_PASSWORD' }));
  }
  await setPasswordHash(ctx.db, user.id, passwordHash);
  await forgetFailures(ctx.db, user.email);
  await endSessionsOf(ctx.db, user.id);
  // The change of a user, so that it reaches their other windows at once and closes what they show.
  ctx.audit({ entity: 'users', id: user.id, after: { passwordChanged: true } });
  return {};
}

/** Counts the failure; the refusal is for returning, not throwing, so that the count is committed. */
async function refuse(ctx: CommandContext, email: string, refusal: AppError): Promise<AppError> {
  await countFailure(ctx.db, email, ctx.now());
  ctx.audit({ entity: 'signIns', after: { email } });
  return refusal;
}

/** Whether the password that was verified before the transaction is still the one that counts in it. */
function isUnchanged(user: UserRow, seen: UserRow | undefined): boolean {
  return user.password_hash === seen?.password_hash;
}

/** @throws AppError NOT_SIGNED_IN, which dispatch has answered already for all but public procedures */
function sessionOf({ session }: QueryContext): Session {
  if (!session) throw new AppError('NOT_SIGNED_IN');
  return session;
}

import { hash } from 'node:crypto';
import { AppError } from '../shared/errors.ts';
import type { Role } from '../shared/roles.ts';
import type { ReadDb, WriteDb } from './database/database.ts';
import { firstOf, prepared } from './database/prepared.ts';
import type { RandomBytes } from './random.ts';

/** Who a caller is. The role is read anew at each call: a change counts at once. */
export interface Session {
  id: number;
  userId: number;
  role: Role;
}

/** A session ends after seven days at the latest, in milliseconds. */
export const SESSION_LENGTH = 7 * 24 * 60 * 60 * 1000;
/** Milliseconds by which a clock may be set back without signing anybody out. */
const CLOCK_SLACK = 2 * 24 * 60 * 60 * 1000;

const liveSession = prepared(
  (db: ReadDb, { tokenHash, now, latestStart }: { tokenHash: string; now: number; latestStart: number }) =>
    db
      .selectFrom('sessions')
      .innerJoin('users', 'users.id', 'sessions.user_id')
      .select(['sessions.id', 'sessions.user_id as userId', 'users.role'])
      .where('sessions.token_hash', '=', tokenHash)
      .where('sessions.expires_at', '>', now)
      // Begun by a clock that was far ahead, it would outlive the seven days by as much.
      .where('sessions.created_at', '<', latestStart)
      .where('users.is_active', '=', 1),
);

/**
 * The session that a token belongs to.
 * @throws AppError NOT_SIGNED_IN without a token, SESSION_EXPIRED when it has ended for whatever reason
 */
export async function findSession(db: ReadDb, token: string | null, now: number): Promise<Session> {
  if (!token) throw new AppError('NOT_SIGNED_IN');
  const latestStart = now + CLOCK_SLACK;
  const found = await firstOf(liveSession(db, { tokenHash: tokenHash(token), now, latestStart }));
  if (!found) throw new AppError('SESSION_EXPIRED');
  return found;
}

/** Starts a session and answers its token, which is kept nowhere but with the caller. */
export async function startSession(
  db: WriteDb,
  { userId, now, random }: { userId: number; now: number; random: RandomBytes },
): Promise<string> {
  const token = random(32).toString('base64url');
  await db
    .insertInto('sessions')
    .values({
      token_hash: tokenHash(token),
      user_id: userId,
      created_at: now,
      expires_at: now + SESSION_LENGTH,
    })
    .execute();
  return token;
}

export async function endSessionsOf(db: WriteDb, userId: number): Promise<void> {
  await db.deleteFrom('sessions').where('user_id', '=', userId).execute();
}

/** Tokens are 256 random bits, so a plain hash is enough: the database alone signs nobody in. */
function tokenHash(token: string): string {
  return hash('sha256', token, 'base64');
}

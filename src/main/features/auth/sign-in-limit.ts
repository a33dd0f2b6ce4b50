import { AppError } from '../../../shared/errors.ts';
import type { ReadDb, WriteDb } from '../../database/database.ts';

const MINUTE = 60_000;
/** Milliseconds in which so many failures for one email are the limit. */
const WINDOW = 15 * MINUTE;
const FAILURES_AT_MOST = 10;

/**
 * Refuses every further try, the right password too, while ten failures lie within the last 15 minutes.
 * Asked before the slow hashing to spare it, and again in the write transaction, where tries come one after
 * the other: that is what keeps tries sent at once from slipping past. A known email and an unknown one are alike.
 * @throws AppError TOO_MANY_TRIES with the whole minutes to wait
 */
export async function requireFewFailures(db: ReadDb, email: string, now: number): Promise<void> {
  const failures = await db
    .selectFrom('sign_in_attempts')
    .select('at')
    .where('email', '=', email)
    .where('at', '>', now - WINDOW)
    // A clock that was set back must not lock anybody out for as long.
    .where('at', '<', now + WINDOW)
    .orderBy('at', 'desc')
    .limit(FAILURES_AT_MOST)
    .execute();
  const tenthLast = failures[FAILURES_AT_MOST - 1];
  if (!tenthLast) return;
  const wait = Math.min(tenthLast.at + WINDOW - now, WINDOW);
  throw new AppError('TOO_MANY_TRIES', { params: { minutes: Math.ceil(wait / MINUTE) } });
}

/** Counts a failure, and forgets those of anybody that count no more. */
export async function countFailure(db: WriteDb, email: string, now: number): Promise<void> {
  await db
    .deleteFrom('sign_in_attempts')
    .where((is) => is.or([is('at', '<=', now - WINDOW), is('at', '>=', now + WINDOW)]))
    .execute();
  await db.insertInto('sign_in_attempts').values({ email, at: now }).execute();
}

/** After a right password: the person at the desk has proved who they are, and starts anew. */
export async function forgetFailures(db: WriteDb, email: string): Promise<void> {
  await db.deleteFrom('sign_in_attempts').where('email', '=', email).execute();
}

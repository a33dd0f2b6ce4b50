import { findProcedure } from '../shared/contract/index.ts';
import { AppError, type Result } from '../shared/errors.ts';
import type { ChangeFeed } from './changes.ts';
import type { Caller, Dispatch } from './dispatch.ts';
import { type Asked, LastAnswers } from './last-answers.ts';
import type { ServerWatch } from './server-watch.ts';

interface Absence {
  watch: ServerWatch;
  /** Finds out at once whether the server is there. */
  look: () => void;
  changes: Pick<ChangeFeed, 'subscribe'>;
  now: () => number;
}

const ENDS_SESSION = new Set(['auth.logout', 'auth.changePassword']);

/**
 * The same calls on a clinic whose server can be away: then what somebody saw before is answered as it was, marked with
 * its time, and all else is refused at once.
 */
export function throughAbsence(dispatch: Dispatch, { watch, look, changes, now }: Absence): Dispatch {
  const answers = new LastAnswers();
  changes.subscribe(({ entity }) => answers.outdate(entity));

  const lastAnswer = (asked: Asked): Result<unknown> | null => {
    const found = watch.awaySince === null ? null : answers.find(asked, watch.awaySince);
    if (!found) return null;
    const asOf = found.asOf === null ? watch.state.lastSeen : new Date(found.asOf).toISOString();
    return { ok: true, value: found.value, ...(asOf !== null && { asOf }) };
  };

  const ask = async (caller: Caller, asked: Asked): Promise<Result<unknown>> => {
    const began = { at: now(), changes: answers.changes };
    const result = await unlessAway(watch, dispatch(caller, asked.name, asked.input));
    if (result.ok && answers.isKept(asked.name)) answers.keep(asked, result.value, began);
    return result;
  };

  return async (caller, name, input) => {
    const procedure = findProcedure(name);
    // What everybody may ask is the same for all.
    const asked = { token: procedure?.access === 'public' ? null : caller.token, name, input };
    const kept = lastAnswer(asked);
    if (kept) return kept;
    const result = await (procedure?.kind === 'query' ? ask(caller, asked) : dispatch(caller, name, input));
    if (isSignedOut(name, result) && caller.token) answers.forget(caller.token);
    if (result.ok || result.error.code !== 'UNAVAILABLE') return result;
    look();
    return lastAnswer(asked) ?? result;
  };
}

/** Whoever signs out while the server is away gives up the token, and with it what it has opened. */
function isSignedOut(name: string, result: Result<unknown>): boolean {
  if (result.ok) return ENDS_SESSION.has(name);
  return result.error.reason === 'SESSION_EXPIRED' || name === 'auth.logout';
}

/** A question that is open when the server goes away is not waited for, wherever it got stuck. */
async function unlessAway(watch: ServerWatch, answer: Promise<Result<unknown>>): Promise<Result<unknown>> {
  let stop = () => {};
  const away = new Promise<Result<unknown>>((resolve) => {
    stop = watch.subscribe(({ isAway }) => {
      if (isAway) resolve({ ok: false, error: new AppError('SERVER_AWAY').wire });
    });
  });
  try {
    return await Promise.race([answer, away]);
  } finally {
    stop();
  }
}

/** Going back: what is looked at, and what is under way. Outside of the screens, which are gone when it is done. */
import type { Input } from '../../../../shared/contract/index.ts';
import type { BackupSource, RestoreProblem, RestoreProgress } from '../../../../shared/contract/backups.ts';
import { t } from '../../../../shared/messages/format.ts';
import { problemText } from '../../../../shared/messages/problem-text.ts';
import { asProblem, call, isSignedOut } from '../../api.ts';
import { createPrivateStore } from '../../lib/store.ts';
import { notify } from '../../lib/toasts.ts';
import { leave } from '../session/session.ts';

export interface Looked {
  source: BackupSource;
  /** When it was made, or what the file is called. */
  when: string;
}

interface Restoring {
  looked: Looked | null;
  isRunning: boolean;
  /** How far it has come, where that is known. */
  progress: RestoreProgress | null;
  /** Why it did not work. */
  problem: string | null;
}

const NOTHING: Restoring = { looked: null, isRunning: false, progress: null, problem: null };
export const restoring = createPrivateStore<Restoring>(NOTHING);

export const lookInto = (looked: Looked) => restoring.set({ ...NOTHING, looked });
export const closeLook = () => restoring.set(NOTHING);

/** Why it did not work, and how the clinic is. Support finds an unexpected one in the log, with its moment. */
export function restoreProblemText(problem: RestoreProblem): string {
  if (problem === 'OUTCOME_UNKNOWN') return t('backups.outcomeUnknown');
  const why = problem === 'INTERNAL' ? t('backups.unexpected') : problemText(problem);
  return `${why} ${t('backups.restoreFailed')}`;
}

const ASK_MS = 500;
const pause = () => new Promise((resolve) => setTimeout(resolve, ASK_MS));

/**
 * Begins, and waits until everybody is signed out, which is how it ends well.
 * @throws Problem where it is refused, with nothing begun
 */
export async function goBack(looked: Looked, owner: Input<'backups.restore'>['owner']): Promise<void> {
  await call('backups.restore', { source: looked.source, owner }, { commandId: crypto.randomUUID() });
  restoring.set({ ...NOTHING, looked, isRunning: true });
  try {
    restoring.set({ ...NOTHING, looked, problem: await outcome(looked) });
  } catch (error) {
    if (!isSignedOut(error)) {
      restoring.set({ ...NOTHING, looked, problem: asProblem(error).message });
      return;
    }
    leave();
    notify(t('backups.restored'));
  }
}

/** Why it did not work. @throws Problem SESSION_EXPIRED when it did */
async function outcome(looked: Looked): Promise<string> {
  for (;;) {
    await pause();
    const asked = await askOnce();
    if (asked?.isBusy === 'restoring') {
      restoring.set({ ...NOTHING, looked, isRunning: true, progress: asked.progress });
    } else if (asked) return restoreProblemText(asked.restore?.problem ?? 'INTERNAL');
  }
}

/** A desk, or a server, that does not answer for a moment may be at it. */
const MAY_PASS = ['OFFLINE', 'SERVER_AWAY'];

async function askOnce() {
  try {
    return (await call('backups.list', {})).status;
  } catch (error) {
    if (MAY_PASS.includes(asProblem(error).reason)) return null;
    throw error;
  }
}

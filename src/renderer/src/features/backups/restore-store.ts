/** Going back: what is looked at, and what is under way. Outside of the screens, which are gone when it is done. */
import type { BackupSource, RestoreProblem } from '../../../../shared/contract/backups.ts';
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
  /** Why it did not work. */
  problem: string | null;
}

const NOTHING: Restoring = { looked: null, isRunning: false, problem: null };
export const restoring = createPrivateStore<Restoring>(NOTHING);

export const lookInto = (looked: Looked) => restoring.set({ ...NOTHING, looked });
export const closeLook = () => restoring.set(NOTHING);

/** Support finds an unexpected one in the log, where it stands with its moment. */
export function restoreProblemText(problem: RestoreProblem): string {
  return problem === 'INTERNAL' ? t('backups.unexpected') : problemText(problem);
}

const ASK_MS = 500;
const pause = () => new Promise((resolve) => setTimeout(resolve, ASK_MS));

/** Begins, and waits until everybody is signed out, which is how it ends well. */
export async function goBack(looked: Looked): Promise<void> {
  restoring.set({ looked, isRunning: true, problem: null });
  try {
    await call('backups.restore', { source: looked.source }, { commandId: crypto.randomUUID() });
    const problem = await outcome();
    restoring.set({ looked, isRunning: false, problem });
  } catch (error) {
    if (!isSignedOut(error)) {
      restoring.set({ looked, isRunning: false, problem: asProblem(error).message });
      return;
    }
    leave();
    notify(t('backups.restored'));
  }
}

/** Why it did not work. @throws Problem SESSION_EXPIRED when it did */
async function outcome(): Promise<string> {
  for (;;) {
    await pause();
    const asked = await askOnce();
    if (asked && asked.isBusy !== 'restoring') {
      return restoreProblemText(asked.restore?.problem ?? 'INTERNAL');
    }
  }
}

async function askOnce() {
  try {
    return (await call('backups.list', {})).status;
  } catch (error) {
    // A desk that does not answer for a moment may be at it.
    if (asProblem(error).reason === 'OFFLINE') return null;
    throw error;
  }
}

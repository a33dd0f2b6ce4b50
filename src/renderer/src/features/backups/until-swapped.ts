/** Waits, before anybody can be signed in, until another clinic's file is in place. */
import type { Output } from '../../../../shared/contract/index.ts';
import { asProblem, call, Problem } from '../../api.ts';

const ASK_MS = 400;

type Status = Output<'setup.status'>;

/**
 * @param isDone whether the status is that of the clinic that was waited for
 * @throws Problem why it did not work
 */
export async function untilSwapped(isDone: (status: Status) => boolean): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, ASK_MS));
    const status = await askOnce();
    if (status && isDone(status)) return;
    if (status && !status.isRestoring) throw new Problem(status.restoreProblem ?? 'INTERNAL');
  }
}

async function askOnce(): Promise<Status | null> {
  try {
    return await call('setup.status', {});
  } catch (error) {
    if (asProblem(error).reason === 'OFFLINE') return null;
    throw error;
  }
}

import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isSignedOut, isUnanswered } from '../api.ts';
import { serverState } from './server-state.ts';
import { createStore } from './store.ts';

/** Whether the session ended under a screen that is open: the screen stays, and asks to sign in again. */
export const sessionEnded = createStore(false);

const RETRIES = 2;

/**
 * Only a desk that gave no answer is asked again; a refusal is an answer. So is the news that the clinic's server is
 * away: when it is back, everything is asked for anew.
 */
export function shouldRetry(failures: number, error: unknown): boolean {
  if (failures >= RETRIES || !isUnanswered(error) || error.reason === 'SERVER_BUSY') return false;
  return error.reason === 'OFFLINE' || !serverState.get().isAway;
}

export const retryDelay = (failures: number) => 300 * 2 ** failures;

function noticeSignOut(error: unknown): void {
  const wasSignedIn = queryClient.getQueryData(['auth.me', {}]) !== undefined;
  if (wasSignedIn && isSignedOut(error)) sessionEnded.set(true);
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignOut }),
  mutationCache: new MutationCache({ onError: noticeSignOut }),
  defaultOptions: {
    queries: {
      // The core pushes what changed, so nothing grows stale by itself.
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      // The desk is this computer or its network: the browser's opinion about the internet is beside the point.
      networkMode: 'always',
      retry: shouldRetry,
      retryDelay,
    },
    mutations: { networkMode: 'always' },
  },
});

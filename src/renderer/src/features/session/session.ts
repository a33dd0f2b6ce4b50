/** Who is signed in, and what signing in and out does to the screens. */
import { createContext, useContext } from 'react';
import type { Output } from '../../../../shared/contract/index.ts';
import type { Me } from '../../../../shared/contract/people.ts';
import type { Permission } from '../../../../shared/permissions.ts';
import { asProblem, call } from '../../api.ts';
import { queryClient, sessionEnded } from '../../lib/query-client.ts';
import { forgetPrivate } from '../../lib/store.ts';
import { notify } from '../../lib/toasts.ts';

const ME = ['auth.me', {}] as const;

/** Given by the gate, so that what closes behind it still knows who that was. */
export const MeContext = createContext<Me | null>(null);

/** The signed-in person; only for what is shown behind the sign-in. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('Nobody is signed in');
  return me;
}

export const useIsAdmin = (): boolean => useMe().role === 'admin';
export const useIsDoctor = (): boolean => useMe().role === 'doctor';

/** Whether the signed-in person has been allowed it; the core refuses it otherwise. */
export const useMay = (permission: Permission): boolean => useMe().permissions.includes(permission);

/** Another person than before starts with nothing of what the other one saw. */
export function enter({ user }: Output<'auth.login'>): void {
  const before = queryClient.getQueryData<Me>(ME);
  queryClient.setQueryData(ME, user);
  sessionEnded.set(false);
  if (before && before.id !== user.id) {
    forgetPrivate();
    void queryClient.resetQueries({ predicate: isSeen });
  } else void queryClient.invalidateQueries({ predicate: isSeen });
}

export async function signOut(): Promise<void> {
  try {
    await call('auth.logout', {});
  } catch (error) {
    const problem = asProblem(error);
    // Without an answer the session still stands, and saying otherwise would leave the desk open.
    if (problem.reason === 'OFFLINE') return notify(problem.message, 'problem');
  }
  leave();
}

/** Back to the sign-in screen, with nothing left of what was shown. */
export function leave(): void {
  sessionEnded.set(false);
  forgetPrivate();
  window.location.hash = '';
  queryClient.removeQueries({ predicate: isSeen });
  void queryClient.resetQueries({ queryKey: ME });
}

/** What somebody saw after signing in. */
function isSeen({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return queryKey[0] !== 'setup.status' && queryKey[0] !== 'auth.me';
}

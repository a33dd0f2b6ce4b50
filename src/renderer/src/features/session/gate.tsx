import { lazy, type ReactNode, Suspense } from 'react';
import { isSignedOut } from '../../api.ts';
import { Answer, LoadingState } from '../../components/states.tsx';
import { useChanges } from '../../lib/changes.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { sessionEnded } from '../../lib/query-client.ts';
import { useStore } from '../../lib/store.ts';
import { MeContext } from './session.ts';

// Neither is needed by somebody who is signed in, which is nearly always.
const SignIn = lazy(async () => ({ default: (await import('./sign-in-screen.tsx')).SignInScreen }));
const SignInAgain = lazy(async () => ({
  default: (await import('./session-ended-dialog.tsx')).SessionEndedDialog,
}));

/** Lets only signed-in people through. A session that ends later is renewed over the open screen. */
export function Gate({ children }: { children: ReactNode }) {
  const me = useQueryOf('auth.me', {});
  const hasEnded = useStore(sessionEnded);
  const isEnterable = me.data !== undefined;
  if (!isEnterable && isSignedOut(me.error))
    return (
      <Suspense fallback={<LoadingState />}>
        <SignIn />
      </Suspense>
    );
  if (!isEnterable && me.isFetching) return <LoadingState />;
  return (
    <Answer query={me}>
      {(user) => (
        <MeContext value={user}>
          <Following>{children}</Following>
          <Suspense>{hasEnded && <SignInAgain />}</Suspense>
        </MeContext>
      )}
    </Answer>
  );
}

/** No screen asks for anything before its changes would be told. */
function Following({ children }: { children: ReactNode }) {
  return useChanges() ? children : <LoadingState />;
}

import type { ReactNode } from 'react';
import { isSignedOut } from '../../api.ts';
import { Answer, LoadingState } from '../../components/states.tsx';
import { useChanges } from '../../lib/changes.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { MeContext } from './session.ts';
import { SessionEndedDialog } from './session-ended-dialog.tsx';
import { SignInScreen } from './sign-in-screen.tsx';

/** Lets only signed-in people through. A session that ends later is renewed over the open screen. */
export function Gate({ children }: { children: ReactNode }) {
  const me = useQueryOf('auth.me', {});
  const isEnterable = me.data !== undefined;
  if (!isEnterable && isSignedOut(me.error)) return <SignInScreen />;
  if (!isEnterable && me.isFetching) return <LoadingState />;
  return (
    <Answer query={me}>
      {(user) => (
        <MeContext value={user}>
          <Following>{children}</Following>
          <SessionEndedDialog />
        </MeContext>
      )}
    </Answer>
  );
}

/** No screen asks for anything before its changes would be told. */
function Following({ children }: { children: ReactNode }) {
  return useChanges() ? children : <LoadingState />;
}

import { useState } from 'react';
import type { User } from '../../../../shared/contract/people.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, call } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Actions, Dialog } from '../../components/dialog.tsx';
import { refresh } from '../../lib/changes.ts';
import { useCommand, useQueryOf } from '../../lib/hooks.ts';
import { notify, offerUndo } from '../../lib/toasts.ts';
import { useMe } from '../session/session.ts';

/** Takes the right to sign in away and gives it back, each as the other's undo. */
export function ActiveButton({ user }: { user: User }) {
  const { name, isActive } = user;
  const [isAsking, setAsking] = useState(false);
  const asksFirst = useEndsOwnSession(user);
  const { isPending, run } = useActiveSwitch(user);
  const close = () => setAsking(false);
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        isPending={isPending}
        aria-label={t(isActive ? 'users.deactivateOf' : 'users.reactivateOf', { name })}
        onPress={() => (asksFirst ? setAsking(true) : void run())}
      >
        {t(isActive ? 'users.deactivate' : 'users.reactivate')}
      </Button>
      <Dialog title={t('users.leaveTitle')} isOpen={isAsking} onClose={close}>
        <p>{t('users.leaveHint')}</p>
        <Actions>
          <Button slot={null} autoFocus onPress={close}>
            {t('action.cancel')}
          </Button>
          <Button slot={null} variant="danger" isPending={isPending} onPress={() => void run().then(close)}>
            {t('users.deactivate')}
          </Button>
        </Actions>
      </Dialog>
    </>
  );
}

/** Who deactivates themselves is signed out and cannot undo it. The last admin is refused anyway. */
function useEndsOwnSession(user: User): boolean {
  const me = useMe();
  const users = useQueryOf('users.list', {}).data?.items ?? [];
  const hasOther = users.some(({ id, role, isActive }) => id !== me.id && role === 'admin' && isActive);
  return user.id === me.id && hasOther;
}

function useActiveSwitch({ id, name, isActive }: User) {
  const next = isActive ? 'users.deactivate' : 'users.reactivate';
  const back = isActive ? 'users.reactivate' : 'users.deactivate';
  const command = useCommand(next);
  const run = async () => {
    try {
      await command.mutateAsync({ id });
    } catch (error) {
      return notify(asProblem(error).message, 'problem');
    }
    offerUndo(t(isActive ? 'users.deactivated' : 'users.reactivated', { name }), async () => {
      await call(back, { id }, { commandId: crypto.randomUUID() });
      void refresh('users');
      return undefined;
    });
  };
  return { isPending: command.isPending, run };
}

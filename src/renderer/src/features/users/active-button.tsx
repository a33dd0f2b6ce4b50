/* oxlint-disable jsx-a11y/no-autofocus -- the question starts at the answer that changes nothing */
import { useState } from 'react';
import type { User } from '../../../../shared/contract/people.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { Actions, Dialog } from '../../components/dialog.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import { useSwitch } from '../../lib/use-switch.ts';
import { useMe } from '../session/session.ts';

/** Takes the right to sign in away and gives it back, each as the other's undo. */
export function ActiveButton({ user }: { user: User }) {
  const { id, name, isActive } = user;
  const [isAsking, setAsking] = useState(false);
  const asksFirst = useEndsOwnSession(user);
  const { isPending, run } = useSwitch({
    name: isActive ? 'users.deactivate' : 'users.reactivate',
    back: isActive ? 'users.reactivate' : 'users.deactivate',
    done: t(isActive ? 'users.deactivated' : 'users.reactivated', { name }),
  });
  const close = () => setAsking(false);
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        isPending={isPending}
        aria-label={t(isActive ? 'users.deactivateOf' : 'users.reactivateOf', { name })}
        onPress={() => (asksFirst ? setAsking(true) : void run(id))}
      >
        {t(isActive ? 'users.deactivate' : 'users.reactivate')}
      </Button>
      <Dialog title={t('users.leaveTitle')} isOpen={isAsking} onClose={close}>
        <p>{t('users.leaveHint')}</p>
        <Actions>
          <Button slot={null} autoFocus onPress={close}>
            {t('action.cancel')}
          </Button>
          <Button slot={null} variant="danger" isPending={isPending} onPress={() => void run(id).then(close)}>
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

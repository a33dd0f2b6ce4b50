import { useState } from 'react';
import type { User } from '../../../../shared/contract/people.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, call } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { refresh } from '../../lib/changes.ts';
import { useCommand } from '../../lib/hooks.ts';
import { notify, offerUndo } from '../../lib/toasts.ts';
import { EditUserForm, ResetPasswordForm } from './user-forms.tsx';
import styles from './users-screen.module.css';

type Open = 'edit' | 'reset' | null;

export function UserActions({ user }: { user: User }) {
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const { name } = user;
  return (
    <div className={styles['actions']}>
      <Button size="small" aria-label={t('users.editOf', { name })} onPress={() => setOpen('edit')}>
        {t('users.edit')}
      </Button>
      <Button size="small" aria-label={t('users.resetOf', { name })} onPress={() => setOpen('reset')}>
        {t('users.reset')}
      </Button>
      <ActiveButton user={user} />
      <Dialog title={t('users.editTitle')} isOpen={open === 'edit'} onClose={close}>
        <EditUserForm user={user} onDone={close} />
      </Dialog>
      <Dialog title={t('users.resetOf', { name })} isOpen={open === 'reset'} onClose={close}>
        <ResetPasswordForm user={user} onDone={close} />
      </Dialog>
    </div>
  );
}

function ActiveButton({ user: { id, name, isActive } }: { user: User }) {
  const next = isActive ? 'users.deactivate' : 'users.reactivate';
  const back = isActive ? 'users.reactivate' : 'users.deactivate';
  const command = useCommand(next);
  const press = async () => {
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
  return (
    <Button
      size="small"
      variant="quiet"
      isPending={command.isPending}
      aria-label={t(isActive ? 'users.deactivateOf' : 'users.reactivateOf', { name })}
      onPress={() => void press()}
    >
      {t(next)}
    </Button>
  );
}

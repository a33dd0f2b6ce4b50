import { useState } from 'react';
import type { User } from '../../../../shared/contract/people.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ActiveButton } from './active-button.tsx';
import { UserPermissions } from './user-permissions.tsx';
import { EditUserForm, ResetPasswordForm } from './user-forms.tsx';
import styles from './users-screen.module.css';

type Open = 'edit' | 'reset' | 'permissions' | null;

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
      {user.role === 'receptionist' && (
        <Button
          size="small"
          aria-label={t('permissions.ownOf', { name })}
          onPress={() => setOpen('permissions')}
        >
          {t('permissions.own')}
        </Button>
      )}
      <ActiveButton user={user} />
      <Dialog title={t('users.editTitle')} isOpen={open === 'edit'} onClose={close}>
        <EditUserForm user={user} onDone={close} />
      </Dialog>
      <Dialog title={t('users.resetOf', { name })} isOpen={open === 'reset'} onClose={close}>
        <ResetPasswordForm user={user} onDone={close} />
      </Dialog>
      <Dialog title={t('permissions.ownOf', { name })} isOpen={open === 'permissions'} onClose={close}>
        <UserPermissions user={user} />
      </Dialog>
    </div>
  );
}

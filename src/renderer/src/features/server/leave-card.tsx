import { useState } from 'react';
import type { ServerStatus } from '../../../../shared/contract/server.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Actions, Dialog } from '../../components/dialog.tsx';
import { Card } from '../../components/page.tsx';
import { useCommand } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import styles from './server.module.css';

/** Back to the file on this computer: not hidden, but never by one key. */
export function LeaveCard({ status }: { status: ServerStatus }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Card title={t('server.leave')}>
      <p className={styles['soft']}>{t('server.leaveHint')}</p>
      <div>
        <Button onPress={() => setOpen(true)}>{t('server.leaveButton')}</Button>
      </div>
      <Dialog title={t('server.leaveTitle')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Leaving hasFile={status.hasFile} onClose={() => setOpen(false)} />
      </Dialog>
    </Card>
  );
}

function Leaving({ hasFile, onClose }: { hasFile: boolean; onClose: () => void }) {
  const leave = useCommand('server.leave', { isDoneWhenShown: true });
  const done = () => {
    notify(t('server.left'));
    onClose();
  };
  return (
    <>
      <p>{t('server.leaveHint')}</p>
      <Alert kind="warning">{t(hasFile ? 'server.leaveOld' : 'server.leaveNew')}</Alert>
      {leave.error && <Alert>{leave.error.message}</Alert>}
      <Actions>
        <Button onPress={onClose}>{t('action.cancel')}</Button>
        <Button
          variant="primary"
          isPending={leave.isPending}
          onPress={() => leave.mutate({}, { onSuccess: done })}
        >
          {t('server.leaveNow')}
        </Button>
      </Actions>
    </>
  );
}

import { useState } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Actions, Dialog } from '../../components/dialog.tsx';
import { Card } from '../../components/page.tsx';
import { useCommand } from '../../lib/hooks.ts';
import styles from './house.module.css';

/** The whole clinic from the server into a file of this computer. */
export function MoveBack() {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Card title={t('house.backTitle')}>
      <p className={styles['soft']}>{t('house.backHint')}</p>
      <div>
        <Button onPress={() => setOpen(true)}>{t('house.backButton')}</Button>
      </div>
      <Dialog title={t('house.backAsk')} isOpen={isOpen} onClose={close}>
        <Moving onClose={close} />
      </Dialog>
    </Card>
  );
}

function Moving({ onClose }: { onClose: () => void }) {
  const move = useCommand('house.moveToFile', { isDoneWhenShown: true });
  return (
    <>
      <p>{t('house.backHint')}</p>
      <p>{t('house.readOnly')}</p>
      <Alert kind="warning">{t('house.backOthers')}</Alert>
      {move.error && <Alert>{move.error.message}</Alert>}
      <Actions>
        <Button onPress={onClose}>{t('action.cancel')}</Button>
        <Button
          variant="primary"
          isPending={move.isPending}
          onPress={() => move.mutate({}, { onSuccess: onClose })}
        >
          {t('house.backStart')}
        </Button>
      </Actions>
    </>
  );
}

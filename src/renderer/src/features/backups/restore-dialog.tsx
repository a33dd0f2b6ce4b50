import { History } from 'lucide-react';
import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Actions, Dialog } from '../../components/dialog.tsx';
import { Answer } from '../../components/states.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import { useStore } from '../../lib/store.ts';
import styles from './backups.module.css';
import { closeLook, goBack, type Looked, restoring } from './restore-store.ts';
import { WhatIsLost } from './what-is-lost.tsx';

/** What a backup holds and what would be lost with it; then the going back itself, which nobody can leave. */
export function RestoreDialog() {
  const { looked, isRunning, problem } = useStore(restoring);
  const title = isRunning ? t('backups.restoring') : t('backups.goTo', { when: looked?.when ?? '' });
  return (
    <Dialog title={title} isOpen={looked !== null} onClose={isRunning ? undefined : closeLook} size="large">
      {isRunning ? (
        <output>{t('backups.restoringHint')}</output>
      ) : (
        <>
          {problem && (
            <Alert>
              {problem} {t('backups.restoreFailed')}
            </Alert>
          )}
          {looked && <Look looked={looked} />}
        </>
      )}
    </Dialog>
  );
}

function Look({ looked }: { looked: Looked }) {
  const preview = useQueryOf('backups.preview', { source: looked.source }, { isForgotten: true });
  if (preview.isPending) return <output>{t('backups.looking')}</output>;
  return (
    <Answer query={preview}>
      {(found) => (
        <div className={styles['look']}>
          <WhatIsLost found={found} />
          <Alert kind="info">{t('backups.keeps')}</Alert>
          <Actions>
            <Button onPress={closeLook}>{t('action.cancel')}</Button>
            <Button variant="danger" onPress={() => void goBack(looked)}>
              <History aria-hidden />
              {t('backups.restore')}
            </Button>
          </Actions>
        </div>
      )}
    </Answer>
  );
}

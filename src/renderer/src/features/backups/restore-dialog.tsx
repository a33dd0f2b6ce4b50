import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Answer } from '../../components/states.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import { useStore } from '../../lib/store.ts';
import styles from './backups.module.css';
import { GoBack } from './go-back.tsx';
import { closeLook, type Looked, restoring } from './restore-store.ts';
import { RestoreProgress } from './restore-progress.tsx';
import { WhatIsLost } from './what-is-lost.tsx';

/** What a backup holds and what would be lost with it; then the going back itself, which nobody can leave. */
export function RestoreDialog() {
  const { looked, isRunning, progress, problem } = useStore(restoring);
  const title = isRunning ? t('backups.restoring') : t('backups.goTo', { when: looked?.when ?? '' });
  return (
    <Dialog title={title} isOpen={looked !== null} onClose={isRunning ? undefined : closeLook} size="large">
      {isRunning ? (
        <RestoreProgress progress={progress} />
      ) : (
        <>
          {problem && <Alert>{problem}</Alert>}
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
          <Alert kind="info">
            <p>{t('backups.keeps')}</p>
            {found.isOnServer && <p>{t('backups.allDesks')}</p>}
          </Alert>
          <GoBack looked={looked} needsOwner={found.needsOwner} />
        </div>
      )}
    </Answer>
  );
}

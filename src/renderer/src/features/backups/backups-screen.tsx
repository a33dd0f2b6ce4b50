import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { Card, Page } from '../../components/page.tsx';
import { Answer } from '../../components/states.tsx';
import { useBackups } from './backups-data.ts';
import styles from './backups.module.css';
import { BackupsTable } from './backups-table.tsx';
import { OtherFile } from './other-file.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import { restoreProblemText } from './restore-store.ts';
import { SecondFolder } from './second-folder.tsx';
import { StatusCard } from './status-card.tsx';

/** What there is to go back to, and how backups do. */
export function BackupsScreen() {
  const list = useBackups();
  return (
    <Page title={t('nav.backups')} actions={<OtherFile />}>
      <Answer query={list}>
        {({ items, status }) => (
          <div className={styles['wide']}>
            {status.restore?.outcome === 'interrupted' && (
              <Alert kind="info">{t('backups.wasInterrupted')}</Alert>
            )}
            {status.restore?.problem && (
              <Alert>
                {t('backups.wasFailed')} {restoreProblemText(status.restore.problem)}
              </Alert>
            )}
            <div className={styles['cards']}>
              <StatusCard status={status} />
              <SecondFolder second={status.second} />
            </div>
            <Card title={t('backups.list')}>
              <BackupsTable items={items} />
            </Card>
          </div>
        )}
      </Answer>
      <RestoreDialog />
    </Page>
  );
}

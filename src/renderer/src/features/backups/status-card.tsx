import { DatabaseBackup } from 'lucide-react';
import type { BackupStatus } from '../../../../shared/contract/backups.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/page.tsx';
import { formatVisit, useTimeZone } from '../../lib/clock.ts';
import { useCommand, useQueryOf } from '../../lib/hooks.ts';
import { isMaking } from './backups-data.ts';
import styles from './backups.module.css';

/** When the last one was made, what is wrong, and one more. */
export function StatusCard({ status }: { status: BackupStatus }) {
  const zone = useTimeZone();
  const make = useCommand('backups.make', { isDoneWhenShown: true });
  const isOnServer = useQueryOf('setup.status', {}).data?.isOnServer ?? false;
  const { lastGoodAt, problem, folder } = status;
  return (
    <Card title={t('backups.status')}>
      {problem && <Alert>{t(`backups.problem.${problem}`)}</Alert>}
      {make.error && <Alert>{make.error.message}</Alert>}
      <p className={styles['last']}>
        <span className={styles['soft']}>{t('backups.last')}</span>
        <strong>{lastGoodAt ? formatVisit(Date.parse(lastGoodAt), zone) : t('backups.never')}</strong>
      </p>
      <p className={styles['soft']}>{t(isOnServer ? 'backups.hintOnServer' : 'backups.hint')}</p>
      <p className={styles['soft']}>
        {t('backups.folder')}: <bdi className={styles['path']}>{folder}</bdi>
      </p>
      <div className={styles['buttons']}>
        <Button
          variant="primary"
          isPending={make.isPending || isMaking(status)}
          onPress={() => make.mutate({})}
        >
          <DatabaseBackup aria-hidden />
          {t(isMaking(status) ? 'backups.making' : 'backups.make')}
        </Button>
      </div>
    </Card>
  );
}

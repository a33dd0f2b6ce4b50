import { useQuery } from '@tanstack/react-query';
import type { Health } from '../../../../shared/contract/health.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { Page } from '../../components/page.tsx';
import { Answer } from '../../components/states.tsx';
import { useTimeZone } from '../../lib/clock.ts';
import { optionsOf } from '../../lib/hooks.ts';
import { alertText } from './alert-text.ts';
import { AnswersCard } from './answers-card.tsx';
import { BackupsCard } from './backups-card.tsx';
import { DatabaseCard } from './database-card.tsx';
import { DiskCard } from './disk-card.tsx';
import styles from './health.module.css';
import { ProgramCard } from './program-card.tsx';
import { SupportCard } from './support-card.tsx';

/** While it is looked at. */
const EVERY_MS = 30_000;

/** How the program does, for admins. */
export function HealthScreen() {
  const health = useQuery({ ...optionsOf('health.get', {}), refetchInterval: EVERY_MS, gcTime: 0 });
  return (
    <Page title={t('nav.health')}>
      <Answer query={health}>{(data) => <HealthOf health={data} />}</Answer>
    </Page>
  );
}

function HealthOf({ health }: { health: Health }) {
  return (
    <>
      <Summary health={health} />
      <div className={styles['cards']}>
        <DatabaseCard health={health} />
        <BackupsCard health={health} />
        <DiskCard health={health} />
        <ProgramCard health={health} />
        <AnswersCard health={health} />
        <div className={styles['wide']}>
          <SupportCard />
        </div>
      </div>
    </>
  );
}

function Summary({ health: { alerts } }: { health: Health }) {
  const timeZone = useTimeZone();
  if (alerts.length === 0) {
    return (
      <Alert kind="info">
        <strong>{t('health.fine')}</strong>
      </Alert>
    );
  }
  return (
    <Alert kind="warning">
      <strong>{t('health.needsLook')}</strong>
      <ul className={styles['list']}>
        {alerts.map((alert) => (
          <li key={`${alert.kind} ${alert.procedure}`}>{alertText(alert, timeZone)}</li>
        ))}
      </ul>
    </Alert>
  );
}

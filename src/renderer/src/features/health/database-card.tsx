import { ShieldCheck } from 'lucide-react';
import type { Check, Health } from '../../../../shared/contract/health.ts';
import { dotted, listed, t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import { formatInstant, useTimeZone } from '../../lib/clock.ts';
import { timeText } from '../stats/numbers.ts';
import { bytesText } from './bytes.ts';
import styles from './health.module.css';
import { StateCard } from './state-card.tsx';
import { databaseState } from './states.ts';
import { useCheck } from './use-check.ts';

export function DatabaseCard({ health }: { health: Health }) {
  const timeZone = useTimeZone();
  const { isBusy, run } = useCheck();
  const { database, versions, check } = health;
  return (
    <StateCard title={t('system.database')} state={databaseState(health)}>
      {check && !check.isSound && <Damage check={check} />}
      <Facts
        facts={[
          { name: t('system.fileSize'), value: bytesText(database.fileBytes) },
          { name: t('system.walSize'), value: bytesText(database.walBytes) },
          { name: t('system.freeSize'), value: bytesText(database.freeBytes) },
          { name: t('about.schema'), value: versions.schema },
          { name: t('system.journal'), value: database.journalMode.toUpperCase() },
          {
            name: t('system.lastCheck'),
            value: check ? checkText(check, timeZone) : t('system.neverChecked'),
          },
        ]}
      />
      <p className={styles['hint']}>{t('system.checkHint')}</p>
      <div>
        <Button isPending={isBusy || health.isChecking} onPress={run}>
          <ShieldCheck aria-hidden />
          {isBusy || health.isChecking ? t('app.working') : t('system.checkNow')}
        </Button>
      </div>
    </StateCard>
  );
}

function checkText({ at, took, isSound }: Check, timeZone: string): string {
  return dotted([
    t(isSound ? 'system.sound' : 'system.damaged'),
    formatInstant(at, timeZone),
    t('system.checkTook', { time: timeText(took) }),
  ]);
}

function Damage({ check: { pages, links, brokenAuditId } }: { check: Check }) {
  return (
    <Alert>
      <ul className={styles['list']}>
        {pages.length > 0 && <li>{t('system.pagesBroken', { count: pages.length })}</li>}
        {links.length > 0 && <li>{t('system.linksBroken', { links: listed(links) })}</li>}
        {brokenAuditId !== null && <li>{t('system.historyBroken', { number: String(brokenAuditId) })}</li>}
      </ul>
      <p>{t('system.whatToDo')}</p>
    </Alert>
  );
}

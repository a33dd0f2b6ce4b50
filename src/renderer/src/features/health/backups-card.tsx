import type { Health } from '../../../../shared/contract/health.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { Facts } from '../../components/facts.tsx';
import { formatInstant, useTimeZone } from '../../lib/clock.ts';
import { StateCard } from './state-card.tsx';
import { backupsState } from './states.ts';

export function BackupsCard({ health }: { health: Health }) {
  const timeZone = useTimeZone();
  const { lastGoodAt, problem, ...second } = health.backups;
  return (
    <StateCard title={t('system.backups')} state={backupsState(health)}>
      {problem && <Alert>{t(`system.problem.${problem}`)}</Alert>}
      <Facts
        facts={[
          {
            name: t('system.lastBackup'),
            value: lastGoodAt ? formatInstant(lastGoodAt, timeZone) : t('system.noBackup'),
          },
          { name: t('system.secondFolder'), value: secondText(second) },
        ]}
      />
    </StateCard>
  );
}

function secondText({
  hasSecondFolder,
  secondProblem,
}: Pick<Health['backups'], 'hasSecondFolder' | 'secondProblem'>) {
  if (secondProblem) return t(`system.problem.${secondProblem}`);
  return t(hasSecondFolder ? 'system.second.good' : 'system.second.none');
}

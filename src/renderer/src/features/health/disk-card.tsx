import type { Health } from '../../../../shared/contract/health.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Facts } from '../../components/facts.tsx';
import { bytesText } from './bytes.ts';
import { StateCard } from './state-card.tsx';
import { diskState } from './states.ts';

export function DiskCard({ health }: { health: Health }) {
  const { disk } = health;
  return (
    <StateCard title={t('system.disk')} state={diskState(health)}>
      {disk ? (
        <Facts
          facts={[
            { name: t('system.free'), value: bytesText(disk.freeBytes) },
            { name: t('system.needed'), value: bytesText(disk.neededBytes) },
            { name: t('system.total'), value: bytesText(disk.totalBytes) },
          ]}
        />
      ) : (
        <p>{t('system.diskUnknown')}</p>
      )}
    </StateCard>
  );
}

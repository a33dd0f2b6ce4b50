import type { Health } from '../../../../shared/contract/health.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Facts } from '../../components/facts.tsx';
import { formatInstant, useTimeZone } from '../../lib/clock.ts';
import { bytesText } from './bytes.ts';
import { StateCard } from './state-card.tsx';

export function ProgramCard({ health: { versions, startedAt, memoryBytes } }: { health: Health }) {
  const timeZone = useTimeZone();
  return (
    <StateCard title={t('system.program')}>
      <Facts
        facts={[
          { name: t('about.app'), value: versions.app },
          { name: t('system.since'), value: formatInstant(startedAt, timeZone) },
          { name: t('system.memory'), value: bytesText(memoryBytes) },
          { name: t('about.system'), value: versions.system },
        ]}
      />
    </StateCard>
  );
}

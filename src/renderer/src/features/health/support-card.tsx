import { LifeBuoy } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract/index.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { useCommand } from '../../lib/hooks.ts';
import { useDownload } from '../print/use-download.ts';
import styles from './health.module.css';
import { StateCard } from './state-card.tsx';
import { SupportDialog } from './support-dialog.tsx';

export function SupportCard() {
  const make = useCommand('support.make');
  const [made, setMade] = useState<Output<'support.make'> | null>(null);
  const { isBusy, run } = useDownload(async () => setMade(await make.mutateAsync({})));
  return (
    <StateCard title={t('support.title')}>
      <p>{t('support.hint')}</p>
      <p className={styles['hint']}>{t('support.holds')}</p>
      <div>
        <Button isPending={isBusy} onPress={run}>
          <LifeBuoy aria-hidden />
          {t('support.make')}
        </Button>
      </div>
      {made && <SupportDialog made={made} onClose={() => setMade(null)} />}
    </StateCard>
  );
}

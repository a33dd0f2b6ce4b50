import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, call } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import styles from './audit.module.css';

type Check =
  | { is: 'running'; last: number; total: number }
  | { is: 'whole'; count: number }
  | { is: 'broken'; id: number }
  | { is: 'failed'; message: string };

/** Whether anybody changed the history behind the program's back: checked piece by piece, with the way shown. */
export function ChainCheck() {
  const [check, setCheck] = useState<Check | null>(null);
  const run = async () => {
    let after = 0;
    try {
      for (;;) {
        const { last, total, isDone, brokenId } = await call('audit.verify', { after });
        if (brokenId !== null) return setCheck({ is: 'broken', id: brokenId });
        if (isDone) return setCheck({ is: 'whole', count: last });
        setCheck({ is: 'running', last, total });
        after = last;
      }
    } catch (error) {
      setCheck({ is: 'failed', message: asProblem(error).message });
    }
  };
  return (
    <div className={styles['check']}>
      {check && <Outcome check={check} />}
      <Button isPending={check?.is === 'running'} onPress={() => void run()}>
        <ShieldCheck aria-hidden />
        {t('audit.verify')}
      </Button>
    </div>
  );
}

function Outcome({ check }: { check: Check }) {
  if (check.is === 'running') return <output>{t('audit.verifying', check)}</output>;
  if (check.is === 'whole') return <Alert kind="info">{t('audit.verified', check)}</Alert>;
  return <Alert>{check.is === 'failed' ? check.message : t('audit.broken', { id: String(check.id) })}</Alert>;
}

import { useState } from 'react';
import type { ServerStatus } from '../../../../shared/contract/server.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, call } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import styles from './server.module.css';

interface NextStartProps {
  status: ServerStatus;
  restart: 'server.restart' | 'setup.restart';
}

/** What the next start opens, and the way there. */
export function NextStart({ status: { next, canRestart }, restart }: NextStartProps) {
  if (!next) return null;
  const { server } = next;
  return (
    <div className={styles['form']}>
      <Alert kind="info">
        <p>
          {server
            ? t('server.next.server', { host: server.host, database: server.database })
            : t('server.next.file')}
        </p>
        {!canRestart && <p>{t('server.restartByHand')}</p>}
      </Alert>
      {canRestart && <Restart restart={restart} />}
    </div>
  );
}

function Restart({ restart }: Pick<NextStartProps, 'restart'>) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const begin = async () => {
    setBusy(true);
    setProblem(null);
    try {
      // The window goes with the program; until then it says what is going on.
      if (restart === 'setup.restart') await call(restart, { isSure: true });
      else await call(restart, {}, { commandId: crypto.randomUUID() });
    } catch (error) {
      setProblem(asProblem(error).message);
      setBusy(false);
    }
  };
  return (
    <>
      {problem && <Alert>{problem}</Alert>}
      <div>
        <Button variant="primary" isPending={isBusy} onPress={() => void begin()}>
          {t(isBusy ? 'server.restarting' : 'server.restart')}
        </Button>
      </div>
    </>
  );
}

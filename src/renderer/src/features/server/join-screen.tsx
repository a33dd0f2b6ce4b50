import { useState } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, call } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Answer } from '../../components/states.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import { queryClient } from '../../lib/query-client.ts';
import { createStore } from '../../lib/store.ts';
import { Doorway } from '../session/doorway.tsx';
import { NextStart } from './next-start.tsx';
import { ServerForm, type Tested } from './server-form.tsx';
import styles from './server.module.css';

/** Whether the first run has turned to a clinic that is there already. */
export const joining = createStore(false);

/** On a new desk: in place of setting a clinic up, the one that others work with. */
export function JoinScreen() {
  const status = useQueryOf('setup.serverStatus', {});
  return (
    <Doorway title={t('server.joinTitle')} hint={t('server.joinHint')} isWide>
      <Answer query={status}>
        {(data) =>
          data.next ? (
            <NextStart status={data} restart="setup.restart" />
          ) : (
            <ServerForm
              status={data}
              test="setup.testServer"
              isAlone
              renderNext={(tested) => <Join tested={tested} />}
            />
          )
        }
      </Answer>
      <div>
        <Button variant="quiet" onPress={() => joining.set(false)}>
          {t('server.back')}
        </Button>
      </div>
    </Doorway>
  );
}

function Join({ tested: { input, answer } }: { tested: Tested }) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (!answer.isUsable) return null;
  const join = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await call('setup.joinServer', input);
      await queryClient.invalidateQueries({ queryKey: ['setup.serverStatus', {}] });
    } catch (error) {
      setProblem(asProblem(error).message);
      setBusy(false);
    }
  };
  return (
    <div className={styles['form']}>
      {problem && <Alert>{problem}</Alert>}
      <div>
        <Button variant="primary" isPending={isBusy} onPress={() => void join()}>
          {t('server.useThis')}
        </Button>
      </div>
    </div>
  );
}

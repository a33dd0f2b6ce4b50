import { useState } from 'react';
import type { ServerStatus } from '../../../../shared/contract/server.ts';
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
            <Joined status={data} />
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
      {!status.data?.next && (
        <div>
          <Button variant="quiet" onPress={() => joining.set(false)}>
            {t('server.back')}
          </Button>
        </div>
      )}
    </Doorway>
  );
}

/** Chosen, and not there yet: a clinic that is set up now would be left behind by the next start. */
function Joined({ status }: { status: ServerStatus }) {
  const [problem, setProblem] = useState<string | null>(null);
  const stay = async () => {
    try {
      await call('setup.leaveServer', { isSure: true });
      joining.set(false);
      await queryClient.invalidateQueries({ queryKey: ['setup.serverStatus', {}] });
    } catch (error) {
      setProblem(asProblem(error).message);
    }
  };
  return (
    <>
      <NextStart status={status} restart="setup.restart" />
      {problem && <Alert>{problem}</Alert>}
      <div>
        <Button variant="quiet" onPress={() => void stay()}>
          {t('server.stay')}
        </Button>
      </div>
    </>
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

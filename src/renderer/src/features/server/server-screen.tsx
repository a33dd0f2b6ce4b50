import { t } from '../../../../shared/messages/format.ts';
import { Card, Page } from '../../components/page.tsx';
import { Answer } from '../../components/states.tsx';
import { MoveBack } from '../house/move-back.tsx';
import { MoveState } from '../house/move-state.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import { LeaveCard } from './leave-card.tsx';
import { ServerForm } from './server-form.tsx';
import styles from './server.module.css';
import { UseServer } from './use-server.tsx';
import { WhereCard } from './where-card.tsx';

/** Where the clinic is, and the way to a server and back. */
export function ServerScreen() {
  const status = useQueryOf('server.status', {});
  return (
    <Page title={t('nav.server')}>
      <Answer query={status}>
        {(data) => {
          const isOnServer = data.server !== null;
          const staysOnServer = data.next ? data.next.server !== null : isOnServer;
          return (
            <div className={styles['screen']}>
              <MoveState canRestart={data.canRestart} />
              <WhereCard status={data} />
              <Card title={t(isOnServer ? 'server.change' : 'server.use')}>
                <ServerForm
                  status={data}
                  test="server.test"
                  renderNext={(tested) => <UseServer tested={tested} isOnServer={isOnServer} />}
                />
              </Card>
              {isOnServer && staysOnServer && <MoveBack />}
              {staysOnServer && <LeaveCard status={data} />}
            </div>
          );
        }}
      </Answer>
    </Page>
  );
}

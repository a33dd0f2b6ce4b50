import type { ServerStatus, ShownServer } from '../../../../shared/contract/server.ts';
import { t } from '../../../../shared/messages/format.ts';
import { type Fact, Facts } from '../../components/facts.tsx';
import { Card } from '../../components/page.tsx';
import { NextStart } from './next-start.tsx';
import styles from './server.module.css';

/** Where the clinic is at the moment, and what the next start opens where that is something else. */
export function WhereCard({ status }: { status: ServerStatus }) {
  const { server, folder, next } = status;
  return (
    <Card title={t('server.where')}>
      {server ? (
        <Facts facts={factsOf(server, status)} />
      ) : (
        <Facts
          facts={[
            { name: t('server.place'), value: t('server.inFile') },
            { name: t('server.folder'), value: folder },
          ]}
        />
      )}
      {!server && <p className={styles['soft']}>{t('server.hint')}</p>}
      {next && <NextStart status={status} restart="server.restart" />}
    </Card>
  );
}

function factsOf(server: ShownServer, { version, password }: ServerStatus): Fact[] {
  const { host, port, database, user, deskName } = server;
  return [
    {
      name: t('server.place'),
      value: version === null ? t('server.onServerSilent') : t('server.onServer', { version }),
    },
    { name: t('server.address'), value: `${host}:${port}` },
    { name: t('server.database'), value: database },
    { name: t('server.user'), value: user },
    { name: t('server.tls'), value: tlsText(server) },
    { name: t('server.deskName'), value: deskName },
    { name: t('server.password'), value: t(`server.password.${password.isKept ? password.place : 'none'}`) },
  ];
}

function tlsText({ tls, ca }: ShownServer): string {
  return t(tls === 'verify' && ca !== undefined ? 'server.tls.verifyOwn' : `server.tls.${tls}`);
}

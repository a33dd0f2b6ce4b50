import { Copy } from 'lucide-react';
import type { Versions } from '../../../../shared/contract/health.ts';
import { plain, t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { Facts, type Fact } from '../../components/facts.tsx';
import { Card, Page } from '../../components/page.tsx';
import { Answer } from '../../components/states.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import styles from './about.module.css';
import { LicenceList } from './licence-list.tsx';
import { useLicences } from './use-licences.ts';

export function AboutScreen() {
  const versions = useQueryOf('about.get', {});
  const licences = useLicences();
  return (
    <Page title={t('nav.about')}>
      <div className={styles['cards']}>
        <Card title={t('about.versions')}>
          <p>{t('about.own')}</p>
          <Answer query={versions}>{(data) => <VersionsOf versions={data} />}</Answer>
        </Card>
        <Card title={t('about.licences')}>
          <p className={styles['hint']}>{t('about.licencesHint')}</p>
          <Answer query={licences}>{(data) => <LicenceList licences={data} />}</Answer>
        </Card>
      </div>
    </Page>
  );
}

function VersionsOf({ versions }: { versions: Versions }) {
  const facts = factsOf(versions);
  const copy = () => {
    const text = facts.map(({ name, value }) => `${name}: ${value}`).join('\n');
    navigator.clipboard.writeText(plain(text)).then(
      () => notify(t('about.copied')),
      () => notify(t('about.copyFailed'), 'problem'),
    );
  };
  return (
    <>
      <Facts facts={facts} />
      <div>
        <Button onPress={copy}>
          <Copy aria-hidden />
          {t('about.copy')}
        </Button>
      </div>
    </>
  );
}

function factsOf({ app, schema, database, electron, chromium, node, system }: Versions): Fact[] {
  return [
    { name: t('about.app'), value: app },
    ...(electron === null
      ? [{ name: 'Electron', value: t('about.browser') }]
      : [
          { name: 'Electron', value: electron },
          { name: 'Chromium', value: chromium ?? '' },
        ]),
    { name: 'Node.js', value: node },
    { name: t('about.database'), value: database },
    { name: t('about.schema'), value: schema },
    { name: t('about.system'), value: system },
  ];
}

import { FileTrigger } from 'react-aria-components';
import { useState } from 'react';
import { LOGO_BYTES, type Logo, type Settings } from '../../../../shared/contract/clinic.ts';
import { t } from '../../../../shared/messages/format.ts';
import { fieldText } from '../../../../shared/messages/problem-text.ts';
import { asProblem, call } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/page.tsx';
import { useCommand, useQueryOf } from '../../lib/hooks.ts';
import { queryClient } from '../../lib/query-client.ts';
import { notify, offerUndo } from '../../lib/toasts.ts';
import { ClinicHead } from '../print/clinic-head.tsx';
import { logoOf } from './logo-file.ts';
import styles from './settings-screen.module.css';

/** The clinic as it stands on paper; the logo is saved as soon as it is chosen. */
export function LogoCard({ settings }: { settings: Settings }) {
  const logo = useQueryOf('settings.logo', {}).data?.logo ?? null;
  const setLogo = useCommand('settings.setLogo');
  const remove = useCommand('settings.removeLogo');
  const [problem, setProblem] = useState<string | null>(null);
  const tried = async (work: () => Promise<void>) => {
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(textOf(error));
    }
  };
  const choose = (file: File | undefined) =>
    tried(async () => {
      if (!file) return;
      await setLogo.mutateAsync(await logoOf(file, LOGO_BYTES));
      notify(t('settings.logoSaved'));
    });
  const takeAway = () =>
    tried(async () => {
      await remove.mutateAsync({});
      if (logo) offerUndo(t('settings.logoRemoved'), () => putBack(logo));
    });
  return (
    <Card title={t('settings.logo')}>
      <div className={styles['fields']}>
        <figure className={styles['paper']} aria-label={t('settings.paperLook')}>
          <ClinicHead settings={settings} />
        </figure>
        {!logo && <p className={styles['hint']}>{t('settings.logoNone')}</p>}
        {problem && <Alert>{problem}</Alert>}
        <p className={styles['hint']}>{t('settings.logoHint')}</p>
        <div className={styles['buttons']}>
          <FileTrigger
            acceptedFileTypes={['image/png', 'image/jpeg']}
            onSelect={(files) => void choose(files?.[0])}
          >
            <Button isPending={setLogo.isPending}>
              {t(logo ? 'settings.logoOther' : 'settings.logoChoose')}
            </Button>
          </FileTrigger>
          {logo && (
            <Button variant="quiet" isPending={remove.isPending} onPress={() => void takeAway()}>
              {t('settings.logoRemove')}
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}

function textOf(error: unknown): string {
  const problem = asProblem(error);
  const reason = problem.fields['data'];
  return reason ? fieldText(reason) : problem.message;
}

async function putBack(logo: Logo): Promise<string> {
  await call('settings.setLogo', logo, { commandId: crypto.randomUUID() });
  await queryClient.invalidateQueries();
  return t('settings.logoRestored');
}

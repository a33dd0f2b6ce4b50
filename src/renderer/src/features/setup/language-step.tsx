/* oxlint-disable jsx-a11y/no-autofocus -- nothing else can be done here, so Enter may go on at once */
import { useState } from 'react';
import { LANGUAGES, type Language } from '../../../../shared/languages.ts';
import { spokenLanguage, t } from '../../../../shared/messages/format.ts';
import { asProblem, call } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { chooseOwnLanguage } from '../../lib/language.ts';
import { queryClient } from '../../lib/query-client.ts';
import { notify } from '../../lib/toasts.ts';
import { Server } from 'lucide-react';
import { SetupFromBackup } from '../backups/setup-from-backup.tsx';
import { joining } from '../server/join-screen.tsx';
import { enter } from '../session/session.ts';
import { keepSetup } from './setup-draft.ts';
import styles from './setup.module.css';
import { StepFrame } from './step-frame.tsx';

export function LanguageStep() {
  return (
    <StepFrame step={1} title={t('setup.title')} hint={t('setup.hint')}>
      <ChooseLanguage />
      <div className={styles['buttons']}>
        <Button variant="primary" autoFocus onPress={() => keepSetup({ step: 2 })}>
          {t('setup.begin')}
        </Button>
      </div>
      <section className={styles['others']} aria-labelledby="setup-or">
        <h2 id="setup-or">{t('setup.or')}</h2>
        <ShowDemo />
        <SetupFromBackup />
        <Button onPress={() => joining.set(true)}>
          <Server aria-hidden />
          {t('server.join')}
        </Button>
      </section>
    </StepFrame>
  );
}

function ChooseLanguage() {
  const choices = LANGUAGES.map((value) => ({ value, text: t(`language.${value}`) }));
  const choose = (value: Language) =>
    void chooseOwnLanguage(value).catch(() => notify(t('language.failed'), 'problem'));
  return (
    <SelectField
      label={t('setup.language')}
      hint={t('setup.languageHint')}
      choices={choices}
      value={spokenLanguage()}
      onChange={choose}
    />
  );
}

function ShowDemo() {
  const [isBusy, setBusy] = useState(false);
  const show = async () => {
    setBusy(true);
    try {
      enter(await call('setup.showDemo', { language: spokenLanguage() }));
      await queryClient.invalidateQueries({ queryKey: ['setup.status', {}] });
    } catch (error) {
      notify(asProblem(error).message, 'problem');
      setBusy(false);
    }
  };
  return (
    <Button isPending={isBusy} onPress={() => void show()}>
      {t('setup.demo')}
    </Button>
  );
}

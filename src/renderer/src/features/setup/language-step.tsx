/* oxlint-disable jsx-a11y/no-autofocus -- nothing else can be done here, so choosing may begin at once */
import { Radio, RadioGroup } from 'react-aria-components';
import { isLanguage, LANGUAGES } from '../../../../shared/languages.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { Actions } from '../../components/dialog.tsx';
import { chooseOwnLanguage, shownLanguage } from '../../lib/language.ts';
import { useStore } from '../../lib/store.ts';
import { notify } from '../../lib/toasts.ts';
import { SetupFromBackup } from '../backups/setup-from-backup.tsx';
import { DemoButton } from './demo-button.tsx';
import { keepSetupDraft } from './setup-draft.ts';
import styles from './setup.module.css';

/** The screen speaks the language as soon as it is chosen. */
export function LanguageStep() {
  const language = useStore(shownLanguage);
  const choose = (value: string) => {
    if (isLanguage(value)) void chooseOwnLanguage(value).catch(() => notify(t('language.failed'), 'problem'));
  };
  return (
    <>
      <RadioGroup
        value={language}
        onChange={choose}
        aria-label={t('setup.language')}
        className={styles['languages'] ?? ''}
      >
        <p aria-hidden>{t('setup.language')}</p>
        {LANGUAGES.map((value) => (
          <Radio
            key={value}
            value={value}
            autoFocus={value === language}
            className={styles['language'] ?? ''}
          >
            <span lang={value}>{t(`language.${value}`)}</span>
          </Radio>
        ))}
      </RadioGroup>
      <Actions>
        <Button variant="primary" onPress={() => keepSetupDraft({ step: 2 })}>
          {t('setup.next')}
        </Button>
      </Actions>
      <section className={styles['other']} aria-labelledby="setup-other">
        <h2 id="setup-other">{t('setup.orElse')}</h2>
        <DemoButton />
        <SetupFromBackup />
      </section>
    </>
  );
}

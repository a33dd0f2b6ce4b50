import type { Settings } from '../../../../shared/contract/clinic.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Page } from '../../components/page.tsx';
import { Answer } from '../../components/states.tsx';
import { useQueryOf } from '../../lib/hooks.ts';
import { PracticeCard } from '../practice/practice-card.tsx';
import { LogoCard } from './logo-card.tsx';
import { SettingsForm } from './settings-form.tsx';
import styles from './settings-screen.module.css';

export function SettingsScreen() {
  const settings = useQueryOf('settings.get', {});
  return (
    <Page title={t('nav.settings')}>
      <Answer query={settings}>
        {(data: Settings) => (
          <div className={styles['screen']}>
            <SettingsForm settings={data} />
            <LogoCard settings={data} />
            <PracticeCard />
          </div>
        )}
      </Answer>
    </Page>
  );
}

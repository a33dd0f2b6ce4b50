import { t } from '../../../../shared/messages/format.ts';
import { Page } from '../../components/page.tsx';

export function SettingsScreen() {
  return <Page title={t('nav.settings')}>{null}</Page>;
}

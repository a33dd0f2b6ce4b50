import { t } from '../../../../shared/messages/format.ts';
import { Page } from '../../components/page.tsx';

export function UsersScreen() {
  return <Page title={t('nav.users')}>{null}</Page>;
}

import { t } from '../../../../shared/messages/format.ts';
import { Page } from '../../components/page.tsx';

export function SlotsScreen() {
  return <Page title={t('nav.slots')}>{null}</Page>;
}

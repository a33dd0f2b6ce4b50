import { t } from '../../../../shared/messages/format.ts';
import { Page } from '../../components/page.tsx';

export function StatsScreen() {
  return <Page title={t('nav.stats')}>{null}</Page>;
}

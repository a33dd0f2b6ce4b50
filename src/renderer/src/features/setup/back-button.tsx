import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { keepSetupDraft } from './setup-draft.ts';

/** To the screen before; what is typed stays. */
export function BackButton({ to }: { to: 1 | 2 }) {
  return <Button onPress={() => keepSetupDraft({ step: to })}>{t('setup.back')}</Button>;
}

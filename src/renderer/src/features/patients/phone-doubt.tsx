import { isDialable } from '../../../../shared/phone.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { useQueryOf } from '../../lib/hooks.ts';

/** A doubt, never a refusal: extensions and notes are common in this field. */
export function PhoneDoubt({ phone }: { phone: string }) {
  const { data: settings } = useQueryOf('settings.get', {});
  const typed = phone.trim();
  const isDoubtful = typed !== '' && settings !== undefined && !isDialable(typed, settings.country);
  return isDoubtful ? <Alert kind="warning">{t('patient.phoneDoubt')}</Alert> : null;
}

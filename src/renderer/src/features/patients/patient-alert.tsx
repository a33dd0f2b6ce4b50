import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';

/** What everybody at the desk must see about a patient; nothing where there is nothing. */
export function PatientAlert({ alert }: { alert: string | null | undefined }) {
  if (!alert) return null;
  return (
    <Alert kind="warning">
      <strong>{t('patient.alertLabel')}</strong> {alert}
    </Alert>
  );
}

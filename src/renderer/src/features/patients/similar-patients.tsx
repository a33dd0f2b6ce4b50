import type { Patient } from '../../../../shared/contract/patients.ts';
import { listed, t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { useDebounced } from '../../lib/debounce.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { PatientLine } from './patient-line.tsx';
import styles from './patients.module.css';

interface SimilarPatientsProps {
  /** What was typed so far; empty fields may be empty texts. */
  values: { name: string; phone?: string; dateOfBirth?: string; email?: string };
  onUse: (patient: Patient) => void;
}

const PAUSE_MS = 250;

/** Warns while somebody is typed in who may be on file already. */
export function SimilarPatients({ values, onUse }: SimilarPatientsProps) {
  const { name, phone = '', dateOfBirth = '', email = '' } = values;
  const [asked] = useDebounced(JSON.stringify({ name, phone, dateOfBirth, email }), PAUSE_MS);
  const typed = JSON.parse(asked) as Required<SimilarPatientsProps['values']>;
  const isEnough = `${typed.name}${typed.phone}${typed.email}`.trim().length > 2;
  const { data } = useQueryOf('patients.similar', typed, { isEnabled: isEnough, keepsPrevious: true });
  const found = isEnough ? (data?.items ?? []) : [];
  if (found.length === 0) return null;
  return (
    <Alert kind="warning">
      {t('similar.title', { count: found.length })}
      <ul className={styles['similar']}>
        {found.map(({ patient, why }) => (
          <li key={patient.id}>
            <PatientLine patient={patient} />
            <span className={styles['facts']}>{listed(why.map((one) => t(`similar.${one}`)))}</span>
            <Button
              size="small"
              aria-label={t('similar.useOf', { name: patient.name })}
              onPress={() => onUse(patient)}
            >
              {t('similar.use')}
            </Button>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

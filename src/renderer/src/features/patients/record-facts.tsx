import type { ReactNode } from 'react';
import type { PatientRecord } from '../../../../shared/contract/patients.ts';
import { t } from '../../../../shared/messages/format.ts';
import { formatShortDate } from '../../lib/clock.ts';
import styles from './patients.module.css';
import { usePhoneText } from './phone-text.ts';

export function RecordFacts({ patient }: { patient: PatientRecord }) {
  const phoneText = usePhoneText();
  const { phone, isPhoneValid } = patient;
  return (
    <dl className={styles['record']}>
      <Fact label={t('patient.number')}>{`#${patient.number}`}</Fact>
      <Fact label={t('patient.phone')}>
        {phone ? phoneText(phone) : t('patient.none')}
        {isPhoneValid === false && <p className={styles['facts']}>{t('patient.phoneDoubtKept')}</p>}
      </Fact>
      <Fact label={t('patient.email')}>{patient.email ?? t('patient.none')}</Fact>
      <Fact label={t('patient.dateOfBirth')}>
        {patient.dateOfBirth ? formatShortDate(patient.dateOfBirth) : t('patient.none')}
      </Fact>
      <Fact label={t('patient.sex')}>{patient.sex ?? t('patient.none')}</Fact>
      <Fact label={t('patient.notes')}>{patient.notes ?? t('patient.none')}</Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { formatShortDate } from '../../lib/clock.ts';
import { PatientAlert } from '../patients/patient-alert.tsx';
import { usePhoneText } from '../patients/phone-text.ts';
import styles from './time-step.module.css';
import type { Who } from './who.ts';

/** Whom the booking is for, with what everybody must mind about them. */
export function ChosenPatient({ who, onChange }: { who: Who; onChange: () => void }) {
  const { record } = who;
  const phoneText = usePhoneText();
  return (
    <>
      <div className={styles['chosen']}>
        <p>
          <span className={styles['name']}>{who.name}</span>
          {' · '}
          {record ? factsOf(record, phoneText) : t('panel.newPatient')}
        </p>
        <Button size="small" onPress={onChange}>
          {t('panel.changePatient')}
        </Button>
      </div>
      <PatientAlert alert={record?.alert} />
    </>
  );
}

function factsOf(
  { dateOfBirth, phone }: NonNullable<Who['record']>,
  phoneText: (phone: string) => string,
): string {
  const born = dateOfBirth
    ? t('booking.born', { date: formatShortDate(dateOfBirth) })
    : t('booking.noBirthDate');
  return `${born} · ${phone ? phoneText(phone) : t('booking.noPhone')}`;
}

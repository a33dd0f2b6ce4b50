import type { Patient } from '../../../../shared/contract/patients.ts';
import { dotted, t } from '../../../../shared/messages/format.ts';
import { formatShortDate } from '../../lib/clock.ts';
import styles from './patients.module.css';
import { usePhoneText } from './phone-text.ts';

/** A patient in a list: birth date, phone and number tell namesakes apart. */
export function PatientLine({ patient }: { patient: Patient }) {
  const phoneText = usePhoneText();
  const { id, name, dateOfBirth, phone } = patient;
  return (
    <>
      <span className={styles['name']}>{name}</span>
      <span className={styles['facts']}>
        {dotted([
          dateOfBirth ? t('booking.born', { date: formatShortDate(dateOfBirth) }) : t('booking.noBirthDate'),
          phone ? phoneText(phone) : t('booking.noPhone'),
          `#${id}`,
        ])}
      </span>
    </>
  );
}

import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { formatShortDate } from '../../lib/clock.ts';
import styles from './time-step.module.css';
import type { Who } from './who.ts';

/** Whom the booking is for, with what everybody must mind about them. */
export function ChosenPatient({ who, onChange }: { who: Who; onChange: () => void }) {
  const { record } = who;
  return (
    <>
      <div className={styles['chosen']}>
        <p>
          <span className={styles['name']}>{who.name}</span>
          {' · '}
          {record ? factsOf(record) : t('panel.newPatient')}
        </p>
        <Button size="small" onPress={onChange}>
          {t('panel.changePatient')}
        </Button>
      </div>
      {record?.alert && <Alert kind="warning">{t('details.patientAlert', { alert: record.alert })}</Alert>}
    </>
  );
}

function factsOf({ dateOfBirth, phone }: NonNullable<Who['record']>): string {
  const born = dateOfBirth
    ? t('booking.born', { date: formatShortDate(dateOfBirth) })
    : t('booking.noBirthDate');
  return `${born} · ${phone ?? t('booking.noPhone')}`;
}

import { t } from '../../../../shared/messages/format.ts';
import { formatDate, formatInstant, useTimeZone } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import type { DoctorSheet } from './sheet-data.ts';
import styles from './sheet.module.css';

interface SheetHeadProps {
  sheet: Pick<DoctorSheet, 'doctorName' | 'specialization'> | undefined;
  date: string;
  /** Epoch milliseconds. */
  printedAt: number;
  note?: string | undefined;
}

/** Whose sheet it is, of which day and clinic, and how fresh. It stands on every page of the sheet. */
export function SheetHead({ sheet, date, printedAt, note }: SheetHeadProps) {
  const timeZone = useTimeZone();
  const clinicName = useQueryOf('settings.get', {}).data?.clinicName ?? '';
  return (
    <div className={styles['head']}>
      <div>
        <h2>{sheet ? sheet.doctorName : clinicName}</h2>
        <p>
          {sheet && `${sheet.specialization} · `}
          {formatDate(date)}
        </p>
      </div>
      <div className={styles['aside']}>
        {sheet && <p>{clinicName}</p>}
        <p>{t('print.printedAt', { time: formatInstant(printedAt, timeZone) })}</p>
        {note && <p>{note}</p>}
      </div>
    </div>
  );
}

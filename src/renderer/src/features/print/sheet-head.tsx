import { useTimeZone } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import type { DoctorSheet } from './sheet-data.ts';
import { ClinicHead } from './clinic-head.tsx';
import styles from './sheet.module.css';
import { usePaperWords } from './paper-words.ts';

interface SheetHeadProps {
  sheet: Pick<DoctorSheet, 'doctorName' | 'specialization'> | undefined;
  date: string;
  /** Epoch milliseconds. */
  printedAt: number;
  note?: string | undefined;
}

/** Whose sheet it is, of which day and clinic, and how fresh. It stands on every page of the sheet. */
export function SheetHead({ sheet, date, printedAt, note }: SheetHeadProps) {
  const { t, formatDate, formatInstant } = usePaperWords();
  const timeZone = useTimeZone();
  const settings = useQueryOf('settings.get', {}).data;
  return (
    <div className={styles['head']}>
      <div>
        <h2>
          <bdi>{sheet ? sheet.doctorName : settings?.clinicName}</bdi>
        </h2>
        <p>
          {sheet && `${sheet.specialization} · `}
          {formatDate(date)}
        </p>
      </div>
      <div className={styles['aside']}>
        {sheet && <ClinicHead settings={settings} />}
        <p>{t('print.printedAt', { time: formatInstant(printedAt, timeZone) })}</p>
        {note && <p>{note}</p>}
      </div>
    </div>
  );
}

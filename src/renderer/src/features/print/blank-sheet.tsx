/* oxlint-disable jsx-a11y/control-has-associated-label -- empty cells are what this is for */
import type { Slot } from '../../../../shared/contract/slots.ts';
import { useTimeZone } from '../../lib/clock.ts';
import type { DoctorSheet } from './sheet-data.ts';
import { SheetHead } from './sheet-head.tsx';
import styles from './sheet.module.css';
import { usePaperWords } from './paper-words.ts';

interface BlankSheetProps {
  sheet: DoctorSheet;
  date: string;
  printedAt: number;
}

/** A doctor's times with room to write, for when the computers do not work. It names no patient. */
export function BlankSheet({ sheet, date, printedAt }: BlankSheetProps) {
  const { t } = usePaperWords();
  const timeZone = useTimeZone();
  return (
    <section className="sheet" data-testid="sheet">
      <table
        className={`${styles['table']} ${styles['blank']}`}
        aria-label={t('print.dayOf', { doctor: sheet.doctorName })}
      >
        <thead>
          <tr>
            <td colSpan={5} className={styles['headCell']}>
              <SheetHead sheet={sheet} date={date} printedAt={printedAt} note={t('print.blankNote')} />
            </td>
          </tr>
          <tr>
            <th scope="col">{t('print.time')}</th>
            <th scope="col">{t('print.patient')}</th>
            <th scope="col" className={styles['wide']}>
              {t('print.bornTitle')}
            </th>
            <th scope="col" className={styles['wide']}>
              {t('print.phone')}
            </th>
            <th scope="col">{t('print.notes')}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.slots.length === 0 && (
            <tr>
              <td colSpan={5}>{t('print.noSlots')}</td>
            </tr>
          )}
          {sheet.slots.map((slot) => (
            <BlankLine key={slot.id} slot={slot} timeZone={timeZone} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function BlankLine({ slot, timeZone }: { slot: Slot; timeZone: string }) {
  const { t, formatTime } = usePaperWords();
  return (
    <tr data-testid="line">
      <td className={styles['time']}>{formatTime(slot.startsAt, timeZone)}</td>
      <td>{slot.isBlocked && t('print.slot.blocked')}</td>
      <td className={styles['wide']} />
      <td className={styles['wide']} />
      <td />
    </tr>
  );
}

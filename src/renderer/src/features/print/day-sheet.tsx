import type { Booking } from '../../../../shared/contract/bookings.ts';
import { useTimeZone } from '../../lib/clock.ts';
import { usePhoneText } from '../patients/phone-text.ts';
import { type DoctorSheet, type Line, linesOf } from './sheet-data.ts';
import { SheetHead } from './sheet-head.tsx';
import styles from './sheet.module.css';
import { usePaperWords } from './paper-words.ts';

interface DaySheetProps {
  sheet: DoctorSheet;
  date: string;
  printedAt: number;
}

/** One doctor's day: who comes when, and what is free. The head of the table comes again on each page. */
export function DaySheet({ sheet, date, printedAt }: DaySheetProps) {
  const { t } = usePaperWords();
  const lines = linesOf(sheet);
  const note = t('print.visits', { count: sheet.visits.length });
  return (
    <section className="sheet" data-testid="sheet">
      <table className={styles['table']} aria-label={t('print.dayOf', { doctor: sheet.doctorName })}>
        <thead>
          <tr>
            <td colSpan={4} className={styles['headCell']}>
              <SheetHead sheet={sheet} date={date} printedAt={printedAt} note={note} />
            </td>
          </tr>
          <tr>
            <th scope="col">{t('print.time')}</th>
            <th scope="col">{t('print.patient')}</th>
            <th scope="col" className={styles['wide']}>
              {t('print.visit')}
            </th>
            <th scope="col">{t('print.state')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.length === 0 && (
            <tr>
              <td colSpan={4}>{t('print.noSlots')}</td>
            </tr>
          )}
          {lines.map((line) => (
            <LineRow key={keyOf(line)} line={line} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const keyOf = (line: Line) => (line.kind === 'visit' ? `visit-${line.visit.id}` : `slot-${line.slot.id}`);

function LineRow({ line }: { line: Line }) {
  const { t } = usePaperWords();
  if (line.kind === 'visit') return <VisitRow visit={line.visit} />;
  const { slot } = line;
  const state = slot.isBlocked ? 'blocked' : slot.isHeld ? 'held' : 'free';
  return (
    <tr className={styles['quiet']} data-testid="line">
      <td className={styles['time']}>
        <Span startsAt={slot.startsAt} minutes={slot.durationMinutes} />
      </td>
      <td colSpan={3}>{t(`print.slot.${state}`)}</td>
    </tr>
  );
}

function VisitRow({ visit }: { visit: Booking }) {
  const { t } = usePaperWords();
  const { state } = visit.visit;
  return (
    <tr data-testid="line">
      <td className={styles['time']}>
        <Span startsAt={visit.startsAt} minutes={visit.durationMinutes} />
      </td>
      <td>
        <Patient visit={visit} />
        <div className={styles['narrow']}>
          <Reason visit={visit} />
        </div>
      </td>
      <td className={styles['wide']}>
        <Reason visit={visit} />
      </td>
      <td className={styles['state']}>
        {state === 'EXPECTED' ? <span className={styles['box']} aria-hidden /> : t(`print.state.${state}`)}
      </td>
    </tr>
  );
}

function Patient({ visit: { patient } }: { visit: Booking }) {
  const { t, dotted, formatShortDate } = usePaperWords();
  const phoneText = usePhoneText();
  if (!patient) return null;
  const { name, dateOfBirth, phone, alert } = patient;
  const more = [
    dateOfBirth && t('print.born', { date: formatShortDate(dateOfBirth) }),
    phone && phoneText(phone),
  ];
  return (
    <>
      <strong className={styles['name']}>{name}</strong>
      <p className={styles['small']}>{dotted(more)}</p>
      {alert && (
        <p className={styles['alert']}>
          <span aria-hidden>⚠ </span>
          {alert}
        </p>
      )}
    </>
  );
}

function Reason({ visit: { visitTypeName, isWalkIn, isExtra, roomName, notes } }: { visit: Booking }) {
  const { t, dotted } = usePaperWords();
  const extra = isExtra && `⊕ ${t('overbook.overbooked')}`;
  const kind = dotted([extra, visitTypeName, isWalkIn && t('print.walkIn'), roomName]);
  return (
    <>
      {kind && <p>{kind}</p>}
      {notes && <p className={styles['notes']}>{notes}</p>}
    </>
  );
}

function Span({ startsAt, minutes }: { startsAt: string; minutes: number }) {
  const { formatTime } = usePaperWords();
  const timeZone = useTimeZone();
  const end = Date.parse(startsAt) + minutes * 60_000;
  return (
    <>
      {formatTime(startsAt, timeZone)}
      <span className={styles['until']}>–{formatTime(end, timeZone)}</span>
    </>
  );
}

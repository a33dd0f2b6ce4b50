import { useSearch } from '@tanstack/react-router';
import { dateAt } from '../../../../shared/calendar.ts';
import type { Booking } from '../../../../shared/contract/bookings.ts';
import { t } from '../../../../shared/messages/format.ts';
import { NotFoundState } from '../../components/crash.tsx';
import { Answer } from '../../components/states.tsx';
import { useTimeZone } from '../../lib/clock.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { CalendarButton } from './calendar-button.tsx';
import { ClinicHead } from './clinic-head.tsx';
import { Preview } from './preview.tsx';
import styles from './slip.module.css';
import { usePaperWords } from './paper-words.ts';

/** What the patient takes home: when, where and with whom. */
export function SlipScreen() {
  const { booking: id } = useSearch({ from: '/print/slip' });
  const booking = useQueryOf('bookings.get', { id: id ?? 0 }, { isEnabled: id !== undefined });
  if (id === undefined) return <NotFoundState />;
  return (
    <Preview
      kind="slip"
      title={t('print.slip')}
      fileName={`${t('print.slip')} ${id}`}
      actions={booking.data && <CalendarButton booking={booking.data} />}
      isReady={booking.data?.status === 'CONFIRMED' || booking.data?.status === 'CANCELLED'}
    >
      <Answer query={booking}>{(data) => <Slip booking={data} />}</Answer>
    </Preview>
  );
}

function Slip({ booking }: { booking: Booking }) {
  const { t, formatDate, formatTime } = usePaperWords();
  const timeZone = useTimeZone();
  const settings = useQueryOf('settings.get', {}).data;
  const { status, startsAt, seriesId } = booking;
  if (status !== 'CONFIRMED' && status !== 'CANCELLED') {
    return <p className={styles['refused']}>{t('print.noAppointment')}</p>;
  }
  return (
    <section className={`sheet ${styles['slip']}`} data-testid="sheet">
      <div className={styles['clinic']}>
        <ClinicHead settings={settings} isCentred />
      </div>
      <h2>{t('print.slip')}</h2>
      {status === 'CANCELLED' && (
        <p className={styles['cancelled']}>
          <span aria-hidden>✕ </span>
          {t('status.CANCELLED')}
        </p>
      )}
      <p className={styles['patient']}>{booking.patient?.name}</p>
      <p>{formatDate(dateAt(Date.parse(startsAt), timeZone))}</p>
      <p className={styles['time']}>{formatTime(startsAt, timeZone)}</p>
      <p>{t('print.minutes', { count: booking.durationMinutes })}</p>
      <p className={styles['doctor']}>{booking.doctorName}</p>
      <p>{booking.specialization}</p>
      {booking.visitTypeName && <p>{booking.visitTypeName}</p>}
      {seriesId !== null && status === 'CONFIRMED' && <NextVisits booking={booking} seriesId={seriesId} />}
      <p className={styles['number']}>{t('print.bookingNumber', { number: String(booking.id) })}</p>
    </section>
  );
}

/** The other visits of a series, which are to come after this one. */
function NextVisits({ booking, seriesId }: { booking: Booking; seriesId: number }) {
  const { t, formatVisit } = usePaperWords();
  const timeZone = useTimeZone();
  const all = useQueryOf('bookings.list', {
    seriesId,
    status: 'CONFIRMED',
    sort: 'startsAt',
    direction: 'asc',
    limit: 500,
  });
  const later = (all.data?.items ?? []).filter(({ startsAt }) => startsAt > booking.startsAt);
  if (later.length === 0) return null;
  return (
    <div className={styles['next']}>
      <h3>{t('print.nextVisits')}</h3>
      <ul>
        {later.map(({ id, startsAt }) => (
          <li key={id}>{formatVisit(startsAt, timeZone)}</li>
        ))}
      </ul>
    </div>
  );
}

import { Link } from '@tanstack/react-router';
import { dateAt } from '../../../../shared/calendar.ts';
import type { Booking } from '../../../../shared/contract/bookings.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Badge } from '../../components/badge.tsx';
import tableStyles from '../../components/table.module.css';
import { formatVisit, useTimeZone } from '../../lib/clock.ts';
import { StatusBadge } from '../bookings/status-badge.tsx';
import styles from './patients.module.css';

interface VisitsTableProps {
  label: string;
  bookings: readonly Booking[];
  /** What to say when there is none. */
  none: string;
}

export function VisitsTable({ label, bookings, none }: VisitsTableProps) {
  if (bookings.length === 0) return <p className={styles['facts']}>{none}</p>;
  return (
    <div className={tableStyles['frame']}>
      <table className={tableStyles['table']} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('history.when')}</th>
            <th scope="col">{t('history.doctor')}</th>
            <th scope="col">{t('history.type')}</th>
            <th scope="col">{t('history.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {bookings.map((booking) => (
            <VisitRow key={booking.id} booking={booking} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function VisitRow({ booking }: { booking: Booking }) {
  const timeZone = useTimeZone();
  const { startsAt, doctorName, visitTypeName } = booking;
  const time = formatVisit(startsAt, timeZone);
  const date = dateAt(Date.parse(startsAt), timeZone);
  return (
    <tr data-testid="visit">
      <td className={tableStyles['nowrap']}>
        <Link to="/day" search={{ date }} aria-label={t('history.day', { time })}>
          {time}
        </Link>
      </td>
      <td>{doctorName}</td>
      <td>{visitTypeName ?? t('patient.none')}</td>
      <td>
        <Outcome booking={booking} />
      </td>
    </tr>
  );
}

function Outcome({ booking: { status, visit } }: { booking: Booking }) {
  if (status === 'CONFIRMED' && visit.state === 'NO_SHOW') {
    return (
      <Badge tone="danger" glyph="✕">
        {t('history.noShow')}
      </Badge>
    );
  }
  if (status === 'CONFIRMED' && visit.state === 'LEFT') {
    return (
      <Badge tone="past" glyph="◁">
        {t('history.left')}
      </Badge>
    );
  }
  if (status === 'CONFIRMED' && visit.state === 'DONE') {
    return (
      <Badge tone="free" glyph="■">
        {t('history.done')}
      </Badge>
    );
  }
  return <StatusBadge status={status} />;
}

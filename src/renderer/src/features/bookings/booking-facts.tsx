import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Booking } from '../../../../shared/contract/bookings.ts';
import { t } from '../../../../shared/messages/format.ts';
import { formatInstant, formatShortDate, formatVisit, useTimeZone } from '../../lib/clock.ts';
import { usePhoneText } from '../patients/phone-text.ts';
import styles from './booking-facts.module.css';
import { StatusBadge } from './status-badge.tsx';

export function BookingFacts({ booking }: { booking: Booking }) {
  const timeZone = useTimeZone();
  const phoneText = usePhoneText();
  const { patient, doctorName, specialization, cancelledAt, cancelReason } = booking;
  return (
    <dl className={styles['facts']}>
      <Fact label={t('details.patient')}>
        {patient ? (
          <Link to="/patients/$id" params={{ id: String(patient.id) }}>
            {patient.name}
          </Link>
        ) : (
          t('bookings.noPatient')
        )}
      </Fact>
      <Fact label={t('details.phone')}>{patient?.phone && phoneText(patient.phone)}</Fact>
      <Fact label={t('details.email')}>{patient?.email}</Fact>
      <Fact label={t('details.born')}>{patient?.dateOfBirth && formatShortDate(patient.dateOfBirth)}</Fact>
      <Fact label={t('details.when')}>{formatVisit(booking.startsAt, timeZone)}</Fact>
      <Fact label={t('details.doctor')}>{t('booking.slot', { doctor: doctorName, specialization })}</Fact>
      <Fact label={t('details.status')}>
        <StatusBadge status={booking.status} />
      </Fact>
      {booking.roomName && <Fact label={t('overbook.room')}>{booking.roomName}</Fact>}
      {booking.overbookReason && <Fact label={t('overbook.overbooked')}>⊕ {booking.overbookReason}</Fact>}
      {booking.visitTypeName && <Fact label={t('details.visitType')}>{booking.visitTypeName}</Fact>}
      {booking.seriesId !== null && <Fact label={t('details.series')}>{t('series.part')}</Fact>}
      <Fact label={t('details.bookedAt')}>{formatInstant(booking.bookedAt, timeZone)}</Fact>
      {cancelledAt && <Fact label={t('details.cancelledAt')}>{formatInstant(cancelledAt, timeZone)}</Fact>}
      {cancelReason && <Fact label={t('details.reason')}>{cancelReason}</Fact>}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children || t('details.none')}</dd>
    </div>
  );
}

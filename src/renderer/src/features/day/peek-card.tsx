/* oxlint-disable jsx-a11y/prefer-tag-over-role -- an output holds no headings and lists */
import type { Booking } from '../../../../shared/contract/bookings.ts';
import { t } from '../../../../shared/messages/format.ts';
import { formatShortDate, formatTime, useTimeZone } from '../../lib/clock.ts';
import { usePhoneText } from '../patients/phone-text.ts';
import { lookText } from './card-label.ts';
import styles from './peek.module.css';
import { LOOK_GLYPH, lookOf } from './slot-state.ts';
import type { Peek } from './use-peek.ts';

interface PeekCardProps {
  peek: Peek | undefined;
  booking: Booking | undefined;
  onEnter: () => void;
  onLeave: () => void;
}

/** Who it is and how to reach them, beside the card. Opened by key it is read out; the pointer may go onto it. */
export function PeekCard({ peek, booking, onEnter, onLeave }: PeekCardProps) {
  const isShown = peek !== undefined && booking !== undefined;
  return (
    <div role="status" aria-live={peek?.by === 'pointer' ? 'off' : 'polite'}>
      {isShown && (
        <section
          className={styles['peek']}
          data-testid="peek"
          aria-label={t('board.peek')}
          style={{ left: peek.left, ...(peek.isBelow ? { top: peek.y } : { bottom: peek.y }) }}
          onPointerEnter={onEnter}
          onPointerLeave={onLeave}
        >
          <Facts booking={booking} />
        </section>
      )}
    </div>
  );
}

function Facts({ booking }: { booking: Booking }) {
  const timeZone = useTimeZone();
  const phoneText = usePhoneText();
  const { patient, startsAt, durationMinutes: minutes, visitTypeName, notes, isWalkIn } = booking;
  const look = lookOf(booking);
  const birthDate = patient?.dateOfBirth;
  const lines = [
    [t('patient.phone'), patient?.phone ? phoneText(patient.phone) : t('booking.noPhone')],
    [t('patient.dateOfBirth'), birthDate ? formatShortDate(birthDate) : t('booking.noBirthDate')],
    [t('board.visitType'), visitTypeName],
    [t('overbook.room'), booking.roomName],
    [t('overbook.overbooked'), booking.overbookReason && `⊕ ${booking.overbookReason}`],
    [t('board.notes'), notes],
  ] as const;
  return (
    <>
      <h3>{patient?.name}</h3>
      <p>
        {t('board.peekTime', { time: formatTime(startsAt, timeZone), minutes })} · {LOOK_GLYPH[look]}{' '}
        {lookText(look)}
        {isWalkIn && ` · ${t('visit.walkIn')}`}
      </p>
      {patient?.alert && (
        <p className={styles['alert']}>
          <b>{t('board.alert')}:</b> {patient.alert}
        </p>
      )}
      <dl>
        {lines.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}

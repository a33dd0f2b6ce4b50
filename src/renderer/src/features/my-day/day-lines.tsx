import type { Booking } from '../../../../shared/contract/bookings.ts';
import type { OwnDay } from '../../../../shared/contract/my-day.ts';
import type { Slot } from '../../../../shared/contract/slots.ts';
import { dotted, t } from '../../../../shared/messages/format.ts';
import type { VisitState } from '../../../../shared/contract/visits.ts';
import { Badge, type Tone } from '../../components/badge.tsx';
import lists from '../../components/list.module.css';
import { formatShortDate, formatTime, useTimeZone } from '../../lib/clock.ts';
import { VISIT_GLYPH } from '../../lib/visit-keys.ts';
import { usePhoneText } from '../patients/phone-text.ts';
import { type Line, linesOf } from '../print/sheet-data.ts';
import styles from './my-day.module.css';

/** The day in its order: a visit stands once, however many slots it takes. */
export function DayLines({ day }: { day: OwnDay }) {
  return (
    <ul className={lists['list']} aria-label={t('myDay.list')}>
      {linesOf(day).map((line) =>
        line.kind === 'visit' ? (
          <VisitLine key={`visit-${line.visit.id}`} visit={line.visit} />
        ) : (
          <SlotLine key={`slot-${line.slot.id}`} slot={line.slot} />
        ),
      )}
    </ul>
  );
}

type Timed = Pick<Line extends { visit: infer V } ? V & Booking : Booking, 'startsAt' | 'durationMinutes'>;

function Time({ startsAt, durationMinutes }: Timed) {
  const timeZone = useTimeZone();
  const end = Date.parse(startsAt) + durationMinutes * 60_000;
  return (
    <span className={styles['time']}>
      {formatTime(startsAt, timeZone)}–{formatTime(end, timeZone)}
    </span>
  );
}

const TONE: Record<VisitState, Tone> = {
  EXPECTED: 'booked',
  ARRIVED: 'held',
  IN_ROOM: 'free',
  DONE: 'past',
  NO_SHOW: 'danger',
  LEFT: 'past',
};

function VisitLine({ visit }: { visit: Booking }) {
  const { state } = visit.visit;
  const { patient, notes } = visit;
  return (
    <li data-testid="own-visit" data-state={state} className={styles['visit']}>
      <Time {...visit} />
      <div className={lists['what']}>
        <p className={lists['name']}>{patient?.name ?? t('bookings.noPatient')}</p>
        <Facts visit={visit} />
        {patient?.alert && (
          <p className={styles['alert']}>
            <span aria-hidden>⚠ </span>
            {t('patient.alertLabel')} {patient.alert}
          </p>
        )}
        {notes && <p className={styles['notes']}>{notes}</p>}
      </div>
      <Badge tone={TONE[state]} glyph={VISIT_GLYPH[state]}>
        {t(`visit.${state}`)}
      </Badge>
    </li>
  );
}

function Facts({ visit: { patient, visitTypeName, isWalkIn } }: { visit: Booking }) {
  const phoneText = usePhoneText();
  const facts = [
    visitTypeName,
    isWalkIn && t('visit.walkIn'),
    patient?.dateOfBirth && t('myDay.born', { date: formatShortDate(patient.dateOfBirth) }),
    patient?.phone && phoneText(patient.phone),
  ];
  return <p className={lists['soft']}>{dotted(facts)}</p>;
}

function SlotLine({ slot }: { slot: Slot }) {
  const state = slot.isBlocked ? 'blocked' : slot.isHeld ? 'held' : 'free';
  return (
    <li className={styles['quiet']} data-testid="own-slot">
      <Time {...slot} />
      <span className={lists['what']}>{t(`myDay.slot.${state}`)}</span>
    </li>
  );
}

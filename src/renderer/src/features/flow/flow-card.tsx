import { memo } from 'react';
import { t } from '../../../../shared/messages/format.ts';
import { formatTime, useTimeZone } from '../../lib/clock.ts';
import { VISIT_GLYPH } from '../../lib/visit-keys.ts';
import type { FlowItem } from './lanes.ts';
import styles from './flow.module.css';
import { durationText } from './duration-text.ts';
import { inRoomFor, lateness, waitingOf } from './waiting.ts';

interface FlowCardProps {
  item: FlowItem;
  now: number;
  isTabStop: boolean;
}

/** One visit of today. The keys and presses are the board's. */
export const FlowCard = memo(function FlowCard({ item, now, isTabStop }: FlowCardProps) {
  const timeZone = useTimeZone();
  const { patient, visit } = item;
  const { text, isBad } = progressOf(item, now);
  const detail = item.kind === 'booking' ? item.booking.doctorName : queueText(item.entry);
  const lead =
    item.kind === 'booking'
      ? formatTime(item.booking.startsAt, timeZone)
      : t('flow.number', { number: item.entry.number });
  const look = [styles['card'], styles[visit.state], isBad && styles['overdue']].filter(Boolean).join(' ');
  return (
    <button type="button" className={look} data-key={item.key} tabIndex={isTabStop ? 0 : -1}>
      <span className={styles['line']}>
        <span className={styles['glyph']} aria-hidden>
          {VISIT_GLYPH[visit.state]}
        </span>
        <span className={styles['name']}>{patient.name}</span>
        {/* What the glyph says, for those who do not see it. */}
        <span className="visually-hidden">, {t(`visit.${visit.state}`)}, </span>
        <span className={styles['time']}>{lead}</span>
      </span>
      <span className={styles['line']}>
        <span className={styles['soft']}>{detail}</span>
        {text && <span className={isBad ? styles['bad'] : styles['soft']}>{text}</span>}
      </span>
      {patient.alert && <span className={styles['alert']}>! {patient.alert}</span>}
    </button>
  );
});

function queueText({
  doctorName,
  specialization,
}: {
  doctorName: string | null;
  specialization: string | null;
}) {
  const who = doctorName ?? specialization;
  return who ? t('flow.queueFor', { who }) : t('flow.queueAny');
}

/** The time that matters now, in words that change with it. */
function progressOf(item: FlowItem, now: number): { text: string; isBad: boolean } {
  switch (item.visit.state) {
    case 'ARRIVED': {
      const { minutes, isOverdue } = waitingOf(item, now);
      return {
        text: t(isOverdue ? 'flow.waitsLong' : 'flow.waits', { time: durationText(minutes) }),
        isBad: isOverdue,
      };
    }
    case 'IN_ROOM':
      return { text: t('flow.seenFor', { time: durationText(inRoomFor(item, now)) }), isBad: false };
    case 'EXPECTED': {
      const minutes = lateness(item, now);
      return {
        text: minutes > 0 ? t('flow.late', { time: durationText(minutes) }) : '',
        isBad: minutes >= 15,
      };
    }
    default:
      return { text: t(`visit.${item.visit.state}`), isBad: false };
  }
}

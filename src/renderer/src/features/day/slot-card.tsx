import { type KeyboardEvent, memo } from 'react';
import type { Slot } from '../../../../shared/contract/slots.ts';
import { t } from '../../../../shared/messages/format.ts';
import { formatTime } from '../../lib/clock.ts';
import styles from './board.module.css';
import { GLYPH, type SlotState } from './slot-state.ts';

interface SlotCardProps {
  slot: Slot;
  state: SlotState;
  /** Who is booked, when somebody is. */
  patient: string | undefined;
  timeZone: string;
  row: number;
  isTabStop: boolean;
  onOpen: (slot: Slot) => void;
  onFocus: (slot: Slot) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

export const SlotCard = memo(function SlotCard(props: SlotCardProps) {
  const { slot, state, patient, timeZone, row, isTabStop, onOpen, onFocus, onKeyDown } = props;
  const time = formatTime(slot.startsAt, timeZone);
  const words = { time, doctor: slot.doctorName, state: t(`slot.${state}`) };
  const label = patient ? t('slot.labelPatient', { ...words, patient }) : t('slot.label', words);
  return (
    <li style={{ gridRow: row }}>
      <button
        type="button"
        className={`${styles['slot']} ${styles[state]}`}
        data-testid="slot"
        data-slot-id={slot.id}
        data-state={state}
        aria-label={label}
        title={patient}
        tabIndex={isTabStop ? 0 : -1}
        onClick={() => onOpen(slot)}
        onFocus={() => onFocus(slot)}
        onKeyDown={onKeyDown}
      >
        <span className={styles['time']}>{time}</span>
        <span aria-hidden>{GLYPH[state]}</span>
        <span className={styles['who']}>{patient ?? t(`slot.${state}`)}</span>
      </button>
    </li>
  );
});

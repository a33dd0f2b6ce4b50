/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-tabindex --
   the ARIA listbox pattern: one stop for the keyboard, and its arrows move the mark */
import { type KeyboardEvent, type ReactNode, type Ref, useId } from 'react';
import { dateAt } from '../../../../shared/calendar.ts';
import type { Slot } from '../../../../shared/contract/slots.ts';
import { t } from '../../../../shared/messages/format.ts';
import { formatTime, formatWeekday, useTimeZone } from '../../lib/clock.ts';
import styles from './time-step.module.css';

interface OffersListProps {
  items: readonly Slot[];
  /** The marked slot; null when it is the extra choice, or nothing. */
  marked: Slot | null;
  onMark: (slot: Slot) => void;
  /** Enter on the marked one. */
  onChoose: () => void;
  /** One more choice at the end, such as the queue. */
  extra?: { text: string; isMarked: boolean; onMark: () => void } | undefined;
  listRef?: Ref<HTMLUListElement>;
  /** More are to come: they have their place already, and nothing below moves away from under a pointer. */
  isWaiting?: boolean;
  note: ReactNode;
}

/** The next free times. The first is marked; arrows move the mark, Enter takes it. */
export function OffersList(props: OffersListProps) {
  const { items, marked, onMark, onChoose, extra, listRef, isWaiting = false, note } = props;
  const listId = useId();
  const index = extra?.isMarked ? items.length : items.findIndex(({ id }) => id === marked?.id);
  const count = items.length + (extra ? 1 : 0);
  const pick = (next: number) => {
    const slot = items[next];
    if (slot) onMark(slot);
    else extra?.onMark();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: count - 1 }[event.key];
    if (next !== undefined && count > 0) {
      event.preventDefault();
      pick((next + count) % count);
    }
    if (event.key === 'Enter' && !event.repeat && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      onChoose();
    }
  };
  return (
    <>
      <ul
        ref={listRef}
        role="listbox"
        tabIndex={0}
        aria-label={t('panel.offers')}
        aria-activedescendant={index >= 0 ? `${listId}-${index}` : undefined}
        className={styles['offers']}
        data-waiting={isWaiting || undefined}
        onKeyDown={onKeyDown}
      >
        {items.map((slot, at) => (
          <li
            key={slot.id}
            id={`${listId}-${at}`}
            role="option"
            aria-selected={at === index}
            className={styles['offer']}
            onClick={() => onMark(slot)}
            onDoubleClick={onChoose}
          >
            <OfferText slot={slot} />
          </li>
        ))}
        {extra && (
          <li
            id={`${listId}-${items.length}`}
            role="option"
            aria-selected={extra.isMarked}
            className={styles['offer']}
            onClick={extra.onMark}
            onDoubleClick={onChoose}
          >
            {extra.text}
          </li>
        )}
      </ul>
      <output className={styles['soft']}>{items.length === 0 && !isWaiting ? note : ''}</output>
    </>
  );
}

function OfferText({ slot }: { slot: Slot }) {
  const timeZone = useTimeZone();
  return (
    <>
      <span className={styles['time']}>{formatTime(slot.startsAt, timeZone)}</span>
      <span className={styles['day']}>{formatWeekday(dateAt(Date.parse(slot.startsAt), timeZone))}</span>
      <span className={styles['who']}>
        {slot.doctorName} · {slot.specialization}
      </span>
    </>
  );
}

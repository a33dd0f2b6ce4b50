import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Slot } from '../../../../shared/contract/slots.ts';
import { t } from '../../../../shared/messages/format.ts';
import { formatDate, useNow, useTimeZone } from '../../lib/clock.ts';
import styles from './board.module.css';
import type { DayData, DoctorColumn } from './day-data.ts';
import { isMoveKey, neighbourOf } from './roving.ts';
import { SlotCard } from './slot-card.tsx';
import { stateOf } from './slot-state.ts';

interface BoardProps {
  date: string;
  day: DayData;
  isStale: boolean;
  onOpen: (slot: Slot) => void;
}

/** A column for each doctor; slots that start together stand in one row. One tab stop, then arrow keys. */
export function Board({ date, day, isStale, onOpen }: BoardProps) {
  const { columns } = day;
  const now = useNow();
  const board = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [reachedId, setReachedId] = useState<number>();
  const rows = useMemo(() => rowsOf(columns), [columns]);
  const stopId = tabStopOf(columns, reachedId, now);
  const nowRow = rows.get([...rows.keys()].find((startsAt) => Date.parse(startsAt) > now) ?? '');

  useScrollToNow(scroller, isStale ? undefined : date, nowRow !== undefined);

  const reach = useCallback((slot: Slot) => setReachedId(slot.id), []);
  const move = useCallback(
    (event: KeyboardEvent) => {
      const id = Number(event.currentTarget.getAttribute('data-slot-id'));
      if (!isMoveKey(event.key) || event.altKey) return;
      event.preventDefault();
      const next = neighbourOf(columns, id, event.key);
      if (next) board.current?.querySelector<HTMLElement>(`[data-slot-id="${next.id}"]`)?.focus();
    },
    [columns],
  );

  return (
    <div ref={scroller} className={styles['scroller']} aria-busy={isStale}>
      <section
        ref={board}
        aria-label={t('day.grid', { date: formatDate(date) })}
        className={styles['board']}
        style={{
          gridTemplateRows: `auto repeat(${Math.max(rows.size, 1)}, auto)`,
          gridTemplateColumns: `repeat(${columns.length}, minmax(11.5rem, 22rem))`,
        }}
      >
        {nowRow !== undefined && nowRow > 2 && (
          <div data-now={date} className={styles['now']} style={{ gridRow: nowRow }} />
        )}
        {columns.map((column, index) => (
          <Column
            key={column.doctorId}
            place={index + 1}
            column={column}
            day={day}
            rows={rows}
            now={now}
            stopId={stopId}
            onOpen={onOpen}
            onFocus={reach}
            onKeyDown={move}
          />
        ))}
      </section>
    </div>
  );
}

interface ColumnProps {
  /** Which column of the grid it is, from 1. */
  place: number;
  column: DoctorColumn;
  day: DayData;
  rows: ReadonlyMap<string, number>;
  now: number;
  stopId: number | undefined;
  onOpen: (slot: Slot) => void;
  onFocus: (slot: Slot) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

function Column({ place, column, day, rows, now, stopId, onOpen, onFocus, onKeyDown }: ColumnProps) {
  const timeZone = useTimeZone();
  const { doctorId, doctorName, specialization, slots } = column;
  const free = slots.filter((slot) => stateOf(slot, now) === 'free').length;
  return (
    <div className={styles['column']} style={{ gridColumn: place }}>
      <header className={styles['head']}>
        <h2 id={`doctor-${doctorId}`} title={doctorName}>
          {doctorName}
        </h2>
        <p>
          <span>{specialization}</span>
          <span className={styles['count']}>{t('day.freeOf', { count: free })}</span>
        </p>
      </header>
      {slots.length === 0 && <p className={styles['none']}>{t('day.noDoctorSlots')}</p>}
      <ul className={styles['slots']} aria-labelledby={`doctor-${doctorId}`}>
        {slots.map((slot) => (
          <SlotCard
            key={slot.id}
            slot={slot}
            state={stateOf(slot, now)}
            patient={day.bookings.get(slot.id)?.patient?.name}
            timeZone={timeZone}
            row={(rows.get(slot.startsAt) ?? 2) - 1}
            isTabStop={slot.id === stopId}
            onOpen={onOpen}
            onFocus={onFocus}
            onKeyDown={onKeyDown}
          />
        ))}
      </ul>
    </div>
  );
}

/** The row of each start that occurs; the heads have the first one. */
function rowsOf(columns: readonly DoctorColumn[]): ReadonlyMap<string, number> {
  const starts = new Set(columns.flatMap(({ slots }) => slots.map(({ startsAt }) => startsAt)));
  return new Map([...starts].toSorted().map((startsAt, index) => [startsAt, index + 2]));
}

/** Where Tab arrives: where the keyboard was, else at the first slot that can be booked. */
function tabStopOf(columns: readonly DoctorColumn[], reachedId: number | undefined, now: number) {
  const slots = columns.flatMap((column) => column.slots);
  const reached = slots.find(({ id }) => id === reachedId);
  return (reached ?? slots.find((slot) => stateOf(slot, now) === 'free') ?? slots[0])?.id;
}

const ABOVE_NOW = 120;

/** Today opens where the day stands, with a little of what has just been; any other day at its start. */
function useScrollToNow(
  scroller: RefObject<HTMLElement | null>,
  /** None while another day's slots are still there. */
  date: string | undefined,
  hasNow: boolean,
): void {
  useEffect(() => {
    if (date === undefined) return;
    const line = hasNow ? scroller.current?.querySelector<HTMLElement>(`[data-now="${date}"]`) : null;
    scroller.current?.scrollTo({ top: line ? line.offsetTop - ABOVE_NOW : 0 });
  }, [scroller, date, hasNow]);
}

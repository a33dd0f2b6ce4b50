/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a grid of columns, which no table is */
import {
  type CSSProperties,
  type FocusEvent,
  type PointerEvent,
  useDeferredValue,
  useMemo,
  useRef,
  useState,
} from 'react';
import { dateAt } from '../../../../shared/calendar.ts';
import { wallTimeReader } from '../../../../shared/wall-time.ts';
import { useNow, useTimeZone } from '../../lib/clock.ts';
import { useBoardCommands } from './board-commands.ts';
import styles from './board.module.css';
import { CarryBar, Ghost } from './carry-view.tsx';
import { Column } from './column.tsx';
import { type Column as ColumnData, columnKeeper, columnOf, rangeOf } from './columns.ts';
import type { BoardData } from './day-data.ts';
import { PeekCard } from './peek-card.tsx';
import { TimeAxis } from './time-axis.tsx';
import { useBoardKeys } from './use-board-keys.ts';
import { useCarry } from './use-carry.ts';
import { useDrag } from './use-drag.ts';
import { useFocusLater } from './use-focus-later.ts';
import { usePeek } from './use-peek.ts';
import { useRoving } from './use-roving.ts';
import { useGhostInView, useScrollToNow } from './use-scroll.ts';
import { remPerMinute, useZoom } from './use-zoom.ts';

interface BoardProps {
  /** What the whole of it is called. */
  label: string;
  /** The day, or the first of the week. */
  date: string;
  data: BoardData;
  isStale: boolean;
  onOpen: (slotId: number) => void;
  /** `V`, on a slot or on none. */
  onWeek: (slotId: number | undefined) => void;
  /** A digit. */
  onView: (place: number) => void;
}

/** A column for each doctor or day, cards at their minutes. One tab stop; it listens for all its cards. */
export function Board({ label, date, data, isStale, onOpen, onWeek, onView }: BoardProps) {
  const now = useNow();
  const timeZone = useTimeZone();
  const wallTime = useMemo(() => wallTimeReader(timeZone), [timeZone]);
  const columns = useColumns(data, now, wallTime);
  // What is in sight is painted first, the columns beyond it right after.
  const drawn = useDeferredValue(columns.length, columnsInSight());
  const range = useMemo(() => rangeOf(columns), [columns]);
  const { factor } = useZoom();
  const scale = useMemo(() => remPerMinute(columns, factor), [columns, factor]);
  const today = dateAt(now, timeZone);
  const nowMinute = wallTime(now).minutes;
  const isNowHere = nowMinute >= range.from && nowMinute < range.to;
  const isToday = (key: string) => isNowHere && (key === today || (date === today && !key.includes('-')));

  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const roving = useRoving(grid, columns);
  const commands = useBoardCommands();
  const carrying = useCarry({ data, now, wallTime, move: commands.move });
  const peeking = usePeek();
  const { carry } = carrying;
  const focusLater = useFocusLater(roving.focus);
  const bookingOf = (slotId: number | undefined) => data.bookings.get(slotId ?? -1);
  const drag = useDrag({ scroller, carrying, range, bookingOf, onDropped: focusLater });
  const onKeyDown = useBoardKeys({
    roving,
    carrying,
    peeking,
    commands,
    bookingHere: () => bookingOf(roving.here()),
    cardHere: () => grid.current?.querySelector(`[data-slot-id="${roving.here()}"]`),
    onOpen,
    onWeek,
    onView,
    onDropped: focusLater,
  });
  useScrollToNow(
    scroller,
    isStale ? undefined : date,
    columns.some(({ key }) => isToday(key)),
  );
  useGhostInView(grid, carry?.target);

  return (
    <>
      <div ref={scroller} className={styles['scroller']} aria-busy={isStale}>
        {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its cards have the focus in turn */}
        <div
          ref={grid}
          role="grid"
          aria-label={label}
          className={styles['board']}
          style={boardStyle(columns.length, range, scale, nowMinute)}
          onKeyDown={onKeyDown}
          onFocus={(event: FocusEvent) => {
            const card = cardAt(event.target);
            if (!card) return;
            roving.onFocus(slotIdOf(card));
            peeking.follow(card);
          }}
          onBlur={(event: FocusEvent) => {
            roving.onBlur();
            if (!event.currentTarget.contains(event.relatedTarget)) peeking.close();
          }}
          onPointerDown={(event: PointerEvent) => {
            peeking.close();
            drag.onPointerDown(event);
          }}
          onClick={(event) => {
            const card = cardAt(event.target as Element);
            if (drag.tookClick() || !card || carry) return;
            onOpen(slotIdOf(card));
          }}
          onPointerOver={(event: PointerEvent) => {
            const card = cardAt(event.target as Element);
            const isWorth = card && bookingOf(slotIdOf(card)) && !carry && event.pointerType === 'mouse';
            peeking.hover(isWorth ? card : null);
          }}
          onPointerLeave={() => peeking.hover(null)}
        >
          <TimeAxis
            range={range}
            scale={scale}
            now={columns.some(({ key }) => isToday(key)) ? nowMinute : undefined}
          />
          {columns.map((column, index) => (
            <Column
              key={column.key}
              column={column}
              place={index + 1}
              from={range.from}
              scale={scale}
              isToday={isToday(column.key)}
              isDrawn={index < drawn}
            />
          ))}
          {carry && <Ghost carry={carry} data={data} range={range} scale={scale} />}
        </div>
      </div>
      <CarryBar carry={carry} data={data} />
      <PeekCard
        peek={carry ? undefined : peeking.peek}
        booking={bookingOf(peeking.peek?.slotId)}
        onEnter={peeking.stay}
        onLeave={() => peeking.hover(null)}
      />
    </>
  );
}

/** Columns that stayed as they were are the same objects as before. */
function useColumns(
  { lanes, bookings }: BoardData,
  now: number,
  wallTime: ReturnType<typeof wallTimeReader>,
): readonly ColumnData[] {
  const [keep] = useState(columnKeeper);
  return useMemo(
    () => keep(lanes.map((lane) => columnOf(lane, { bookings, now, wallTime }))),
    [lanes, bookings, now, wallTime, keep],
  );
}

/** The narrowest that a column gets, in rem. */
const NARROWEST_REM = 10.75;

function columnsInSight(): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Math.ceil(window.innerWidth / (NARROWEST_REM * rem));
}

function boardStyle(
  count: number,
  { from, to }: { from: number; to: number },
  scale: number,
  now: number,
): CSSProperties {
  const sizes: Record<`--${string}`, string> = {
    '--minutes': `${(to - from) * scale}rem`,
    '--hour': `${60 * scale}rem`,
    '--now': `${(now - from) * scale}rem`,
  };
  return {
    gridTemplateColumns: `3.5rem repeat(${count}, minmax(0, 1fr))`,
    minWidth: `${3.5 + count * NARROWEST_REM}rem`,
    maxWidth: `${3.5 + count * 26}rem`,
    ...sizes,
  };
}

function cardAt(element: Element): HTMLElement | null {
  return element.closest<HTMLElement>('[data-slot-id]');
}

function slotIdOf(card: HTMLElement): number {
  return Number(card.dataset['slotId']);
}

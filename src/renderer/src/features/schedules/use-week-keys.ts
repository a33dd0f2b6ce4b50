/** The keyboard on the week's grid: one tab stop, and everything that the pointer can do. */
import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { WeeklySession } from '../../../../shared/contract/schedules.ts';
import { type Brush, DAY_END, erase, indexAt, moved, paint, STEP, stretchOf } from './week-model.ts';

export interface Cursor {
  weekday: number;
  minute: number;
  /** Where a session that is being painted began. */
  anchor: number | null;
}

export interface GridActions {
  sessions: readonly WeeklySession[];
  hours: { from: number; to: number };
  brush: Brush;
  /** The weekdays from side to side. */
  weekdays: readonly number[];
  onPaint: (sessions: WeeklySession[]) => void;
  onStepBack: () => void;
  /** Enter on a session leads to its fields. */
  onOpen: () => void;
}

const LAST_ROW = DAY_END - STEP;
const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/** From the earlier of anchor and minute to the end of the later one's row. */
export function paintedBy({ weekday, minute, anchor }: Cursor) {
  const from = Math.min(anchor ?? minute, minute);
  return { weekday, from, to: Math.max(anchor ?? minute, minute) + STEP };
}

export function useWeekKeys(actions: GridActions) {
  const { sessions, hours, brush, weekdays, onPaint, onStepBack, onOpen } = actions;
  const [cursor, setCursor] = useState<Cursor>({ weekday: weekdays[0] ?? 1, minute: 8 * 60, anchor: null });
  // Set by a key, so that the focus follows the cursor and never comes by itself.
  const isWalking = useRef(false);
  const spot = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (isWalking.current) spot.current?.focus();
    isWalking.current = false;
  });
  const isShiftPainting = useRef(false);
  const here = indexAt(sessions, cursor.weekday, cursor.minute);

  const beside = (days: number) => weekdays[weekdays.indexOf(cursor.weekday) + days] ?? cursor.weekday;
  const go = (weekday: number, minute: number, anchor = cursor.anchor) =>
    setCursor({ weekday, minute: clamp(minute, 0, LAST_ROW), anchor });
  const finish = () => {
    onPaint(paint(sessions, paintedBy(cursor), brush));
    setCursor({ ...cursor, anchor: null });
  };
  const shift = (days: number, minutes: number) => {
    const session = sessions[here];
    if (!session) return;
    const { from, to } = stretchOf(session);
    const next = moved(sessions, here, { weekday: beside(days), from: from + minutes, to: to + minutes });
    if (!next) return;
    onPaint(next);
    go(beside(days), cursor.minute + minutes);
  };
  const stretch = (minutes: number) => {
    const session = sessions[here];
    if (!session) {
      isShiftPainting.current = true;
      return go(cursor.weekday, cursor.minute + minutes, cursor.anchor ?? cursor.minute);
    }
    const own = stretchOf(session);
    const next = moved(sessions, here, { ...own, to: own.to + minutes });
    if (next) onPaint(next);
  };
  const vertical = (event: KeyboardEvent, minutes: number) => {
    if (event.ctrlKey || event.metaKey) return shift(0, minutes);
    // A session that is being painted is not lost by crossing another one.
    if (event.shiftKey && cursor.anchor === null) return stretch(minutes);
    go(cursor.weekday, cursor.minute + minutes);
  };
  const horizontal = (event: KeyboardEvent, days: number) => {
    const isMirrored = getComputedStyle(event.currentTarget).direction === 'rtl';
    const step = isMirrored ? -days : days;
    if (event.ctrlKey || event.metaKey) return shift(step, 0);
    if (cursor.anchor === null) go(beside(step), cursor.minute);
  };
  const press = (key: 'Enter' | ' ') => {
    if (cursor.anchor !== null) return finish();
    if (here < 0) return setCursor({ ...cursor, anchor: cursor.minute });
    if (key === 'Enter') onOpen();
  };
  const remove = () => {
    const session = sessions[here];
    if (session) onPaint(erase(sessions, stretchOf(session)));
  };
  const keys: Record<string, (event: KeyboardEvent) => void> = {
    ArrowUp: (event) => vertical(event, -STEP),
    ArrowDown: (event) => vertical(event, STEP),
    ArrowLeft: (event) => horizontal(event, -1),
    ArrowRight: (event) => horizontal(event, 1),
    PageUp: (event) => vertical(event, -60),
    PageDown: (event) => vertical(event, 60),
    Home: () => go(cursor.weekday, hours.from),
    End: () => go(cursor.weekday, hours.to - STEP),
    Enter: () => press('Enter'),
    ' ': () => press(' '),
    Delete: remove,
    Backspace: remove,
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
    if (event.key === 'Escape' && cursor.anchor !== null) {
      event.stopPropagation();
      event.preventDefault();
      return setCursor({ ...cursor, anchor: null });
    }
    const run = isUndo ? onStepBack : keys[event.key];
    if (!run || event.altKey) return;
    event.preventDefault();
    isWalking.current = true;
    run(event);
  };
  /** Letting Shift go ends what it began. */
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key !== 'Shift' || !isShiftPainting.current) return;
    isShiftPainting.current = false;
    if (cursor.anchor !== null) finish();
  };
  /** What the pointer does: the keyboard goes on from there. */
  const point = (place: Pick<Cursor, 'weekday' | 'minute'>) => {
    isWalking.current = true;
    setCursor({ ...place, anchor: null });
  };
  /** What was begun and left is not painted. */
  const onBlur = ({ relatedTarget, currentTarget }: FocusEvent) => {
    if (relatedTarget && !currentTarget.contains(relatedTarget)) setCursor({ ...cursor, anchor: null });
  };
  return { cursor, setCursor, point, spot, here, onKeyDown, onKeyUp, onBlur };
}

/** The pointer on the week's grid: on nothing it paints, at a session's edge it resizes, else it moves. */
import { type PointerEvent, useRef, useState } from 'react';
import type { WeeklySession } from '../../../../shared/contract/schedules.ts';
import { type Brush, moved, paint, STEP, stretchOf } from './week-model.ts';

type Kind = 'paint' | 'move' | 'start' | 'end';

interface Gesture {
  kind: Kind;
  /** Of the session that is dragged. */
  index: number;
  from: Place;
  to: Place;
}

interface Place {
  weekday: number;
  minute: number;
}

interface DragOptions {
  sessions: readonly WeeklySession[];
  hours: { from: number; to: number };
  brush: Brush;
  onPaint: (sessions: WeeklySession[]) => void;
  onPoint: (place: Place) => void;
}

export function useWeekDrag({ sessions, hours, brush, onPaint, onPoint }: DragOptions) {
  const [gesture, setGesture] = useState<Gesture | null>(null);
  // The last shape that fitted, so that a drag over another session rests where it could still be.
  const fitting = useRef<WeeklySession[] | null>(null);

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    // A finger scrolls.
    if (event.button !== 0 || event.pointerType === 'touch') return;
    const place = placeOf(event, hours);
    if (!place) return;
    const target = event.target as HTMLElement;
    const block = target.closest<HTMLElement>('[data-session]');
    const kind = block ? ((target.dataset['edge'] as Kind | undefined) ?? 'move') : 'paint';
    event.currentTarget.setPointerCapture(event.pointerId);
    fitting.current = null;
    setGesture({ kind, index: Number(block?.dataset['session'] ?? -1), from: place, to: place });
    onPoint(place);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const place = gesture && placeOf(event, hours);
    if (!place || (place.weekday === gesture.to.weekday && place.minute === gesture.to.minute)) return;
    const next = { ...gesture, to: place };
    fitting.current = shapeOf(next, sessions, brush) ?? fitting.current;
    setGesture(next);
  };
  const onPointerUp = () => {
    if (gesture && fitting.current) onPaint(fitting.current);
    if (gesture?.kind === 'paint') onPoint(gesture.from);
    cancel();
  };
  const cancel = () => {
    fitting.current = null;
    setGesture(null);
  };
  // oxlint-disable-next-line react/refs -- changed by the same events that draw anew
  const shown = gesture ? fitting.current : null;
  return {
    /** The week as it would be if the pointer were let go. */
    shown,
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: cancel },
  };
}

function shapeOf(
  { kind, index, from, to }: Gesture,
  sessions: readonly WeeklySession[],
  brush: Brush,
): WeeklySession[] | null {
  const first = Math.min(from.minute, to.minute);
  const last = Math.max(from.minute, to.minute) + STEP;
  if (kind === 'paint') return paint(sessions, { weekday: from.weekday, from: first, to: last }, brush);
  const session = sessions[index];
  if (!session) return null;
  const own = stretchOf(session);
  const delta = to.minute - from.minute;
  if (kind === 'start') return moved(sessions, index, { ...own, from: own.from + delta });
  if (kind === 'end') return moved(sessions, index, { ...own, to: own.to + delta });
  return moved(sessions, index, { weekday: to.weekday, from: own.from + delta, to: own.to + delta });
}

/** The row and day under the pointer; beyond the edges, the nearest. */
function placeOf(
  event: PointerEvent<HTMLElement>,
  { from, to }: { from: number; to: number },
): Place | undefined {
  const days = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-weekday]')].map((day) => ({
    weekday: Number(day.dataset['weekday']),
    box: day.getBoundingClientRect(),
  }));
  const distance = ({ box }: (typeof days)[number]) =>
    Math.max(box.left - event.clientX, event.clientX - box.right, 0);
  const day = days.toSorted((a, b) => distance(a) - distance(b))[0];
  if (!day) return undefined;
  const minute = from + ((event.clientY - day.box.top) / day.box.height) * (to - from);
  const row = Math.floor(minute / STEP) * STEP;
  return { weekday: day.weekday, minute: Math.max(from, Math.min(to - STEP, row)) };
}

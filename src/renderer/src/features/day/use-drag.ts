/** Moving a booking with the pointer: by the rule of the keys, with the edges scrolling. */
import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { Booking } from '../../../../shared/contract/bookings.ts';
import type { Range } from './columns.ts';
import styles from './carry.module.css';
import type { Carrying } from './use-carry.ts';
import { useLatest } from './use-latest.ts';

const THRESHOLD_PX = 5;
const EDGE_PX = 48;
const FASTEST_PX = 18;

interface Options {
  scroller: RefObject<HTMLElement | null>;
  carrying: Carrying;
  range: Range;
  bookingOf: (slotId: number) => Booking | undefined;
  onDropped: (slotId: number) => void;
}

/** What is measured once as the drag begins, in the coordinates of the scrolled content. */
interface Measures {
  box: DOMRect;
  columns: { key: string; left: number; right: number }[];
  top: number;
  pxPerMinute: number;
  /** From the card's upper edge to the pointer. */
  grip: number;
}

export function useDrag(options: Options) {
  const latest = useLatest(options);
  const end = useRef<() => void>(undefined);
  const wasDragged = useRef(false);
  useEffect(() => () => end.current?.(), []);

  const onPointerDown = (event: ReactPointerEvent) => {
    wasDragged.current = false;
    // A finger scrolls the board.
    if (event.button !== 0 || event.pointerType === 'touch' || latest.current.carrying.carry) return;
    const card = (event.target as Element).closest<HTMLElement>('[data-slot-id]');
    const booking = card && latest.current.bookingOf(Number(card.dataset['slotId']));
    if (!card || !booking) return;
    const stop = new AbortController();
    const pointer = { x: event.clientX, y: event.clientY };
    const from = { ...pointer };
    let measures: Measures | undefined;
    let frame = 0;
    // The hand is over everything: a pointer of each card's own would make the browser look at all of them again.
    const shield = document.createElement('div');
    shield.className = styles['shield'] ?? '';
    end.current = () => {
      stop.abort();
      shield.remove();
      cancelAnimationFrame(frame);
    };
    const tick = () => {
      const { scroller, carrying, range } = latest.current;
      if (!measures || !scroller.current) return;
      scrollAtEdge(scroller.current, measures.box, pointer);
      const over = placeAt(measures, scroller.current, pointer, range.from);
      if (over) carrying.over(over.key, over.minute);
      frame = requestAnimationFrame(tick);
    };
    const onMove = (move: PointerEvent) => {
      pointer.x = move.clientX;
      pointer.y = move.clientY;
      if (measures || Math.hypot(pointer.x - from.x, pointer.y - from.y) < THRESHOLD_PX) return;
      if (!latest.current.carrying.begin(booking)) return end.current?.();
      wasDragged.current = true;
      document.body.append(shield);
      measures = measure(latest.current, card, from.y);
      frame = requestAnimationFrame(tick);
    };
    const finish = (isDrop: boolean) => {
      end.current?.();
      const { carrying, onDropped } = latest.current;
      if (!measures) return;
      const slotId = isDrop ? carrying.putDown() : undefined;
      if (slotId === undefined) carrying.cancel();
      else onDropped(slotId);
    };
    const { signal } = stop;
    window.addEventListener('pointermove', onMove, { signal });
    window.addEventListener('pointerup', () => finish(true), { signal });
    window.addEventListener('pointercancel', () => finish(false), { signal });
    const onKey = (key: KeyboardEvent) => {
      if (key.key === 'Escape' && measures) finish(false);
    };
    window.addEventListener('keydown', onKey, { signal, capture: true });
  };
  /** Whether the click that follows belongs to a drag; asked once. */
  const tookClick = () => {
    const taken = wasDragged.current;
    wasDragged.current = false;
    return taken;
  };
  return { onPointerDown, tookClick };
}

function measure({ scroller, range }: Options, card: HTMLElement, y: number): Measures | undefined {
  const box = scroller.current?.getBoundingClientRect();
  if (!box || !scroller.current) return undefined;
  const { scrollLeft, scrollTop } = scroller.current;
  const lanes = [...scroller.current.querySelectorAll<HTMLElement>('[data-column]')];
  const body = lanes[0]?.lastElementChild?.getBoundingClientRect();
  if (!body) return undefined;
  return {
    box,
    columns: lanes.map((lane) => {
      const { left, right } = lane.getBoundingClientRect();
      const shift = scrollLeft - box.left;
      return { key: lane.dataset['column'] ?? '', left: left + shift, right: right + shift };
    }),
    top: body.top - box.top + scrollTop,
    pxPerMinute: body.height / (range.to - range.from),
    grip: y - card.getBoundingClientRect().top,
  };
}

interface Point {
  x: number;
  y: number;
}

function placeAt(measures: Measures, scroller: HTMLElement, { x, y }: Point, from: number) {
  const { box, columns, top, pxPerMinute, grip } = measures;
  const inside = x - box.left + scroller.scrollLeft;
  const away = ({ left, right }: { left: number; right: number }) =>
    Math.max(left - inside, inside - right, 0);
  const column = columns.toSorted((a, b) => away(a) - away(b))[0];
  const minute = from + (y - box.top + scroller.scrollTop - top - grip) / pxPerMinute;
  // A hand is no rule: a few minutes above a slot mean that slot.
  return column && { key: column.key, minute: minute + 4 };
}

function scrollAtEdge(scroller: HTMLElement, box: DOMRect, { x, y }: Point): void {
  const left = speed(x, box.left + EDGE_PX, box.right - EDGE_PX);
  const top = speed(y, box.top + EDGE_PX * 1.5, box.bottom - EDGE_PX);
  if (left !== 0 || top !== 0) scroller.scrollBy({ left, top });
}

function speed(at: number, low: number, high: number): number {
  const beyond = at < low ? at - low : Math.max(0, at - high);
  return Math.max(-FASTEST_PX, Math.min(FASTEST_PX, beyond / 3));
}

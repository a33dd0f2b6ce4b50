/** Which card is looked at closely: by Space on the one with the focus, or by resting the pointer on one. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLatest } from './use-latest.ts';

export interface Peek {
  slotId: number;
  by: 'key' | 'pointer';
  /** Pixels of the window. */
  left: number;
  y: number;
  /** `y` counts from the window's upper edge, else from its lower one. */
  isBelow: boolean;
}

export interface Peeking {
  peek: Peek | undefined;
  toggle: (card: Element) => void;
  /** Where the focus went, while it is open by key. */
  follow: (card: Element) => void;
  hover: (card: Element | null) => void;
  stay: () => void;
  /** Answers whether it was open. */
  close: () => boolean;
}

const REST_MS = 450;
const LINGER_MS = 200;

export function usePeek(): Peeking {
  const [peek, setPeek] = useState<Peek>();
  const latest = useLatest(peek);
  const timer = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return useMemo(() => {
    const later = (next: Peek['by'] | undefined, card: Element | null, wait: number) => {
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => setPeek(card && next ? beside(card, next) : undefined), wait);
    };
    return {
      peek,
      toggle: (card) => {
        window.clearTimeout(timer.current);
        setPeek(latest.current?.by === 'key' ? undefined : beside(card, 'key'));
      },
      follow: (card) => {
        if (latest.current?.by === 'key') setPeek(beside(card, 'key'));
      },
      hover: (card) => {
        if (latest.current?.by === 'key') return;
        if (card && latest.current?.slotId === slotIdOf(card)) return window.clearTimeout(timer.current);
        later('pointer', card, card ? REST_MS : LINGER_MS);
      },
      stay: () => window.clearTimeout(timer.current),
      close: () => {
        window.clearTimeout(timer.current);
        setPeek(undefined);
        return latest.current !== undefined;
      },
    };
  }, [peek, latest]);
}

const WIDTH = 304;

function slotIdOf(card: Element): number {
  return Number(card.getAttribute('data-slot-id'));
}

function beside(card: Element, by: Peek['by']): Peek {
  const { left, right, top, bottom } = card.getBoundingClientRect();
  const fitsRight = right + 8 + WIDTH < window.innerWidth;
  const isBelow = top < window.innerHeight / 2;
  return {
    slotId: slotIdOf(card),
    by,
    left: fitsRight ? right + 6 : Math.max(8, left - WIDTH - 6),
    y: isBelow ? Math.max(8, top) : Math.max(8, window.innerHeight - bottom),
    isBelow,
  };
}

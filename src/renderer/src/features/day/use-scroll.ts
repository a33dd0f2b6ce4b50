/** Where the board is scrolled to. */
import { type RefObject, useEffect } from 'react';
import type { Target } from './use-carry.ts';

const ABOVE_NOW = 120;

/** Today opens where the day stands, with a little of what has just been; any other day at its start. */
export function useScrollToNow(
  scroller: RefObject<HTMLElement | null>,
  /** None while another day's slots are still there. */
  date: string | undefined,
  hasNow: boolean,
): void {
  useEffect(() => {
    if (date === undefined) return;
    const line = hasNow ? scroller.current?.querySelector<HTMLElement>('[data-now]') : null;
    scroller.current?.scrollTo({ top: line ? line.offsetTop - ABOVE_NOW : 0 });
  }, [scroller, date, hasNow]);
}

/** What is carried by keys stays in sight; under a pointer it is anyway. */
export function useGhostInView(grid: RefObject<HTMLElement | null>, target: Target | undefined): void {
  const { key, at } = target ?? {};
  useEffect(() => {
    if (key === undefined || at === undefined) return;
    grid.current?.querySelector('[data-drop]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [grid, key, at]);
}

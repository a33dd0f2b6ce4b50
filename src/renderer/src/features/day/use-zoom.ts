/** How large the board is drawn; each computer remembers its own. */
import { createStore, useStore } from '../../lib/store.ts';
import type { Column } from './columns.ts';

const KEY = 'medibook.board.zoom';
const STEPS = [0.5, 0.7, 1, 1.4, 2, 3];
const NORMAL = 1;

const store = createStore(stored());

function stored(): number {
  const value = Number(localStorage.getItem(KEY));
  return STEPS.includes(value) ? value : NORMAL;
}

export type ZoomStep = 'in' | 'out' | 'reset';

export function zoom(step: ZoomStep): void {
  const next = STEPS[STEPS.indexOf(store.get()) + (step === 'in' ? 1 : -1)] ?? store.get();
  store.set(step === 'reset' ? NORMAL : next);
  localStorage.setItem(KEY, String(store.get()));
}

export function useZoom() {
  const factor = useStore(store);
  return { factor, isLargest: factor === STEPS.at(-1), isSmallest: factor === STEPS[0] };
}

const CARD_REM = 1.625;

/** Rem for a minute: at normal size the shortest slot is high enough to be read and hit, within reason. */
export function remPerMinute(columns: readonly Column[], factor: number): number {
  let shortest = 30;
  for (const { cards } of columns) for (const { minutes } of cards) shortest = Math.min(shortest, minutes);
  return Math.min(Math.max(CARD_REM / shortest, 0.085), 0.25) * factor;
}

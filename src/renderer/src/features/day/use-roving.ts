/* oxlint-disable react/preserve-manual-memoization -- refs are read when a key comes, not while drawing */
/** One tab stop for the whole board. It stays with the slot or, when that is gone, with its time and column. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { Column } from './columns.ts';
import { findSpot, type MoveKey, neighbourOf, nextMatching, spotAt, type Track } from './roving.ts';

export interface Roving {
  /** The slot that the keyboard is on. */
  here: () => number | undefined;
  isFocused: () => boolean;
  focus: (slotId: number | undefined) => void;
  walk: (key: MoveKey) => void;
  /** Answers whether there was one. */
  toNextFree: () => boolean;
  onFocus: (slotId: number) => void;
  onBlur: () => void;
}

interface Reached {
  slotId: number;
  column: string;
  at: number;
}

export function useRoving(grid: RefObject<HTMLElement | null>, columns: readonly Column[]): Roving {
  const reached = useRef<Reached>(undefined);
  const hasFocus = useRef(false);
  // A walk sideways keeps to the time that it began at.
  const sideways = useRef<number>(undefined);
  const tracks = useMemo(() => columns.map(({ key, cards }) => ({ key, spots: cards })), [columns]);
  const latest = useRef(tracks);

  const here = useCallback(() => stopOf(latest.current, reached.current), []);
  const cardOf = useCallback(
    (slotId: number | undefined) => grid.current?.querySelector<HTMLElement>(`[data-slot-id="${slotId}"]`),
    [grid],
  );
  const focus = useCallback((slotId: number | undefined) => cardOf(slotId)?.focus(), [cardOf]);
  const setStop = useCallback(() => {
    const next = cardOf(here());
    const before = grid.current?.querySelector<HTMLElement>('[data-slot-id][tabindex="0"]');
    if (before && before !== next) before.tabIndex = -1;
    if (next && next.tabIndex !== 0) next.tabIndex = 0;
    return next;
  }, [grid, cardOf, here]);

  useLayoutEffect(() => {
    latest.current = tracks;
    const stop = setStop();
    const isLost = hasFocus.current && document.activeElement === document.body;
    if (isLost) stop?.focus({ preventScroll: true });
  }, [tracks, setStop]);
  // Whatever else is drawn may have made the cards anew.
  useEffect(() => void setStop());

  return useMemo(
    () => ({
      here,
      isFocused: () => hasFocus.current,
      focus,
      walk: (key) => {
        const from = here();
        if (from === undefined) return;
        const at = isSideways(key) ? sideways.current : undefined;
        const next = neighbourOf(latest.current, from, key, at);
        if (!next) return;
        const kept = isSideways(key) ? (at ?? findSpot(latest.current, from)?.spot.start) : undefined;
        focus(next.slotId);
        sideways.current = kept;
      },
      toNextFree: () => {
        const next = nextMatching(latest.current, here(), ({ state }) => state === 'free');
        focus(next?.slotId);
        return next !== undefined;
      },
      onFocus: (slotId) => {
        const place = findSpot(latest.current, slotId);
        const column = latest.current[place?.track ?? -1]?.key;
        if (place && column !== undefined) reached.current = { slotId, column, at: place.spot.start };
        hasFocus.current = true;
        sideways.current = undefined;
        setStop();
      },
      onBlur: () => {
        hasFocus.current = false;
      },
    }),
    [here, focus, setStop],
  );
}

function isSideways(key: MoveKey): boolean {
  return key === 'ArrowLeft' || key === 'ArrowRight';
}

/** Where Tab arrives: where the keyboard was, else at the first slot that can be booked. */
function stopOf(
  tracks: readonly Track<Column['cards'][number]>[],
  reached: Reached | undefined,
): number | undefined {
  if (reached && findSpot(tracks, reached.slotId)) return reached.slotId;
  const track = tracks.find(({ key }) => key === reached?.column);
  if (track && reached) return spotAt(track.spots, reached.at)?.slotId;
  const free = nextMatching(tracks, undefined, ({ state }) => state === 'free');
  return (free ?? tracks.find(({ spots }) => spots.length > 0)?.spots[0])?.slotId;
}

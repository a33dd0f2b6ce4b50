/** Where a key leads on the board: by time in a column, sideways to what is there at that time. Pure. */

/** A card, or while something is carried a slot. */
export interface Spot {
  slotId: number;
  start: number;
  minutes: number;
}
export interface Track<T extends Spot = Spot> {
  key: string;
  spots: readonly T[];
}

const MOVES = [
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
] as const;
export type MoveKey = (typeof MOVES)[number];

export function isMoveKey(key: string): key is MoveKey {
  return MOVES.includes(key as MoveKey);
}

interface Place<T extends Spot> {
  track: number;
  index: number;
  spot: T;
}

export function findSpot<T extends Spot>(tracks: readonly Track<T>[], slotId: number): Place<T> | undefined {
  for (const [track, { spots }] of tracks.entries()) {
    const index = spots.findIndex((spot) => spot.slotId === slotId);
    const spot = spots[index];
    if (spot) return { track, index, spot };
  }
  return undefined;
}

/** @param at the minute that the eye follows sideways, though the cards on the way begin at other times */
export function neighbourOf<T extends Spot>(
  tracks: readonly Track<T>[],
  slotId: number,
  key: MoveKey,
  at?: number,
): T | undefined {
  const place = findSpot(tracks, slotId);
  if (!place) return undefined;
  const { track, index, spot } = place;
  const spots = tracks[track]?.spots ?? [];
  switch (key) {
    case 'ArrowUp':
      return spots[index - 1];
    case 'ArrowDown':
      return spots[index + 1];
    case 'Home':
      return spots[0];
    case 'End':
      return spots.at(-1);
    case 'PageUp':
      return spots.findLast(({ start }) => start <= spot.start - 60) ?? spots[0];
    case 'PageDown':
      return spots.find(({ start }) => start >= spot.start + 60) ?? spots.at(-1);
    default:
      return beside(tracks, track, key === 'ArrowLeft' ? -1 : 1, at ?? spot.start);
  }
}

function beside<T extends Spot>(tracks: readonly Track<T>[], from: number, step: -1 | 1, at: number) {
  for (let index = from + step; index >= 0 && index < tracks.length; index += step) {
    const nearest = spotAt(tracks[index]?.spots ?? [], at);
    if (nearest) return nearest;
  }
  return undefined;
}

/** The spot that covers a minute, else the one that begins closest to it. */
export function spotAt<T extends Spot>(spots: readonly T[], at: number): T | undefined {
  const covering = spots.find(({ start, minutes }) => start <= at && at < start + minutes);
  if (covering) return covering;
  const distance = (spot: T) => Math.abs(spot.start - at);
  return spots.reduce<T | undefined>(
    (best, spot) => (best && distance(best) <= distance(spot) ? best : spot),
    undefined,
  );
}

/** The next one that fits by time, then column, and at the end of the day again from its start. */
export function nextMatching<T extends Spot>(
  tracks: readonly Track<T>[],
  slotId: number | undefined,
  fits: (spot: T) => boolean,
): T | undefined {
  const here = slotId === undefined ? undefined : findSpot(tracks, slotId);
  const all = tracks
    .flatMap(({ spots }, track) => spots.filter(fits).map((spot) => ({ spot, track })))
    .toSorted((a, b) => a.spot.start - b.spot.start || a.track - b.track);
  const after = all.find(
    ({ spot, track }) =>
      here && (spot.start > here.spot.start || (spot.start === here.spot.start && track > here.track)),
  );
  return (after ?? all[0])?.spot;
}

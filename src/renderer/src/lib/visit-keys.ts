/** What a key makes of a visit: the state it stands for, or, pressed once more, what was before. Pure. */
import type { Visit, VisitState } from '../../../shared/contract/visits.ts';

export const VISIT_KEYS = {
  a: 'ARRIVED',
  i: 'IN_ROOM',
  d: 'DONE',
  x: 'NO_SHOW',
  l: 'LEFT',
} as const satisfies Record<string, VisitState>;

export type MarkedState = (typeof VISIT_KEYS)[keyof typeof VISIT_KEYS];
export const MARKED_STATES = Object.values(VISIT_KEYS);

/** Shape and colour both, so that neither is needed alone. */
export const VISIT_GLYPH: Record<VisitState, string> = {
  EXPECTED: '○',
  ARRIVED: '▲',
  IN_ROOM: '●',
  DONE: '■',
  NO_SHOW: '✕',
  LEFT: '◁',
};

/** The state that a key leads to from the present one. */
export function nextState(visit: Visit, marked: MarkedState): VisitState {
  if (visit.state !== marked) return marked;
  if (marked === 'ARRIVED' || marked === 'NO_SHOW') return 'EXPECTED';
  if (marked === 'DONE' && visit.inRoomAt) return 'IN_ROOM';
  if (marked === 'LEFT' && visit.inRoomAt) return 'IN_ROOM';
  return visit.arrivedAt ? 'ARRIVED' : 'EXPECTED';
}

/** The state that was meant by a key: its letter, or on other layouts its place on the keyboard. */
export function markOfKey({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): MarkedState | undefined {
  if (key.length > 1) return undefined;
  const letter = (/^[\x20-\x7e]$/.test(key) ? key : code.replace(/^Key/, '')).toLowerCase();
  return Object.hasOwn(VISIT_KEYS, letter) ? VISIT_KEYS[letter as keyof typeof VISIT_KEYS] : undefined;
}

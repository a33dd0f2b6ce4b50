/** What a slot is to the person who looks at it now. */
import type { Slot } from '../../../../shared/contract/slots.ts';
import type { Tone } from '../../components/badge.tsx';

export const SLOT_STATES = ['free', 'held', 'booked', 'blocked', 'past'] as const;
export type SlotState = (typeof SLOT_STATES)[number];

/** Says the same as the colour, for those who do not see it. */
export const GLYPH: Record<SlotState, string> = {
  free: '○',
  held: '◐',
  booked: '●',
  blocked: '▨',
  past: '–',
};
export const TONE: Record<SlotState, Tone> = {
  free: 'free',
  held: 'held',
  booked: 'booked',
  blocked: 'blocked',
  past: 'past',
};

export function stateOf(slot: Slot, now: number): SlotState {
  if (slot.isBooked) return 'booked';
  if (slot.isHeld) return 'held';
  if (Date.parse(slot.startsAt) <= now) return 'past';
  return slot.isBlocked ? 'blocked' : 'free';
}

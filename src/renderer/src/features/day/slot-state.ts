/** What a slot is to the person who looks at it now, and what a booked one says about its visit. */
import type { Booking } from '../../../../shared/contract/bookings.ts';
import type { Slot } from '../../../../shared/contract/slots.ts';
import type { VisitState } from '../../../../shared/contract/visits.ts';
import type { Tone } from '../../components/badge.tsx';
import { VISIT_GLYPH } from '../../lib/visit-keys.ts';

export const SLOT_STATES = ['free', 'held', 'booked', 'blocked', 'past'] as const;
export type SlotState = (typeof SLOT_STATES)[number];

/** Says the same as the colour, for those who do not see it. */
export const GLYPH: Record<SlotState, string> = {
  free: '+',
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

/** How a card looks: a slot without a visit, or the visit's state; who confirmed and is still to come is apart. */
export type Look = Exclude<SlotState, 'booked'> | 'booked' | 'CONFIRMED' | VisitState;
export const LOOKS = [
  'free',
  'EXPECTED',
  'CONFIRMED',
  'ARRIVED',
  'IN_ROOM',
  'DONE',
  'NO_SHOW',
  'LEFT',
  'held',
  'blocked',
  'past',
] as const satisfies readonly Look[];
export const LOOK_GLYPH: Record<Look, string> = { ...GLYPH, ...VISIT_GLYPH, CONFIRMED: '✓' };

export function lookOf({ visit, patientConfirmedAt }: Pick<Booking, 'visit' | 'patientConfirmedAt'>): Look {
  return visit.state === 'EXPECTED' && patientConfirmedAt !== null ? 'CONFIRMED' : visit.state;
}

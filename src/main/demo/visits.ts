/** How the demonstration's past visits went, what kinds of visits there are, and who waits for a slot. */
import type { Random } from './random.ts';

const MINUTE = 60_000;

export const DEMO_VISIT_TYPES = [
  { name: 'Follow-up', duration_minutes: 15, buffer_minutes: 0, colour: 'teal' },
  { name: 'Consultation', duration_minutes: 20, buffer_minutes: 0, colour: 'blue' },
  { name: 'First visit', duration_minutes: 30, buffer_minutes: 0, colour: 'violet' },
  { name: 'Procedure', duration_minutes: 60, buffer_minutes: 10, colour: 'orange' },
] as const;

/** The kind of a visit that fits into one slot, by number, or null: many desks note none. */
export function visitTypeFor(random: Random, minutes: number): number | null {
  const fitting = DEMO_VISIT_TYPES.flatMap((type, index) =>
    type.duration_minutes <= minutes ? [index] : [],
  );
  return fitting.length > 0 && random.chance(0.7) ? random.pick(fitting) : null;
}

export interface DemoVisit {
  arrived_at: number | null;
  in_room_at: number | null;
  done_at: number | null;
  no_show_at: number | null;
}

/** Nothing noted yet. */
export const TO_COME: DemoVisit = { arrived_at: null, in_room_at: null, done_at: null, no_show_at: null };

/** One in twelve did not come; the others waited a little, and were seen. */
export function pastVisit(random: Random, startsAt: number, minutes: number): DemoVisit {
  if (random.chance(0.08)) return { ...TO_COME, no_show_at: startsAt + 20 * MINUTE };
  const arrived_at = startsAt - random.int(-5, 15) * MINUTE;
  const in_room_at = Math.max(arrived_at, startsAt) + random.int(0, 12) * MINUTE;
  return { ...TO_COME, arrived_at, in_room_at, done_at: in_room_at + (minutes - 3) * MINUTE };
}

/** Wishes of the waiting list, with the patient by number from the last one back. */
export const DEMO_WISHES = [
  { urgency: 'URGENT', specialization: 'Cardiology', weekdays: null, parts: null, notes: null },
  { urgency: 'SOON', specialization: 'Dermatology', weekdays: '[1,3]', parts: '["MORNING"]', notes: null },
  {
    urgency: 'ROUTINE',
    specialization: null,
    weekdays: null,
    parts: '["AFTERNOON"]',
    notes: 'rings back after five',
  },
] as const;

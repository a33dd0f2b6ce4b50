/** What takes a change back, kept with it as JSON. */
import type { Schedule } from '../../../shared/contract/schedules.ts';
import type { KnownException } from './rules.ts';

/** A rule before and after; none is null. */
export type RuleStep =
  | { entity: 'schedules'; id: number; before: Schedule | null; after: Schedule | null }
  | { entity: 'exceptions'; id: number; before: KnownException | null; after: KnownException | null }
  | { entity: 'doctors' | 'rooms'; id: number; before: boolean; after: boolean };

export interface SlotFlags {
  blocked: 0 | 1;
  is_off: 0 | 1;
  origin: 'HAND' | 'SCHEDULE' | 'KEPT';
  room_id: number | null;
}

export interface RemovedSlot extends SlotFlags {
  id: number;
  doctor_id: number;
  starts_at: number;
  duration_minutes: number;
  version: number;
}

/** A booking's place, with what a move makes it forget. */
export interface BookingPlace {
  slot_id: number;
  doctor_id: number;
  starts_at: number;
  ends_at: number;
  overbook_reason: string | null;
  patient_confirmed_at: number | null;
  arrived_at: number | null;
}

export interface Inverse {
  rules: RuleStep[];
  made: number[];
  removed: RemovedSlot[];
  /** Slots whose flags changed: how they were, and the version that this gave them. */
  flagged: { id: number; before: SlotFlags; version: number }[];
  moved: { id: number; from: BookingPlace; to: Pick<BookingPlace, 'slot_id' | 'starts_at'> }[];
  cancelled: { id: number; from: BookingPlace; cancelledAt: number }[];
  /** Up to which dates slots had been made ahead. */
  until: { id: number; before: string | null; after: string | null }[];
  /** Entries of the waiting list that were made. */
  waiting: number[];
}

export const emptyInverse = (): Inverse => ({
  rules: [],
  made: [],
  removed: [],
  flagged: [],
  moved: [],
  cancelled: [],
  until: [],
  waiting: [],
});

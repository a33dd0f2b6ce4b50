/** The moments of a visit, of a booking and of a place in the queue alike. Pure. */
import type { Visit, VisitState } from '../../../shared/contract/visits.ts';
import { AppError } from '../../../shared/errors.ts';

export interface Moments {
  arrived_at: number | null;
  in_room_at: number | null;
  done_at: number | null;
  no_show_at: number | null;
  left_at: number | null;
}

const NONE: Moments = { arrived_at: null, in_room_at: null, done_at: null, no_show_at: null, left_at: null };

/**
 * The moments once a state is noted: those that led to it are kept, later ones are taken back, and nobody
 * makes up one that was not noted.
 * @throws AppError VISIT_NOT_ARRIVED for somebody who leaves without having come
 */
export function momentsFor(state: VisitState, before: Moments, now: number): Moments {
  const { arrived_at, in_room_at } = before;
  switch (state) {
    case 'EXPECTED':
      return NONE;
    case 'ARRIVED':
      return { ...NONE, arrived_at: arrived_at ?? now };
    case 'IN_ROOM':
      return { ...NONE, arrived_at, in_room_at: in_room_at ?? now };
    case 'DONE':
      return { ...NONE, arrived_at, in_room_at, done_at: before.done_at ?? now };
    case 'NO_SHOW':
      return { ...NONE, no_show_at: before.no_show_at ?? now };
    default:
      if (arrived_at === null && in_room_at === null) throw new AppError('VISIT_NOT_ARRIVED');
      return { ...NONE, arrived_at, in_room_at, left_at: before.left_at ?? now };
  }
}

export function visitOf(row: Moments & { visit_state: VisitState }): Visit {
  return {
    state: row.visit_state,
    arrivedAt: isoOrNull(row.arrived_at),
    inRoomAt: isoOrNull(row.in_room_at),
    doneAt: isoOrNull(row.done_at),
    noShowAt: isoOrNull(row.no_show_at),
    leftAt: isoOrNull(row.left_at),
  };
}

/** The moments of a visit as the wire says them, as the database keeps them. */
export function momentsOf(visit: Visit): Moments {
  return {
    arrived_at: instantOrNull(visit.arrivedAt),
    in_room_at: instantOrNull(visit.inRoomAt),
    done_at: instantOrNull(visit.doneAt),
    no_show_at: instantOrNull(visit.noShowAt),
    left_at: instantOrNull(visit.leftAt),
  };
}

export const iso = (instant: number) => new Date(instant).toISOString();
export const isoOrNull = (instant: number | null) => (instant === null ? null : iso(instant));
export const instantOrNull = (written: string | null) => (written === null ? null : Date.parse(written));

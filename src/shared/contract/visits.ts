/** How a visit goes: kept apart from the booking's status, and the same for a place in the walk-ins' queue. */
import { z } from 'zod';
import { instant } from './common.ts';

export const VISIT_STATES = ['EXPECTED', 'ARRIVED', 'IN_ROOM', 'DONE', 'NO_SHOW', 'LEFT'] as const;
export const visitState = z.enum(VISIT_STATES);
export type VisitState = z.output<typeof visitState>;

/** The state, and the moments that made it. A moment that nobody noted is null. */
export const visit = z.object({
  state: visitState,
  arrivedAt: instant.nullable(),
  inRoomAt: instant.nullable(),
  doneAt: instant.nullable(),
  noShowAt: instant.nullable(),
  leftAt: instant.nullable(),
});
export type Visit = z.output<typeof visit>;

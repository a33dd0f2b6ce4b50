import { z } from 'zod';

/** Before 12:00, from 12:00 to 17:00, and from 17:00 on the clinic's wall clock. */
export const DAY_PARTS = ['MORNING', 'AFTERNOON', 'EVENING'] as const;
export const dayPart = z.enum(DAY_PARTS, { error: 'NOT_ONE_OF' });
export type DayPart = z.output<typeof dayPart>;

/** The part that a wall-clock time `HH:mm` lies in. */
export function dayPartOf(time: string): DayPart {
  if (time < '12:00') return 'MORNING';
  return time < '17:00' ? 'AFTERNOON' : 'EVENING';
}

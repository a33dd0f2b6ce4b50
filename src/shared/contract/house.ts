/** Moving the clinic: from the file of this computer to a server, and back. */
import { z } from 'zod';

export const MOVE_PHASES = ['copying', 'checking', 'deciding'] as const;

const progress = z.object({
  phase: z.enum(MOVE_PHASES),
  /** The table whose rows are at work. */
  table: z.string(),
  rows: z.int().min(0),
  rowsInAll: z.int().min(0),
});
export type MoveProgress = z.output<typeof progress>;

export const HOUSE_PROBLEMS = [
  'NOT_EMPTY',
  'NO_CLINIC',
  'DIFFERENT',
  'NOT_KEEPABLE',
  'SERVER_AWAY',
  'DISK_FULL',
  'OUTCOME_UNKNOWN',
  'INTERNAL',
] as const;
export type HouseProblemReason = (typeof HOUSE_PROBLEMS)[number];

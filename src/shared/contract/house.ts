/** Moving the clinic: from the file of this computer to a server, and back. */
import { z } from 'zod';
import { command, query } from '../procedure.ts';
import { nothing } from './common.ts';
import { deskName, serverPlace } from './server.ts';

export const MOVE_PHASES = ['copying', 'checking', 'deciding'] as const;
export type MovePhase = (typeof MOVE_PHASES)[number];

const count = z.int().min(0);

const progress = z.object({
  phase: z.enum(MOVE_PHASES),
  /** The table whose rows are at work; empty where it is none. */
  table: z.string(),
  rows: count,
  rowsInAll: count,
});
export type MoveProgress = z.output<typeof progress>;

export const HOUSE_PROBLEMS = [
  'NOT_EMPTY',
  'NO_CLINIC',
  'DIFFERENT',
  'NOT_KEEPABLE',
  'DAMAGED',
  'SERVER_AWAY',
  'SERVER_BUSY',
  'DISK_FULL',
  'OUTCOME_UNKNOWN',
  'INTERNAL',
] as const;
export type HouseProblemReason = (typeof HOUSE_PROBLEMS)[number];

export const MOVE_GOALS = ['server', 'file'] as const;
export type MoveGoal = (typeof MOVE_GOALS)[number];

const status = z.object({
  /** The move that is under way. */
  running: z.object({ to: z.enum(MOVE_GOALS), progress }).nullable(),
  /** What became of the last one since this desk was started. */
  last: z
    .object({
      to: z.enum(MOVE_GOALS),
      /** Null when the clinic was moved; this desk then has to start again. */
      problem: z.enum(HOUSE_PROBLEMS).nullable(),
      /** The table that the problem is about; empty where it is none. */
      table: z.string(),
      /** Rows that were moved. */
      rows: count,
    })
    .nullable(),
});
export type MoveStatus = z.output<typeof status>;

const chosen = z.object({
  address: serverPlace,
  /** Left out, the password that is kept for this very place is taken. */
  password: z.string().min(1, 'REQUIRED').max(1_000, 'TOO_LONG').optional(),
  deskName,
});

export const house = {
  'house.status': query({
    access: 'admin',
    summary: 'Whether the clinic is being moved, how far that has come, and what became of the last move.',
    input: nothing,
    output: status,
  }),
  'house.moveToServer': command({
    access: 'admin',
    summary:
      'Moves the clinic of this computer to an empty database on a server: copied, compared, and only then used. Nothing can be written meanwhile.',
    input: chosen,
    output: nothing,
    errors: ['SERVER_UNUSABLE', 'SERVER_NOT_EMPTY', 'MOVE_RUNNING', 'IMPORT_RUNNING', 'RESTORE_RUNNING'],
  }),
  'house.moveToFile': command({
    access: 'admin',
    summary:
      'Brings the clinic back from the server to a file of this computer. No desk can work with it on the server after that.',
    input: nothing,
    output: nothing,
    errors: ['SERVER_NOT_USED', 'MOVE_RUNNING', 'IMPORT_RUNNING', 'RESTORE_RUNNING'],
  }),
};

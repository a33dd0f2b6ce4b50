/** Copies of the whole clinic: what there is, and how to have one back. */
import { z } from 'zod';
import { command, query } from '../procedure.ts';
import { instant, nothing } from './common.ts';

export const BACKUP_REASONS = [
  'daily',
  'close',
  'manual',
  'update',
  'before-restore',
  'before-move',
] as const;
export const BACKUP_PLACES = ['own', 'second'] as const;
export type BackupPlace = (typeof BACKUP_PLACES)[number];

const count = z.int().min(0);

const holds = z.object({
  clinicName: z.string().nullable(),
  doctors: count,
  patients: count,
  bookings: count,
  /** Confirmed visits that had not begun. */
  upcoming: count,
  /** The moment of the last change in it. */
  lastChangeAt: instant.nullable(),
});

/** Which backup is meant: one of those that are listed, or a file that was brought from elsewhere. */
const source = z.union([
  z.object({ place: z.enum(BACKUP_PLACES), name: z.string().max(100) }),
  z.object({ fileId: z.string().max(100) }),
]);
export type BackupSource = z.output<typeof source>;

/** Who may act as the owner of the clinic's database on its server. Used for this one thing, and kept nowhere. */
const owner = z.object({
  user: z.string().trim().min(1, 'REQUIRED').max(63, 'TOO_LONG'),
  password: z.string().min(1, 'REQUIRED').max(1_000, 'TOO_LONG'),
});

const backup = z.object({
  place: z.enum(BACKUP_PLACES),
  name: z.string(),
  madeAt: instant,
  reason: z.enum(BACKUP_REASONS),
  bytes: count,
  /** Null until it has been looked into. */
  holds: holds.nullable(),
});
export type Backup = z.output<typeof backup>;

export const BACKUP_PROBLEMS = [
  'DISK_FULL',
  'FOLDER_MISSING',
  'FOLDER_UNUSABLE',
  'DAMAGED',
  'FAILED',
] as const;
export type BackupProblem = (typeof BACKUP_PROBLEMS)[number];
export const RESTORE_PROBLEMS = [
  'BACKUP_NOT_FOUND',
  'BACKUP_DAMAGED',
  'BACKUP_TOO_NEW',
  'RESTORE_IN_USE',
  'IMPORT_RUNNING',
  'OWNER_NEEDED',
  'SERVER_AWAY',
  'SERVER_BUSY',
  'OUTCOME_UNKNOWN',
  'DISK_FULL',
  'INTERNAL',
] as const;
export type RestoreProblem = (typeof RESTORE_PROBLEMS)[number];

/** On a server: what is there is kept, the backup's rows take its place, and both are compared. */
export const RESTORE_STEPS = ['keeping', 'copying', 'checking'] as const;

const progress = z.object({ step: z.enum(RESTORE_STEPS), rows: count, rowsInAll: count });
export type RestoreProgress = z.output<typeof progress>;

const status = z.object({
  /** What is being done at the moment. */
  isBusy: z.enum(['making', 'restoring']).nullable(),
  /** How far going back has come, where that is known. */
  progress: progress.nullable(),
  lastGoodAt: instant.nullable(),
  /** Why the last one could not be made; null when it could. */
  problem: z.enum(BACKUP_PROBLEMS).nullable(),
  /** Where backups lie on this computer. */
  folder: z.string(),
  second: z
    .object({
      folder: z.string(),
      lastGoodAt: instant.nullable(),
      problem: z.enum(BACKUP_PROBLEMS).nullable(),
    })
    .nullable(),
  /** What became of the last restore since the program started, or of one that was interrupted before. */
  restore: z
    .object({
      outcome: z.enum(['done', 'failed', 'interrupted']),
      problem: z.enum(RESTORE_PROBLEMS).nullable(),
    })
    .nullable(),
});
export type BackupStatus = z.output<typeof status>;

export const backups = {
  'backups.list': query({
    access: 'admin',
    summary: 'The backups on this computer and in the second folder, the latest first, and how backups do.',
    input: nothing,
    output: z.object({ items: z.array(backup), status }),
  }),
  'backups.make': command({
    access: 'admin',
    summary: 'Has a backup made now. It is made beside the work of the desk; the list says when it is there.',
    input: nothing,
    output: nothing,
    errors: ['RESTORE_RUNNING'],
  }),
  'backups.setSecondFolder': command({
    access: 'admin',
    summary:
      'Another folder, best on another disk or a share, that gets a copy of each backup; null for none.',
    input: z.object({ folder: z.string().trim().min(1, 'REQUIRED').max(1000, 'TOO_LONG').nullable() }),
    output: nothing,
    errors: ['FOLDER_UNUSABLE', 'FOLDER_SAME'],
  }),
  'backups.preview': query({
    access: 'admin',
    summary: 'What a backup holds, and what was done since and would be lost with it.',
    input: z.object({ source }),
    output: z.object({
      madeAt: instant.nullable(),
      holds,
      now: holds,
      /** False for the backup of another clinic, or of a time that was given up by a restore. */
      isEarlierState: z.boolean(),
      /** Changes since, by procedure; the most frequent first. */
      changes: z.array(z.object({ procedure: z.string(), count })),
      /** Confirmed bookings since, the latest visits first; at most 50 of `bookingCount`. */
      bookings: z.array(
        z.object({
          id: z.int(),
          startsAt: instant,
          doctorName: z.string(),
          patientName: z.string().nullable(),
        }),
      ),
      bookingCount: count,
      /** Whether other desks work with the clinic as well. */
      isOnServer: z.boolean(),
      /** Whether it takes somebody who may act as the owner of the clinic's database on its server. */
      needsOwner: z.boolean(),
    }),
    errors: ['BACKUP_NOT_FOUND', 'BACKUP_DAMAGED', 'BACKUP_TOO_NEW'],
  }),
  'backups.restore': command({
    access: 'admin',
    summary:
      'Puts a backup in the place of the clinic, which is kept as a backup itself. Everybody is signed out when it is done.',
    input: z.object({ source, owner: owner.optional() }),
    output: nothing,
    errors: ['BACKUP_NOT_FOUND', 'RESTORE_RUNNING', 'IMPORT_RUNNING', 'OWNER_NEEDED', 'OWNER_REFUSED'],
  }),
  'setup.restoreBackup': command({
    access: 'public',
    summary: 'First run only: makes the clinic of a backup that was brought from elsewhere.',
    input: z.object({ fileId: z.string().max(100) }),
    output: nothing,
    errors: ['ALREADY_SET_UP', 'FILE_NOT_FOUND', 'BACKUP_DAMAGED', 'BACKUP_TOO_NEW', 'RESTORE_RUNNING'],
  }),
  'setup.leaveDemo': command({
    access: 'admin',
    summary: 'Puts the demonstration clinic aside, as a backup, and begins anew.',
    input: nothing,
    output: nothing,
    errors: ['NOT_DEMO', 'RESTORE_RUNNING', 'DEMO_ON_SERVER'],
  }),
};

/** How the program itself does: its versions, its file, its disk, and what to send to whoever helps. */
import { z } from 'zod';
import { command, query } from '../procedure.ts';
import { BACKUP_PROBLEMS } from './backups.ts';
import { instant, nothing } from './common.ts';
import { alert, procedureReport } from './reports.ts';

const count = z.int().min(0);
const bytes = count;

const versions = z.object({
  app: z.string(),
  /** The latest step that the file's schema has been through. */
  schema: z.string(),
  /** The program that keeps the data, and its version. */
  database: z.string(),
  /** Null where the desk runs in a browser. */
  electron: z.string().nullable(),
  chromium: z.string().nullable(),
  node: z.string(),
  /** Such as `win32 10.0.26100 x64`. */
  system: z.string(),
});
export type Versions = z.output<typeof versions>;

export const checkShape = z.object({
  at: instant,
  /** Milliseconds. */
  took: z.number(),
  isSound: z.boolean(),
  /** What is wrong with the file's pages and indices, in the words of SQLite. */
  pages: z.array(z.string()),
  /** Links that lead nowhere, as `table → table`. */
  links: z.array(z.string()),
  /** The first row of the history that was changed after it was written. */
  brokenAuditId: z.int().nullable(),
});
export type Check = z.output<typeof checkShape>;

const disk = z.object({
  freeBytes: bytes,
  totalBytes: bytes,
  /** Below this an admin is warned: room for the file and its backups. */
  neededBytes: bytes,
  isLow: z.boolean(),
});
export type Disk = z.output<typeof disk>;

const measured = procedureReport.shape.byProcedure.element;
const health = z.object({
  versions,
  startedAt: instant,
  /** What the program takes of the computer's memory. */
  memoryBytes: bytes,
  database: z.object({
    fileBytes: bytes,
    /** What waits beside the file to be written into it. */
    walBytes: bytes,
    /** Kept in the file for what comes. */
    freeBytes: bytes,
    journalMode: z.string(),
  }),
  isChecking: z.boolean(),
  /** The last check of the whole file; null when there was none yet. */
  check: checkShape.nullable(),
  /** Null where the system does not tell. */
  disk: disk.nullable(),
  backups: z.object({
    lastGoodAt: instant.nullable(),
    problem: z.enum(BACKUP_PROBLEMS).nullable(),
    secondProblem: z.enum(BACKUP_PROBLEMS).nullable(),
    hasSecondFolder: z.boolean(),
  }),
  /** Of the last 24 hours; the slowest first. */
  answers: z.object({
    all: measured.omit({ procedure: true }),
    byProcedure: z.array(measured),
  }),
  alerts: z.array(alert),
});
export type Health = z.output<typeof health>;

export const healthProcedures = {
  'about.get': query({
    access: 'doctor',
    summary: 'The versions of the program and of what it runs on.',
    input: nothing,
    output: versions,
  }),
  'health.get': query({
    access: 'admin',
    summary:
      'How the program does: its file, its disk, its backups and its answers. It is not measured itself.',
    input: nothing,
    output: health,
  }),
  'health.check': query({
    access: 'admin',
    summary:
      'Checks the whole file beside the work of the desk: its pages, its links and the history’s chain.',
    input: nothing,
    output: checkShape,
    errors: ['RESTORE_RUNNING'],
  }),
  'support.make': command({
    access: 'admin',
    summary:
      'Makes a file for whoever helps, for `GET /download/<id>`, and shows what is in it: versions, health, counts and logs, and nothing of patients or users.',
    input: nothing,
    output: z.object({
      fileId: z.string(),
      name: z.string(),
      bytes,
      parts: z.array(z.object({ name: z.string(), text: z.string() })),
    }),
    errors: ['DISK_FULL', 'RESTORE_RUNNING'],
  }),
};

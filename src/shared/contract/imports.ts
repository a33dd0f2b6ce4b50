/** Files in and out. A file itself travels beside the procedures: `POST /upload` and `GET /download/<id>`. */
import { z } from 'zod';
import { FIELD_REASONS } from '../errors.ts';
import { IMPORT_FIELDS, TABLE_KINDS } from '../imports/fields.ts';
import { command, query } from '../procedure.ts';
import { id, instant, listOf, nothing, text } from './common.ts';

export const IMPORT_KINDS = [...TABLE_KINDS, 'clinic'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** CHECKED is the end of a check alone. What FAILED or was CANCELLED has left nothing behind. */
export const IMPORT_STATES = [
  'READY',
  'CHECKING',
  'WRITING',
  'UNDOING',
  'CHECKED',
  'DONE',
  'FAILED',
  'CANCELLED',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** Why an import as a whole left nothing behind. */
export const IMPORT_FAILURES = [
  'LINES_WRONG',
  'INTERRUPTED',
  'FILE_NOT_FOUND',
  'FILE_UNREADABLE',
  'CLINIC_NOT_EMPTY',
  'SCHEDULE_CLASH',
  'SLOT_BOOKED',
  'DISK_FULL',
  'INTERNAL',
] as const;

/** What can be wrong with a line, beside what can be wrong with a field of a form. */
export const LINE_REASONS = [
  ...FIELD_REASONS,
  'ON_FILE',
  'IN_FILE',
  'EMAIL_TAKEN',
  'TAKEN',
  'PAST',
  'BAD_LINE',
] as const;
export type LineReason = (typeof LINE_REASONS)[number];

export const DATE_ORDERS = ['DMY', 'MDY', 'YMD'] as const;
const dateOrder = z.enum(DATE_ORDERS);
const field = z.enum(IMPORT_FIELDS);
const fileId = z.uuid();

export const lineProblem = z.object({
  /** As a text editor counts; the header is line 1. */
  line: z.int(),
  field: field.nullable(),
  reason: z.enum(LINE_REASONS),
  /** What stands there, shortened. */
  value: z.string(),
});
export type LineProblem = z.output<typeof lineProblem>;

/** How a table is read. */
export const importOptions = z.object({
  /** The column, counted from 0, that each field is in. */
  mapping: z.partialRecord(field, z.int().min(0, 'TOO_SMALL').max(999, 'TOO_BIG')),
  dateOrder,
  /** Somebody who is on file already: left out, added all the same, or told as wrong. */
  duplicates: z.enum(['SKIP', 'ADD', 'REPORT']),
  /** Lines with something wrong are left out; otherwise one of them stops the whole import. */
  leavesOutWrong: z.boolean(),
});
export type ImportOptions = z.output<typeof importOptions>;

export const importJob = z.object({
  id,
  kind: z.enum(IMPORT_KINDS),
  state: z.enum(IMPORT_STATES),
  isDryRun: z.boolean(),
  fileId,
  fileName: z.string(),
  options: importOptions,
  /** Lines with something on them, without the header. */
  lines: z.int(),
  toAdd: z.int(),
  skipped: z.int(),
  wrong: z.int(),
  /** How many of `toAdd` are written so far. */
  added: z.int(),
  /** The first 1,000; all of them are in the report. */
  problems: z.array(lineProblem),
  /** A CSV of everything that is wrong, for `GET /download/<id>`. */
  reportId: z.string().nullable(),
  failure: z.enum(IMPORT_FAILURES).nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
});
export type ImportJob = z.output<typeof importJob>;

export const inspectedFile = z.object({
  format: z.enum(['csv', 'clinic']),
  columns: z.array(z.string()),
  /** The first lines after the header. */
  sample: z.array(z.array(z.string())),
  guess: z.object({
    kind: z.enum(IMPORT_KINDS),
    mapping: importOptions.shape.mapping,
    /** Null when the dates of the file can be read in more than one order: the person has to say. */
    dateOrder: dateOrder.nullable(),
  }),
});
export type InspectedFile = z.output<typeof inspectedFile>;

export const EXPORT_TABLES = TABLE_KINDS;

export const imports = {
  'imports.inspect': query({
    access: 'admin',
    summary: 'What a file that was uploaded has in it, and how it may be meant.',
    input: z.object({ fileId, kind: z.enum(IMPORT_KINDS).optional() }),
    output: inspectedFile,
    errors: ['FILE_NOT_FOUND', 'FILE_UNREADABLE'],
  }),
  'imports.start': command({
    access: 'admin',
    summary:
      'Begins to check a file or to import it. It goes on by itself, all or nothing; `imports.get` tells how far it is.',
    input: z.object({
      fileId,
      fileName: text(1, 255),
      kind: z.enum(IMPORT_KINDS),
      isDryRun: z.boolean(),
      options: importOptions,
    }),
    output: importJob,
    errors: ['FILE_NOT_FOUND', 'IMPORT_RUNNING', 'CLINIC_NOT_EMPTY'],
  }),
  'imports.get': query({
    access: 'admin',
    summary: 'One import: how far it is, and what is wrong with the file.',
    input: z.object({ id }),
    output: importJob,
    errors: ['IMPORT_NOT_FOUND'],
  }),
  'imports.list': query({
    access: 'admin',
    summary: 'The last 20 imports and checks, the latest first.',
    input: nothing,
    output: listOf(importJob.omit({ problems: true })),
  }),
  'imports.cancel': command({
    access: 'admin',
    summary: 'Ends an import. What it has written is taken back.',
    input: z.object({ id }),
    output: importJob,
    errors: ['IMPORT_NOT_FOUND', 'IMPORT_OVER'],
  }),
  'exports.make': command({
    access: 'admin',
    permission: 'export',
    summary:
      'Makes a file of the whole clinic (JSON, to be read back in) or of one table (CSV), for `GET /download/<id>`. No passwords or sessions are in it.',
    input: z.object({ what: z.enum(['clinic', ...EXPORT_TABLES]) }),
    output: z.object({ fileId, name: z.string(), bytes: z.int(), rows: z.int() }),
  }),
};

/** Where the clinic's data is: in a file of this computer, or on a server that several desks share. */
import { z } from 'zod';
import { command, query } from '../procedure.ts';
import { nothing, text } from './common.ts';

/** Ports of PostgreSQL's own choice unless an administrator chose otherwise. */
export const USUAL_PORT = 5432;

/** How bad a finding is: a `problem` keeps the desk from working there, a `warning` does not. */
export const FINDING_LEVELS = ['problem', 'warning', 'info', 'good'] as const;
export type FindingLevel = (typeof FINDING_LEVELS)[number];

/** What a test of a server finds, and how bad that is. */
export const FINDINGS = {
  HOST_UNKNOWN: 'problem',
  REFUSED: 'problem',
  UNREACHABLE: 'problem',
  NOT_POSTGRES: 'problem',
  BUSY: 'problem',
  TLS_NOT_OFFERED: 'problem',
  TLS_UNTRUSTED: 'problem',
  TLS_EXPIRED: 'problem',
  TLS_NOT_YET: 'problem',
  TLS_WRONG_NAME: 'problem',
  TLS_FAILED: 'problem',
  TLS_REQUIRED: 'problem',
  CA_UNREADABLE: 'problem',
  PASSWORD_MISSING: 'problem',
  PASSWORD_WRONG: 'problem',
  USER_UNKNOWN: 'problem',
  NOT_ALLOWED: 'problem',
  DATABASE_MISSING: 'problem',
  VERSION_TOO_OLD: 'problem',
  ENCODING_NOT_UTF8: 'problem',
  REPLICA: 'problem',
  RIGHTS_MISSING: 'problem',
  EXTENSIONS_MISSING: 'problem',
  OTHER_TABLES: 'problem',
  CLINIC_NEWER: 'problem',
  CLINIC_OLDER: 'problem',
  FAILED: 'problem',
  TLS_OFF: 'warning',
  RIGHTS_TOO_MANY: 'warning',
  SETTINGS_UNSAFE: 'warning',
  LETTERS_PLAIN: 'warning',
  CLOCK_OFF: 'warning',
  CLINIC_UPDATED: 'warning',
  EMPTY: 'info',
  CLINIC: 'good',
} as const satisfies Record<string, FindingLevel>;
export type FindingReason = keyof typeof FINDINGS;

const finding = z.object({
  reason: z.enum(Object.keys(FINDINGS) as [FindingReason, ...FindingReason[]]),
  /** Values for its sentence: names of hosts, roles and rights; never a password. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Finding = z.output<typeof finding>;

export function isUsable(findings: readonly Finding[]): boolean {
  return findings.every(({ reason }) => FINDINGS[reason] !== 'problem');
}

const host = z
  .string()
  .trim()
  .min(1, 'REQUIRED')
  .max(253, 'TOO_LONG')
  .regex(/^[^\s/@?#]+$/, 'NOT_VALID');
/** PostgreSQL cuts longer names off in silence. */
const pgName = text(1, 63);

const place = {
  host,
  port: z.int().min(1, 'TOO_SMALL').max(65_535, 'TOO_BIG'),
  database: pgName,
  user: pgName,
  /** `off` sends everything in the open: for this computer and closed networks. */
  tls: z.enum(['verify', 'off']),
};

/** An address as it is written down on a desk: all but the password. */
export const serverPlace = z.object({
  ...place,
  /** Certificates to trust beside those that the system knows, in PEM. */
  ca: z.string().trim().max(50_000, 'TOO_LONG').optional(),
});
export type ServerPlace = z.output<typeof serverPlace>;

/** How this desk is called in the history. */
export const deskName = text(1, 60);

/** Left out, the password that is kept for this very place is taken. */
const password = z.string().min(1, 'REQUIRED').max(1_000, 'TOO_LONG').optional();

const wanted = z.object({ address: serverPlace, password });
const chosen = wanted.extend({ deskName });

const shown = serverPlace.extend({ deskName: z.string() });
export type ShownServer = z.output<typeof shown>;

/** How the password is kept: in the system's key store, in one that is none, in a file, or given by whoever starts us. */
export const PASSWORD_PLACES = ['keyStore', 'noKeyStore', 'file', 'environment'] as const;
export type PasswordPlace = (typeof PASSWORD_PLACES)[number];

const status = z.object({
  /** The server that this desk works with; null while it works with its own file. */
  server: shown.nullable(),
  /** The server's version, such as `18.1`; null for a file, and while the server does not answer. */
  version: z.string().nullable(),
  /** The folder with this computer's own data, and whether a clinic lies there in a file. */
  folder: z.string(),
  hasFile: z.boolean(),
  /** What the next start opens, where that is something else. */
  next: z.object({ server: shown.nullable() }).nullable(),
  password: z.object({ place: z.enum(PASSWORD_PLACES), isKept: z.boolean(), file: z.string().nullable() }),
  /** What the desk would be called. */
  deskName: z.string(),
  canRestart: z.boolean(),
});
export type ServerStatus = z.output<typeof status>;

/** Nobody is signed in yet, so that nothing is done by a call that was meant otherwise. */
const sure = z.object({ isSure: z.literal(true) });

const findings = z.object({ isUsable: z.boolean(), findings: z.array(finding) });
export type TestedServer = z.output<typeof findings>;

export const server = {
  'server.status': query({
    access: 'admin',
    summary:
      'Where the clinic is: in a file of this computer, or on a server; and what the next start opens.',
    input: nothing,
    output: status,
  }),
  'server.test': query({
    access: 'admin',
    summary:
      'Connects to a server and says what is wrong, and what is there. Nothing is changed or written down.',
    input: wanted,
    output: findings,
  }),
  'server.use': command({
    access: 'admin',
    summary:
      'From the next start on, this desk opens the clinic on that server. Only after a test without a problem.',
    input: chosen,
    output: nothing,
    errors: ['SERVER_UNUSABLE', 'SERVER_EMPTY'],
  }),
  'server.leave': command({
    access: 'admin',
    summary:
      'From the next start on, this desk opens the file of its own again. Nothing is moved or deleted.',
    input: nothing,
    output: nothing,
    errors: ['SERVER_NOT_USED'],
  }),
  'server.restart': command({
    access: 'admin',
    summary: 'Closes this desk and starts it again, where it can do that by itself.',
    input: nothing,
    output: nothing,
    errors: ['RESTART_BY_HAND'],
  }),
  'setup.serverStatus': query({
    access: 'public',
    summary: 'First run only: how this desk would be called, and how it would keep a password.',
    input: nothing,
    output: status,
    errors: ['ALREADY_SET_UP'],
  }),
  'setup.testServer': query({
    access: 'public',
    summary: 'First run only: the same as `server.test`, while there is no clinic here.',
    input: wanted,
    output: findings,
    errors: ['ALREADY_SET_UP'],
  }),
  'setup.joinServer': command({
    access: 'public',
    summary: 'First run only: from the next start on, this desk opens the clinic on that server.',
    input: chosen,
    output: nothing,
    errors: ['ALREADY_SET_UP', 'SERVER_UNUSABLE'],
  }),
  'setup.leaveServer': command({
    access: 'public',
    summary: 'First run only: this desk stays with its own file after all.',
    input: sure,
    output: nothing,
    errors: ['ALREADY_SET_UP', 'SERVER_NOT_USED'],
  }),
  'setup.restart': command({
    access: 'public',
    summary: 'First run only: closes this desk and starts it again, where it can do that by itself.',
    input: sure,
    output: nothing,
    errors: ['ALREADY_SET_UP', 'RESTART_BY_HAND'],
  }),
};

/** What a desk in a process of its own is asked to do, and what it answers. */
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';
import type { Input, ProcedureName } from '../../src/shared/contract/index.ts';
import type { ErrorCode } from '../../src/shared/errors.ts';

/** Which clinic a desk opens, and who sits there. */
export interface Place {
  /** Of the clinic's file; a desk on a server has one of its own. */
  folder: string | null;
  server: ServerAddress | null;
  /** Of somebody who is signed in. */
  token: string;
  /** Where its clock stands, in epoch milliseconds. */
  at: number;
  /** Whether it ends expired holds by itself. */
  hasSweeper: boolean;
  /** A mistake that this desk makes, for tests of the tests. */
  bug?: string;
}

/** Stands for the id in the answer to an earlier step of the same desk; where that was refused, the step is left out. */
export interface IdOf {
  idOf: number;
}

type Loose<T> = { [K in keyof T]: T[K] | IdOf };

export interface Step {
  name: ProcedureName;
  input: Record<string, unknown>;
  /** Where the desk's clock stands then, in epoch milliseconds; the place's `at` where it is left out. */
  at?: number;
}

export function step<N extends ProcedureName>(name: N, input: Loose<Input<N>>, at?: number): Step {
  return { name, input, ...(at !== undefined && { at }) };
}

/** A schedule's change as an admin makes it: looked at, decided for each booking that it displaces, carried out. */
export function change(edits: Input<'schedules.apply'>['edits'], decision: 'KEEP' | 'CANCEL'): Step {
  return { name: 'schedules.apply', input: { edits, decision } };
}

export interface Answer {
  /** Which of the desks it was. */
  desk: number;
  name: ProcedureName;
  /** With the ids in place. */
  input: Record<string, unknown>;
  at: number;
  /** Nanoseconds of the clock that all processes of a computer share. */
  began: number;
  ended: number;
  /** `OK`, or the reason of the refusal. */
  outcome: string;
  /** The error's code, when it was refused. */
  code: ErrorCode | null;
  value: unknown;
}

export type Order = { open: Place } | { steps: Step[]; isAnnounced: boolean };

/** `asking` is said when the first step is about to begin, by a desk that was asked to announce it. */
export type Message =
  | { ready: true }
  | { asking: true }
  | { answers: Omit<Answer, 'desk'>[] }
  | { failed: string };

/** Whether two calls were under way at one time. */
export function areTogether(a: Pick<Answer, 'began' | 'ended'>, b: Pick<Answer, 'began' | 'ended'>): boolean {
  return a.began < b.ended && b.began < a.ended;
}

/** Nanoseconds; a little less than a desk waits for a file that is locked. */
const IN_VAIN = 9e9;

/** On a computer that stands still a desk may wait in vain, and is told that nothing was saved: after that time only. */
export const isLeftWaiting = ({ outcome, began, ended }: Answer) =>
  outcome === 'SERVER_BUSY' && ended - began > IN_VAIN;

/** How many got which answer. */
export function tally(answers: readonly Pick<Answer, 'outcome'>[], counts: Record<string, number> = {}) {
  for (const { outcome } of answers) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

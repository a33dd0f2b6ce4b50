/** What a restless desk and whoever kills it tell each other. */
import type { Input } from '../../src/shared/contract/index.ts';

export const PROCEDURES = ['create', 'hold', 'confirm', 'cancel', 'move', 'release', 'restore'] as const;
type Procedure = `bookings.${(typeof PROCEDURES)[number]}`;

/** One intention, with the id under which it may be asked again. */
export type Wish = { [P in Procedure]: { commandId: string; name: P; input: Input<P> } }[Procedure];

/** Where a desk begins. */
export interface Beginning {
  folder: string;
  token: string;
  /** Where its clock stands, in epoch milliseconds. */
  at: number;
  seed: number;
  slotIds: number[];
  /** The latest booking that is known: those near it are changed. */
  newest: number;
  /** What the one before it had asked when it was killed. */
  unfinished: Wish | null;
}

export interface Acknowledgement {
  commandId: string;
  /** Undefined when it was refused. */
  bookingId?: number;
  /** The booking's status, or why it was refused. */
  outcome: string;
}

export type Message = { ready: true } | { asks: Wish } | { answered: Acknowledgement };

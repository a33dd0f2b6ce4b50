import type { WriteCounts } from '../../src/main/database/postgres/postgres-database.ts';
import type { ServerAddress } from '../../src/main/database/postgres/address.ts';

/** Which clinic a desk opens, and who sits there. */
export interface Place {
  server: ServerAddress;
  /** Of somebody who is signed in. */
  token: string;
  /** Where its clock stands, in epoch milliseconds. */
  at: number;
}

/** A booking of the replay: made at its moment, for somebody on file or somebody new. */
export interface Visit {
  slotId: number;
  slotVersion: number;
  /** Epoch milliseconds. */
  madeAt: number;
  isWalkIn: boolean;
  /** Whom it is for, by a name that is theirs alone. */
  patient: string;
}

export type Work =
  /** Opens a clinic, after closing the one that it had. */
  | { do: 'open'; place: Place }
  /** So many calls at once for one slot. */
  | { do: 'race'; slotId: number; calls: number }
  /** Each of the slots once, one after the other, by so many clients. */
  | { do: 'book'; slotIds: number[]; clients: number }
  /** The same by one client, who tells of each that is acknowledged and asks again while the server is away. */
  | { do: 'insist'; slotIds: number[] }
  /** Each at its own moment, one after the other. */
  | { do: 'replay'; visits: Visit[] };

export interface Answer {
  slotId: number;
  /** The booking's status, or the reason of the refusal. */
  outcome: string;
  /** The error's code, when it was refused. */
  code?: string;
  bookingId?: number;
  commandId?: string;
  /** How often it was asked with the same command id. */
  asked: number;
  /** Milliseconds until the answer. */
  took: number;
}

export interface Done {
  answers: Answer[];
  /** Of its writes since it opened the clinic. */
  counts: WriteCounts;
  /** Bytes that it takes. */
  memory: number;
}

/** What a desk tells: that it is there, each answer of work that tells of them, and what came of all of it. */
export type Message = { ready: true } | { acknowledged: Answer } | { done: Done } | { failed: string };

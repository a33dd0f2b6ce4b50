import type { ImportOptions } from '../../src/shared/contract/imports.ts';

/** The clinic's file and who is signed in: what a process of its own needs to know to begin. */
export interface Place {
  folder: string;
  token: string;
  /** Where its clock stands, in epoch milliseconds. */
  at: number;
}

/** What it is asked to do. */
export type Work =
  | { do: 'book'; slotIds: number[]; clients: number }
  | { do: 'attack'; slotIds: number[]; seed: number; operations: number }
  | { do: 'room'; doctorId: number; roomId: number; starts: string[] }
  | { do: 'overbook'; doctorId: number; startsAt: string }
  | { do: 'import'; fileId: string; options: ImportOptions };

/** A slot and what became of the wish for it. */
export type Answer = { slotId: number; outcome: string; bookingId?: number };

export type Message = { ready: true } | { booked: number } | { answers: Answer[] };

import type { HouseProblemReason } from '../../shared/contract/house.ts';
import type { Tell } from './copy.ts';
import type { Moving } from './move-to-server.ts';
import type { RestoringOnServer, TellRestore } from './restore-on-server.ts';

export interface NotMoved {
  reason: HouseProblemReason;
  /** Empty where it is about none. */
  table: string;
}

/** The same on the thread's side, which also tells how far it has come. */
export interface HouseServed extends Record<string, (input: never, tell: never) => unknown> {
  move: (moving: Moving, tell: Tell) => Promise<NotMoved | null>;
  restore: (restoring: RestoringOnServer, tell: TellRestore) => Promise<string | null>;
}

/** What the thread can be asked for. It answers why the clinic was not moved; null for one that was. */
export type HouseWork = {
  move(moving: Moving): Promise<NotMoved | null>;
  /** Answers the file that holds what there was; null when that was no clinic yet. */
  restore(restoring: RestoringOnServer): Promise<string | null>;
};

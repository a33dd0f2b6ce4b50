import type { MoveStatus } from '../../../shared/contract/house.ts';
import type { ChosenServer } from '../server/server-api.ts';

/** What the handlers need of whoever moves the clinic. */
export interface HouseApi {
  status(): MoveStatus;
  /** Whether a clinic is being moved, or was and this desk has to start again. */
  readonly isMoving: boolean;
  /** Begins soon, and goes on by itself; `status` says how it goes. */
  moveToServer(chosen: ChosenServer, userId: number | null): void;
  moveToFile(userId: number | null): void;
}

import type { ServerPlace, ServerStatus, TestedServer } from '../../../shared/contract/server.ts';

export interface WantedServer {
  address: ServerPlace;
  /** Without one, that which is kept for this very place. */
  password?: string | undefined;
}

export interface ChosenServer extends WantedServer {
  deskName: string;
}

/** What the handlers need of a desk's connection to its clinic's server. */
export interface ServerApi {
  /** True for a clinic that is on a server. */
  readonly isOnServer: boolean;
  /** False where starting again is left to the person. */
  readonly canRestart: boolean;
  status(): Promise<ServerStatus>;
  test(wanted: WantedServer): Promise<TestedServer>;
  /** Writes the choice down for the next start. The test is the caller's business. */
  use(chosen: ChosenServer): Promise<void>;
  leave(): Promise<void>;
  /** Soon after: whoever asked is still answered. */
  restart(): void;
}

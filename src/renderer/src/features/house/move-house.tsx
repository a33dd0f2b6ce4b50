import type { ServerPlace } from '../../../../shared/contract/server.ts';

export interface MoveHouseProps {
  /** A database that was tested, and has no clinic in it yet. */
  address: ServerPlace;
  /** Left out where the one that is kept is to be taken. */
  password?: string | undefined;
  deskName: string;
}

/** Where the clinic of this computer is taken along to a server. */
export function MoveHouse(_: MoveHouseProps) {
  return null;
}

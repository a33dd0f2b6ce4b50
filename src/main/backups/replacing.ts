/** How a prepared clinic takes the place of the one that is open: as a file, or row by row on a server. */
import type { RestoreProgress } from '../../shared/contract/backups.ts';
import type { Credentials } from '../server/owner.ts';

export interface Replacing {
  /** Whether somebody else than this desk must allow it. */
  needsOwner(): Promise<boolean>;
  /**
   * @param owner who allows it; null where nobody was named
   * @throws AppError OWNER_NEEDED, OWNER_REFUSED or SERVER_AWAY
   */
  requireAllowed(owner: Credentials | null): Promise<void>;
  /**
   * @param tell is told how far it has come, where that takes long
   * @returns the file that holds what there was; null when that was no clinic yet
   */
  replace(owner: Credentials | null, tell: (progress: RestoreProgress) => void): Promise<string | null>;
}

/** A file is the desk's own. */
export function replacingFile(replace: () => Promise<string | null>): Replacing {
  return { needsOwner: async () => false, requireAllowed: async () => {}, replace };
}

/** Going back to a backup in a clinic that is on a server. */
import type { RestoreProgress } from '../../shared/contract/backups.ts';
import { AppError } from '../../shared/errors.ts';
import type { Replacing } from '../backups/replacing.ts';
import type { Database } from '../database/database.ts';
import { lastAuditRow } from '../database/audit.ts';
import type { ServerAddress } from '../database/postgres/address.ts';
import type { HouseWork } from '../house/work.ts';
import { type Credentials, requireOwner } from '../server/owner.ts';
import type { WorkerThread } from '../workers/worker.ts';

interface OnServer {
  /** This desk's own way to it. */
  desk: ServerAddress;
  /** The data folder. */
  folder: string;
  database: Database;
  thread: WorkerThread<HouseWork>;
  now: () => number;
  /** Told of another clinic in the place of the one that was open. */
  onReplaced: () => void;
}

export function replacingOnServer({ desk, folder, database, thread, now, onReplaced }: OnServer): Replacing {
  const requireAllowed = async (owner: Credentials | null) => {
    // Where nothing was ever done, nothing has to be deleted that a desk may not delete.
    if (owner === null && (await database.read(lastAuditRow)) === 0) return;
    await requireOwner({ ...desk, ...owner });
  };
  return {
    needsOwner: () => requireAllowed(null).then(() => false, isAskedFor),
    requireAllowed,
    replace: async (owner, tell) => {
      const told = (value: unknown) => tell(value as RestoreProgress);
      const kept = await thread.ask('restore', { desk, owner, folder, now: now() }, told);
      onReplaced();
      return kept;
    },
  };
}

/** @throws whatever else is in the way */
function isAskedFor(error: unknown): boolean {
  if (error instanceof AppError && error.wire.reason === 'OWNER_NEEDED') return true;
  throw error;
}

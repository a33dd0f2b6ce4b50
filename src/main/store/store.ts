import type { Reason } from '../../shared/errors.ts';
import type { BackupsService } from '../backups/backups.ts';
import type { ChangeFeed } from '../changes.ts';
import type { Database } from '../database/database.ts';
import type { Place } from '../database/place.ts';
import type { StatisticsApi } from '../features/stats/statistics.ts';
import type { Health } from '../health/health.ts';
import type { Log } from '../log.ts';
import type { ServerWatch } from '../server-watch.ts';
import type { Transfers } from '../transfers.ts';
import type { WorkerThread } from '../workers/worker.ts';

/** Where a clinic's data is, and what belongs to that: a file and a server differ in how they are kept safe. */
export interface Store {
  place: Place;
  database: Database;
  /** Epoch milliseconds. */
  now: () => number;
  watch: ServerWatch;
  /** Finds out at once whether the server is there. */
  look(): void;
  statistics: WorkerThread<StatisticsApi>;
  health: Health;
  backups: BackupsService;
  /** Told when a call finds the data damaged. */
  onDamage: () => void;
  /** Gets to know how to ask whether something is at work that another clinic must not take the place of. */
  setBusy(isBusy: () => boolean): void;
  /** From now on this desk writes nothing, for this reason; null takes that back. Others are not its concern. */
  refuseWrites(reason: Reason | null): Promise<void>;
  close(options: { isHurried: boolean }): Promise<void>;
}

export interface StoreOptions {
  /** The data folder. */
  folder: string;
  now?: () => number;
  log: Log;
  transfers: Transfers;
  changes: ChangeFeed;
}

/** Another clinic is in the place of this one: whoever shows something of it asks anew, and has to sign in. */
export function tellAll(changes: ChangeFeed): void {
  for (const entity of ['settings', 'imports', 'backups'] as const) changes.publish(0, entity, undefined);
}

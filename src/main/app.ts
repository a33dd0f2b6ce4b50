import { randomBytes } from 'node:crypto';
import packageJson from '../../package.json' with { type: 'json' };
import { isServerAway } from '../shared/errors.ts';
import type { BackupsService } from './backups/backups.ts';
import { startBackupClock } from './backups/backup-clock.ts';
import type { finishSwap } from './backups/swap.ts';
import { ChangeFeed } from './changes.ts';
import type { Database } from './database/database.ts';
import type { ServerAddress } from './database/postgres/address.ts';
import type { PoolSizes } from './database/postgres/postgres-database.ts';
import { type Core, createDispatch, type Dispatch } from './dispatch.ts';
import { House } from './house/house.ts';
import { Measures } from './features/stats/measures.ts';
import type { FilesApi } from './features/imports/files-api.ts';
import { ImportRunner, type Later } from './import-runner.ts';
import { type Log, silentLog } from './log.ts';
import { startMeasuring } from './measuring.ts';
import { ServerDesk } from './server/server-desk.ts';
import type { RandomBytes } from './random.ts';
import { openStore } from './store/open-store.ts';
import { startScheduleClock } from './schedule-clock.ts';
import { startSweeper } from './sweeper.ts';
import type { ServerWatch } from './server-watch.ts';
import { throughAbsence } from './through-absence.ts';
import { Transfers } from './transfers.ts';
import { WorkerThread } from './workers/worker.ts';

export { DATABASE_FILE } from './data-folder.ts';

export interface App {
  dispatch: Dispatch;
  database: Database;
  changes: ChangeFeed;
  /** Whether the clinic's server is there. */
  watch: ServerWatch;
  now: () => number;
  /** Files on their way in and out. */
  transfers: Transfers;
  backups: BackupsService;
  house: House;
  /** Reads ahead what statistics are asked for first, in their own thread. */
  warmStatistics(): void;
  /**
   * Ends the sweeper, waits for the last write, makes a backup where something changed, and closes the file. A hurried
   * one, when the computer is turned off, leaves the backup for the next start.
   */
  close(options?: { isHurried: boolean }): Promise<void>;
}

export interface AppOptions {
  /** Where the clinic's data lies. Made when it is not there. */
  folder: string;
  now?: () => number;
  random?: RandomBytes;
  log?: Log;
  /** Where this desk's clinic is; without it, in the folder. */
  connection?: ServerDesk;
  /** Off in tests that show what happens without what runs by itself: sweeper, schedules, backups. */
  sweeper?: boolean;
  /** What was found of a restore that had been interrupted. */
  found?: ReturnType<typeof finishSwap>;
  /** Encrypts the clinic's file; no screen asks for it yet. */
  key?: string | undefined;
  /** Where the clinic is when it is not in the folder. */
  server?: ServerAddress | undefined;
  /** What this computer is called in the trail, where there are several. */
  deskName?: string | undefined;
  /** Fewer connections to a server than a desk usually has. */
  pool?: PoolSizes;
  /** When an import is taken over whose desk is gone; without it, by the computer's own clock. */
  later?: Later;
}

/**
 * Opens a clinic: the same for the Electron app, browser mode and tests.
 * @throws StartProblem in words when the data cannot be opened
 */
export async function openApp({ folder, random = randomBytes, ...options }: AppOptions): Promise<App> {
  const log = options.log ?? silentLog;
  const transfers = new Transfers(folder);
  const changes = new ChangeFeed();
  const store = await openStore({ folder, log, transfers, changes, ...options });
  const { place, database, now, health, backups, statistics, watch } = store;
  const connection = options.connection ?? new ServerDesk({ folder, current: null });
  const house = new House({
    folder,
    ...connection.forMoving,
    now,
    log,
    refuseWrites: store.refuseWrites,
    onEnd: () => changes.publish(0, 'server', undefined),
  });
  const core: Core = {
    database,
    changes,
    now,
    random,
    log,
    version: packageJson.version,
    deskName: options.deskName,
    measures: new Measures(),
    statistics,
    files: new WorkerThread<FilesApi>('files', { place, folder }),
    backups,
    health,
    server: connection,
    house,
    onDamage: store.onDamage,
  };
  const stopMeasuring = startMeasuring(core);
  const importRunner = new ImportRunner(core, {
    place,
    folder,
    transfers,
    watch,
    later: options.later,
  });
  store.setBusy(() => importRunner.isRunning);
  const runsJobs = options.sweeper !== false;
  const stopSweeper = runsJobs ? startSweeper(core) : () => {};
  const stopScheduleClock = runsJobs ? startScheduleClock(core) : async () => {};
  const stopBackupClock = runsJobs ? startBackupClock(backups) : () => {};
  const dispatch = createDispatch(core);
  return {
    dispatch: database.isRemote ? throughAbsence(dispatch, { ...store, changes }) : dispatch,
    database,
    changes,
    watch,
    now,
    transfers,
    backups,
    house,
    warmStatistics: () => {
      const warming = core.statistics.ask('warm', { now: now() });
      warming.catch((error: unknown) => {
        if (!isServerAway(error)) log.error('Statistics could not be read ahead', error);
      });
    },
    close: async ({ isHurried } = { isHurried: !runsJobs }) => {
      stopBackupClock();
      stopSweeper();
      await stopScheduleClock();
      await house.close();
      await importRunner.close();
      await core.files.close();
      await stopMeasuring();
      await core.statistics.close();
      await health.close();
      await store.close({ isHurried });
    },
  };
}

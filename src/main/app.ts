import { randomBytes } from 'node:crypto';
import path from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { AppError } from '../shared/errors.ts';
import { Backups } from './backups/backups.ts';
import { startBackupClock } from './backups/backup-clock.ts';
import type { finishSwap } from './backups/swap.ts';
import { ChangeFeed } from './changes.ts';
import { askForCheck } from './database/check-file.ts';
import { type Database, openDatabase } from './database/database.ts';
import { SwappableDatabase } from './database/swappable.ts';
import { type Core, createDispatch, type Dispatch } from './dispatch.ts';
import { Health } from './health/health.ts';
import { Measures } from './features/stats/measures.ts';
import type { FilesApi } from './features/imports/files-api.ts';
import type { StatisticsApi } from './features/stats/statistics.ts';
import { ImportRunner } from './import-runner.ts';
import { type Log, silentLog } from './log.ts';
import { startMeasuring } from './measuring.ts';
import type { ServerApi } from './features/server/server-api.ts';
import { ServerDesk } from './server/server-desk.ts';
import type { RandomBytes } from './random.ts';
import { startScheduleClock } from './schedule-clock.ts';
import { startSweeper } from './sweeper.ts';
import { Transfers } from './transfers.ts';
import { WorkerThread } from './workers/worker.ts';

export const DATABASE_FILE = 'clinic.db';

export interface App {
  dispatch: Dispatch;
  database: Database;
  changes: ChangeFeed;
  now: () => number;
  /** Files on their way in and out. */
  transfers: Transfers;
  backups: Backups;
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
  connection?: ServerApi;
  /** Off in tests that show what happens without what runs by itself: sweeper, schedules, backups. */
  sweeper?: boolean;
  /** What was found of a restore that had been interrupted. */
  found?: ReturnType<typeof finishSwap>;
}

/**
 * Opens a clinic: the same for the Electron app, browser mode and tests.
 * @throws StartProblem in words when the data cannot be opened
 */
export async function openApp({
  folder,
  now = Date.now,
  random = randomBytes,
  found = 'none',
  ...options
}: AppOptions): Promise<App> {
  const log = options.log ?? silentLog;
  const location = { file: path.join(folder, DATABASE_FILE) };
  const open = () => openDatabase(location, now);
  const database = new SwappableDatabase(await open(), open);
  const changes = new ChangeFeed();
  const transfers = new Transfers(folder);
  const statistics = new WorkerThread<StatisticsApi>('statistics', location);
  const health = new Health({ location, folder, transfers, now });
  const backups = new Backups({
    location,
    folder,
    database,
    transfers,
    now,
    log,
    found,
    release: async () => {
      if (importRunner.isRunning) throw new AppError('RESTORE_IN_USE');
      await statistics.rest();
      await health.release();
    },
    onWritten: ({ seq, entity }) => changes.publish(seq, entity, undefined),
    onSwapped: () => {
      health.forget();
      tellAll(changes);
    },
  });
  const core: Core = {
    database,
    changes,
    now,
    random,
    log,
    version: packageJson.version,
    measures: new Measures(),
    statistics,
    files: new WorkerThread<FilesApi>('files', { location, folder }),
    backups,
    health,
    server: options.connection ?? new ServerDesk({ folder, current: null }),
    onDamage: () => askForCheck(location.file),
  };
  const stopMeasuring = startMeasuring(core);
  const importRunner = new ImportRunner(core, { location, folder, transfers });
  const runsJobs = options.sweeper !== false;
  const stopSweeper = runsJobs ? startSweeper(core) : () => {};
  const stopScheduleClock = runsJobs ? startScheduleClock(core) : async () => {};
  const stopBackupClock = runsJobs ? startBackupClock(backups) : () => {};
  return {
    dispatch: createDispatch(core),
    database,
    changes: core.changes,
    now,
    transfers,
    backups,
    warmStatistics: () => {
      const warming = core.statistics.ask('warm', { now: now() });
      warming.catch((error: unknown) => log.error('Statistics could not be read ahead', error));
    },
    close: async ({ isHurried } = { isHurried: !runsJobs }) => {
      stopBackupClock();
      stopSweeper();
      await stopScheduleClock();
      await importRunner.close();
      await core.files.close();
      await stopMeasuring();
      await core.statistics.close();
      await health.close();
      await backups.close({ isHurried });
      await database.close();
    },
  };
}

/** Another file is the clinic's now: whoever shows something of the other one asks anew, and has to sign in. */
function tellAll(changes: ChangeFeed): void {
  for (const entity of ['settings', 'imports', 'backups'] as const) changes.publish(0, entity, undefined);
}

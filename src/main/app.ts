import { randomBytes } from 'node:crypto';
import path from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { ChangeFeed } from './changes.ts';
import { type Database, openDatabase } from './database/database.ts';
import { type Core, createDispatch, type Dispatch } from './dispatch.ts';
import { Measures } from './features/stats/measures.ts';
import type { FilesApi } from './features/imports/files-api.ts';
import type { StatisticsApi } from './features/stats/statistics.ts';
import { ImportRunner } from './import-runner.ts';
import { type Log, silentLog } from './log.ts';
import { startMeasuring } from './measuring.ts';
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
  /** Reads ahead what statistics are asked for first, in their own thread. */
  warmStatistics(): void;
  /** Ends the sweeper, waits for the last write, and closes the file. */
  close(): Promise<void>;
}

export interface AppOptions {
  /** Where the clinic's data lies. Made when it is not there. */
  folder: string;
  now?: () => number;
  random?: RandomBytes;
  log?: Log;
  /** Off in tests that show what happens without it. */
  sweeper?: boolean;
}

/**
 * Opens a clinic: the same for the Electron app, browser mode and tests.
 * @throws StartProblem in words when the data cannot be opened
 */
export async function openApp({
  folder,
  now = Date.now,
  random = randomBytes,
  ...options
}: AppOptions): Promise<App> {
  const log = options.log ?? silentLog;
  const location = { file: path.join(folder, DATABASE_FILE) };
  const database = await openDatabase(location);
  const core: Core = {
    database,
    changes: new ChangeFeed(),
    now,
    random,
    log,
    version: packageJson.version,
    measures: new Measures(),
    statistics: new WorkerThread<StatisticsApi>('statistics', location),
    files: new WorkerThread<FilesApi>('files', { location, folder }),
  };
  const stopMeasuring = startMeasuring(core);
  const transfers = new Transfers(folder);
  const importRunner = new ImportRunner(core, { location, folder, transfers });
  const runsJobs = options.sweeper !== false;
  const stopSweeper = runsJobs ? startSweeper(core) : () => {};
  const stopScheduleClock = runsJobs ? startScheduleClock(core) : async () => {};
  return {
    dispatch: createDispatch(core),
    database,
    changes: core.changes,
    now,
    transfers,
    warmStatistics: () => {
      const warming = core.statistics.ask('warm', { now: now() });
      warming.catch((error: unknown) => log.error('Statistics could not be read ahead', error));
    },
    close: async () => {
      stopSweeper();
      await stopScheduleClock();
      await importRunner.close();
      await core.files.close();
      await stopMeasuring();
      await core.statistics.close();
      await database.close();
    },
  };
}

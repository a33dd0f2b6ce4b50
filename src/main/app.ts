import { randomBytes } from 'node:crypto';
import path from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { ChangeFeed } from './changes.ts';
import { type Database, openDatabase } from './database/database.ts';
import { type Core, createDispatch, type Dispatch } from './dispatch.ts';
import { type Log, silentLog } from './log.ts';
import type { RandomBytes } from './random.ts';
import { startScheduleClock } from './schedule-clock.ts';
import { startSweeper } from './sweeper.ts';

export const DATABASE_FILE = 'clinic.db';

export interface App {
  dispatch: Dispatch;
  database: Database;
  changes: ChangeFeed;
  now: () => number;
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
  const database = await openDatabase({ file: path.join(folder, DATABASE_FILE) });
  const core: Core = { database, changes: new ChangeFeed(), now, random, log, version: packageJson.version };
  const runsJobs = options.sweeper !== false;
  const stopSweeper = runsJobs ? startSweeper(core) : () => {};
  const stopScheduleClock = runsJobs ? startScheduleClock(core) : async () => {};
  return {
    dispatch: createDispatch(core),
    database,
    changes: core.changes,
    now,
    close: async () => {
      stopSweeper();
      await stopScheduleClock();
      await database.close();
    },
  };
}

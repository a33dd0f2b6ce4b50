import path from 'node:path';
import type { Output } from '../shared/contract/index.ts';
import { type App, DATABASE_FILE, openApp } from './app.ts';
import { UsageError } from './arguments.ts';
import { findRescue, requireFile, type Rescue, restoreOver } from './backups/rescue.ts';
import { finishSwap } from './backups/swap.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { type InstanceLock, lockInstance } from './instance-lock.ts';
import { finishMove } from './house/finish-move.ts';
import type { Log } from './log.ts';
import { mainText } from './main-text.ts';
import { shareWithGroup } from './private-files.ts';
import { chosenServer, type OnAway, openOnServer } from './server/open-on-server.ts';
import { type PasswordStore, plainPasswords } from './server/password-store.ts';
import { ServerDesk } from './server/server-desk.ts';

/** Milliseconds: a desk that is started again at once finds the last one still closing. */
const LOCK_PATIENCE = 2_000;
/** Milliseconds: by then the first window is there, and nobody has asked for statistics yet. */
const WARM_AFTER = 10_000;

export interface OpenedClinic {
  app: App;
  lock: InstanceLock;
  /** A hurried end leaves the backup for the next start. */
  close(options?: { isHurried: boolean }): Promise<void>;
}

export interface ClinicToOpen {
  folder: string;
  isDemo: boolean;
  /** What a second program is told about this one. */
  note: string;
  log: Log;
  /** Asks the person whether a backup shall take the place of a file that cannot be opened. */
  offer?: ((rescue: Rescue) => Promise<boolean>) | undefined;
  /** Where the password of a clinic's server is kept. */
  passwords?: PasswordStore;
  /** Asked when the clinic's server cannot be reached, whether to try again. */
  onAway?: OnAway;
  /** Closes the program and starts it again, where it can. */
  restart?: () => void;
}

/**
 * Takes the data folder, opens the clinic in it, and fills an empty one with a demonstration where asked.
 * @throws StartProblem or UsageError in words, with the folder free again
 */
export async function openClinic(wanted: ClinicToOpen): Promise<OpenedClinic> {
  const { folder, isDemo, note } = wanted;
  const lock = lockInstance(folder, note, LOCK_PATIENCE);
  let app: App | undefined;
  let warming: NodeJS.Timeout | undefined;
  const close = async (options?: { isHurried: boolean }) => {
    clearTimeout(warming);
    await app?.close(options);
    shareWithGroup(folder);
    lock.release();
  };
  try {
    app = await openWhereItIs(wanted);
    if (isDemo) await requireDemo(app, folder);
    shareWithGroup(folder);
    warming = setTimeout(app.warmStatistics, WARM_AFTER).unref();
    return { app, lock, close };
  } catch (error) {
    await close({ isHurried: true });
    throw error;
  }
}

/** On the server that this desk has chosen, and on no other place when that cannot be; else in the folder. */
async function openWhereItIs({ folder, log, offer, onAway, restart, ...rest }: ClinicToOpen): Promise<App> {
  const passwords = rest.passwords ?? plainPasswords(folder);
  await finishMove({ location: { file: path.join(folder, DATABASE_FILE) }, passwords });
  const current = await chosenServer(folder, passwords);
  const connection = new ServerDesk({ folder, current, passwords, restart });
  if (current) return openOnServer({ folder, log, current, connection, onAway });
  return openOrRescue({ folder, log, offer, connection });
}

type Opening = Pick<ClinicToOpen, 'folder' | 'log' | 'offer'> & { connection: ServerDesk };

async function openOrRescue({ folder, log, offer, connection }: Opening): Promise<App> {
  const location = { file: path.join(folder, DATABASE_FILE) };
  const open = async () => {
    const found = finishSwap(location.file);
    requireFile(location);
    return openApp({ folder, log, found, connection });
  };
  try {
    return await open();
  } catch (error) {
    const rescue = offer ? findRescue(location, error) : null;
    if (!rescue || !(await offer?.(rescue))) throw error;
    log.error('The clinic’s file could not be opened, and a backup takes its place', error);
    await restoreOver(location, { backup: rescue.backup.file, now: Date.now() });
    return open();
  }
}

/** A real clinic is never filled with invented patients, nor taken for a demonstration. */
async function requireDemo(app: App, folder: string): Promise<void> {
  const status = await app.dispatch({ token: null, desk: 'start' }, 'setup.status', {});
  if (!status.ok) throw new Error(status.error.message);
  const { isSetUp, isDemo } = status.value as Output<'setup.status'>;
  if (isSetUp && !isDemo) throw new UsageError(mainText('start.DEMO_REFUSED', { path: folder }));
  if (!isSetUp) await seedDemo(app.database, { now: app.now() });
}

/** The Electron app: puts the parts together, and takes them down again. */
import fs from 'node:fs';
import path from 'node:path';
import { app, dialog, session } from 'electron';
import packageJson from '../../package.json' with { type: 'json' };
import { parseArguments, type Task, UsageError } from './arguments.ts';
import { exitCodeOf, runTask } from './command-line/run-task.ts';
import { chooseDataFolder, chooseOwnFolder, type Wanted } from './data-folder.ts';
import { StartProblem } from './database/problems.ts';
import { fileLog } from './file-log.ts';
import { speakAsComputer } from './language.ts';
import type { Log } from './log.ts';
import { mainText, startProblemText } from './main-text.ts';
import { openClinic } from './open-clinic.ts';
import { showDesktop } from './shell/desktop.ts';
import { closeAtTheEnd } from './shell/ending.ts';
import { lockNavigation } from './shell/navigation.ts';
import { nameForWindows } from './shell/new-window.ts';
import { denyPermissions } from './shell/permissions.ts';
import { APP_ORIGIN, registerAppScheme, serveAppScheme } from './shell/protocol.ts';
import { systemPasswords } from './shell/key-store.ts';
import { offerRescue } from './shell/rescue.ts';
import { offerAnotherTry } from './shell/server-away.ts';
import { focusWindow, rememberWindows } from './shell/window.ts';
import { serveIpc } from './transport/ipc.ts';

const pages = path.join(import.meta.dirname, '../renderer');
const preload = path.join(import.meta.dirname, '../preload/index.cjs');
/** Chromium's own files, so that each clinic has its own and is open only once. */
const PROFILE = 'window-data';

/** What must be said before Electron is ready. */
function prepare(): void {
  speakAsComputer();
  registerAppScheme();
  app.enableSandbox();
  app.setName(packageJson.productName);
  nameForWindows();
  const args = parseArguments(process.argv.slice(app.isPackaged ? 1 : 2), { lenient: true });
  if (args.isVersion) return say(packageJson.version);
  if (args.task) return runAlone(args.task, args);
  const folder = chooseDataFolder(args);
  const own = chooseOwnFolder(args);
  useProfile(own);
  if (!app.requestSingleInstanceLock()) return app.quit();
  app.on('second-instance', focusWindow);
  lockNavigation(app);

  const log = fileLog(folder);
  process.on('uncaughtExceptionMonitor', (error) => log.error('Uncaught', error));
  app
    .whenReady()
    .then(() => start({ folder, own, isDemo: args.isDemo, log }))
    .catch((error: unknown) => fail(error, folder, log));
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
  app.exit(0);
}

/** Work for IT: no window and no dialog, but words in the terminal and an exit code. */
function runAlone(task: Task, wanted: Wanted): void {
  const print = (text: string) => void process.stdout.write(`${text}\n`);
  const work = async () => {
    const folder = chooseDataFolder(wanted);
    const passwords = async () => {
      await app.whenReady();
      return systemPasswords(chooseOwnFolder(wanted));
    };
    return runTask(task, { folder, say: print, passwords });
  };
  work().then(
    (code) => app.exit(code),
    (error: unknown) => {
      process.stderr.write(`${textOf(error, '')}\n`);
      app.exit(exitCodeOf(error));
    },
  );
}

function useProfile(folder: string): void {
  const profile = path.join(folder, PROFILE);
  try {
    fs.mkdirSync(profile, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StartProblem('FOLDER_UNUSABLE', folder, (error as NodeJS.ErrnoException).code ?? '');
  }
  app.setPath('userData', profile);
}

interface Start {
  /** Where the clinic's data lies. */
  folder: string;
  /** Where what is this person's at this computer lies, which may be the same. */
  own: string;
  isDemo: boolean;
  log: Log;
}

async function start({ folder, own, isDemo, log }: Start): Promise<void> {
  const note = mainText('start.windowNote');
  const clinic = await openClinic({
    folder,
    isDemo,
    note,
    log,
    offer: offerRescue,
    passwords: systemPasswords(own),
    onAway: offerAnotherTry,
    restart: startAgain,
  });
  denyPermissions(session.defaultSession);
  serveAppScheme(session.defaultSession.protocol, pages);
  const ipc = serveIpc(clinic.app, APP_ORIGIN);
  closeAtTheEnd({ ipc, closeClinic: clinic.close, rememberWindows: () => rememberWindows(own), log });
  app.setAboutPanelOptions({
    applicationName: packageJson.productName,
    applicationVersion: packageJson.version,
  });
  await showDesktop({ app: clinic.app, ipc, folder, own, preload, title: packageJson.productName, log });
  log.info(`started, version ${packageJson.version}, Electron ${process.versions['electron']}`);
}

function startAgain(): void {
  app.relaunch();
  app.quit();
}

function fail(error: unknown, folder: string, log: Log): void {
  log.error('The start failed', error);
  showAndExit(error, folder);
}

function showAndExit(error: unknown, folder: string): void {
  dialog.showErrorBox(mainText('start.title'), textOf(error, folder));
  app.exit(1);
}

function textOf(error: unknown, folder: string): string {
  if (error instanceof StartProblem) return startProblemText(error);
  if (error instanceof UsageError) return error.message;
  return mainText('start.unexpected', { path: folder });
}

try {
  prepare();
} catch (error) {
  showAndExit(error, '');
}

/** The Electron app: puts the parts together, and takes them down again. */
import fs from 'node:fs';
import path from 'node:path';
import { app, BrowserWindow, dialog, session, shell } from 'electron';
import packageJson from '../../package.json' with { type: 'json' };
import { parseArguments, type Task, UsageError } from './arguments.ts';
import { EXIT, runTask } from './command-line/run-task.ts';
import { chooseDataFolder } from './data-folder.ts';
import { StartProblem } from './database/problems.ts';
import { fileLog } from './file-log.ts';
import { followClinic, speakAsComputer } from './language.ts';
import type { Log } from './log.ts';
import { mainText, startProblemText } from './main-text.ts';
import { openClinic } from './open-clinic.ts';
import type { MenuPerson } from './shell/action-menu.ts';
import { offerRescue } from './shell/rescue.ts';
import { followPerson } from './shell/follow-person.ts';
import { type MenuActions, setMenu } from './shell/menu.ts';
import { lockNavigation } from './shell/navigation.ts';
import { denyPermissions } from './shell/permissions.ts';
import { APP_ORIGIN, registerAppScheme, serveAppScheme } from './shell/protocol.ts';
import { focusWindow, openWindow } from './shell/window.ts';
import { type IpcHost, serveIpc } from './transport/ipc.ts';

const pages = path.join(import.meta.dirname, '../renderer');
const preload = path.join(import.meta.dirname, '../preload/index.cjs');
/** Chromium's own files, in the data folder, so that each clinic has its own and is open only once. */
const PROFILE = 'window-data';

/** What must be said before Electron is ready. */
function prepare(): void {
  speakAsComputer();
  registerAppScheme();
  app.enableSandbox();
  app.setName(packageJson.productName);
  const args = parseArguments(process.argv.slice(app.isPackaged ? 1 : 2), { lenient: true });
  const folder = chooseDataFolder(args);
  if (args.isVersion) return say(packageJson.version);
  if (args.task) return runAlone(args.task, folder);
  useProfile(folder);
  if (!app.requestSingleInstanceLock()) return app.quit();
  app.on('second-instance', focusWindow);
  lockNavigation(app);

  const log = fileLog(folder);
  process.on('uncaughtExceptionMonitor', (error) => log.error('Uncaught', error));
  app
    .whenReady()
    .then(() => start(folder, args.isDemo, log))
    .catch((error: unknown) => fail(error, folder, log));
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
  app.exit(0);
}

/** Work for IT: no window, and an exit code. */
function runAlone(task: Task, folder: string): void {
  const print = (text: string) => void process.stdout.write(`${text}\n`);
  runTask(task, folder, print).then(
    (code) => app.exit(code),
    () => app.exit(EXIT.failed),
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

async function start(folder: string, isDemo: boolean, log: Log): Promise<void> {
  const note = mainText('start.windowNote');
  const clinic = await openClinic({ folder, isDemo, note, log, offer: offerRescue });
  denyPermissions(session.defaultSession);
  serveAppScheme(session.defaultSession.protocol, pages);
  const ipc = serveIpc(clinic.app, APP_ORIGIN);
  closeAtTheEnd(ipc, clinic.close, log);

  const isDevelopment = !app.isPackaged;
  const newWindow = () => {
    const title = packageJson.productName;
    ipc.connect(openWindow({ folder, preload, title, isDevelopment, log }).webContents);
  };
  const showDataFolder = () => void shell.openPath(folder);
  const act: MenuActions['act'] = (window, action) => {
    if (window instanceof BrowserWindow) ipc.act(window.webContents, action);
  };
  const actions = { newWindow, showDataFolder, act };
  const surroundings = { platform: process.platform, isDevelopment };
  const show = (person: MenuPerson) => setMenu(actions, person, surroundings);
  const showAgain = followPerson({ app, ipc, changes: clinic.app.changes, show });
  await followClinic(clinic.app, showAgain);
  app.setAboutPanelOptions({
    applicationName: packageJson.productName,
    applicationVersion: packageJson.version,
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) newWindow();
  });
  app.on('window-all-closed', () => {
    // On macOS a program goes on without windows until it is told to quit.
    if (process.platform !== 'darwin') app.quit();
  });
  newWindow();
  log.info(`started, version ${packageJson.version}, Electron ${process.versions['electron']}`);
}

/** Once all windows are closed, and not before: until then they may call. */
function closeAtTheEnd(ipc: IpcHost, closeClinic: () => Promise<void>, log: Log): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    ipc
      .close()
      .then(closeClinic)
      .then(() => log.info('stopped'))
      .catch((error: unknown) => log.error('Closing failed', error))
      .finally(() => {
        isClosed = true;
        app.quit();
      });
  });
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

/** All that an open clinic has on the desktop: its windows, the menu, notifications, and the ways to another window. */
import { app, BrowserWindow, shell } from 'electron';
import type { App } from '../app.ts';
import { followClinic } from '../language.ts';
import type { Log } from '../log.ts';
import type { IpcHost } from '../transport/ipc.ts';
import type { MenuPerson } from './action-menu.ts';
import { loadComputerSettings, saveComputerSettings } from './computer-settings.ts';
import { followPerson } from './follow-person.ts';
import { type MenuActions, setMenu } from './menu.ts';
import { NEW_WINDOW, offerNewWindow } from './new-window.ts';
import { tellOfOverdueWaits } from './overdue-notices.ts';
import { keepWindowsInReach, openWindow } from './window.ts';

export interface Desktop {
  app: App;
  ipc: IpcHost;
  /** Where the clinic's data lies. */
  folder: string;
  /** Where what is this person's at this computer lies. */
  own: string;
  preload: string;
  title: string;
  log: Log;
}

/** Resolves once the first window is there. */
export async function showDesktop({ app: clinic, ipc, folder, own, preload, title, log }: Desktop) {
  const isDevelopment = !app.isPackaged;
  const newWindow = () =>
    ipc.connect(openWindow({ folder: own, preload, title, isDevelopment, log }).webContents);
  const settings = settingsOf(own);
  const act: MenuActions['act'] = (window, action) => {
    if (window instanceof BrowserWindow) ipc.act(window.webContents, action);
  };
  const showDataFolder = () => void shell.openPath(folder);
  const actions: MenuActions = { ...settings, newWindow, showDataFolder, act };
  const surroundings = { platform: process.platform, isDevelopment };
  const show = (person: MenuPerson) => setMenu(actions, person, surroundings);

  const showAgain = followPerson({ app, ipc, changes: clinic.changes, show });
  await followClinic(clinic, () => {
    showAgain();
    offerNewWindow(newWindow, folder);
  });
  offerNewWindow(newWindow, folder);
  openWindowsWhenAsked(newWindow);
  keepWindowsInReach();
  tellOfOverdueWaits({ app: clinic, ipc, isWanted: settings.hasNotices, log });
  newWindow();
}

function settingsOf(folder: string): Pick<MenuActions, 'hasNotices' | 'setNotices'> {
  const settings = loadComputerSettings(folder);
  return {
    hasNotices: () => settings.hasNotices,
    setNotices: (isOn) => {
      settings.hasNotices = isOn;
      saveComputerSettings(folder, settings);
    },
  };
}

function openWindowsWhenAsked(newWindow: () => void): void {
  const unlessThere = () => {
    if (BrowserWindow.getAllWindows().length === 0) newWindow();
  };
  app.on('activate', unlessThere);
  // A second start has brought the first one's window to the front, if there is any.
  app.on('second-instance', (_event, argv) => (argv.includes(NEW_WINDOW) ? newWindow() : unlessThere()));
  app.on('window-all-closed', () => {
    // On macOS a program goes on without windows until it is told to quit.
    if (process.platform !== 'darwin') app.quit();
  });
}

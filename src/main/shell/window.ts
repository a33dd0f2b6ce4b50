import { app, BrowserWindow, screen, type WebPreferences } from 'electron';
import type { Log } from '../log.ts';
import { APP_PAGE } from './protocol.ts';
import {
  type Area,
  broughtBack,
  cascaded,
  loadWindowState,
  saveWindowState,
  smallestOn,
} from './window-state.ts';

export interface WindowOptions {
  /** The folder that remembers where the window was. */
  folder: string;
  preload: string;
  title: string;
  isDevelopment: boolean;
  log: Log;
}

/** A window of the desk, shown once there is something to see. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const { folder, title, log } = options;
  const before = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows().at(-1);
  const { isMaximized, ...place } = before ? placeAfter(before) : loadWindowState(folder, workAreas());
  const smallest = smallestOn(screenFor(place));
  const window = new BrowserWindow({
    ...place,
    minWidth: smallest.width,
    minHeight: smallest.height,
    title,
    show: false,
    webPreferences: webPreferences(options),
  });
  // Made on one screen for another of a different scale, a window can have the size of the former.
  if (isPlaced(place)) window.setBounds(place);
  let opened = window.getNormalBounds();
  window.once('ready-to-show', () => {
    if (isMaximized) window.maximize();
    window.show();
    opened = window.getNormalBounds();
  });
  window.on('close', () => {
    // A further window that nobody moved would make the first one wander, from start to start.
    if (!before || !isSameArea(window.getNormalBounds(), opened)) rememberWindow(folder, window);
  });
  reloadAfterCrash(window, log);
  window.loadURL(APP_PAGE).catch((error: unknown) => log.error('The page could not be loaded', error));
  return window;
}

/** Notes where the window at the front is, for the next start. */
export function rememberWindows(folder: string): void {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  if (window) rememberWindow(folder, window);
}

const isSameArea = (one: Area, other: Area) =>
  (['x', 'y', 'width', 'height'] as const).every((side) => one[side] === other[side]);

function rememberWindow(folder: string, window: BrowserWindow): void {
  saveWindowState(folder, { ...window.getNormalBounds(), isMaximized: window.isMaximized() });
}

/** The main screen first, each without the system's own bars. */
function workAreas(): Area[] {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
}

const isPlaced = (place: Partial<Area>): place is Area => place.x !== undefined && place.y !== undefined;

function screenFor(place: Partial<Area>): Area {
  return isPlaced(place) ? screen.getDisplayMatching(place).workArea : screen.getPrimaryDisplay().workArea;
}

/** A second window on the very place of the first would hide it. */
function placeAfter(window: BrowserWindow): Area & { isMaximized: boolean } {
  const bounds = window.getNormalBounds();
  return { ...cascaded(bounds, screen.getDisplayMatching(bounds).workArea), isMaximized: false };
}

/** A window whose screen is unplugged, or shrinks, comes to where it can be taken hold of. */
export function keepWindowsInReach(): void {
  const look = () => {
    for (const window of BrowserWindow.getAllWindows()) {
      const place = window.isMinimized() ? null : broughtBack(window.getBounds(), workAreas());
      if (place) window.setBounds(place);
    }
  };
  screen.on('display-removed', look);
  screen.on('display-metrics-changed', look);
  // One that was minimized meanwhile is looked at when it comes back.
  app.on('browser-window-created', (_event, window) => void window.on('restore', look));
}

/** Most of these are the defaults; they are written down because the security of the desk rests on them. */
function webPreferences({ preload, isDevelopment }: WindowOptions): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // The spelling checker fetches its dictionaries from the internet.
    spellcheck: false,
    devTools: isDevelopment,
  };
}

/** A page that died is loaded again, but not over and over. */
function reloadAfterCrash(window: BrowserWindow, log: Log): void {
  let last = 0;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error(`A window's page is gone: ${reason}, ${exitCode}`);
    if (reason === 'clean-exit' || Date.now() - last < 10_000) return;
    last = Date.now();
    window.webContents.reload();
  });
}

/** Brings the desk to the front, as when it is started a second time. */
export function focusWindow(): BrowserWindow | undefined {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  if (window) bringToFront(window);
  return window;
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

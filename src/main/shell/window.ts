import { BrowserWindow, screen, type WebPreferences } from 'electron';
import type { Log } from '../log.ts';
import { APP_PAGE } from './protocol.ts';
import { loadWindowState, saveWindowState, SMALLEST_WINDOW } from './window-state.ts';

export interface WindowOptions {
  /** The data folder, which remembers where the window was. */
  folder: string;
  preload: string;
  title: string;
  isDevelopment: boolean;
  log: Log;
}

/** A window of the desk, shown once there is something to see. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const { folder, title, log } = options;
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  const { isMaximized, x, y, ...size } = loadWindowState(folder, screens);
  // A second window on the very place of the first would hide it.
  const isFirst = BrowserWindow.getAllWindows().length === 0;
  const window = new BrowserWindow({
    ...size,
    ...(isFirst && x !== undefined && y !== undefined && { x, y }),
    minWidth: SMALLEST_WINDOW.width,
    minHeight: SMALLEST_WINDOW.height,
    title,
    show: false,
    webPreferences: webPreferences(options),
  });
  window.once('ready-to-show', () => {
    if (isMaximized) window.maximize();
    window.show();
  });
  window.on('close', () => {
    saveWindowState(folder, { ...window.getNormalBounds(), isMaximized: window.isMaximized() });
  });
  reloadAfterCrash(window, log);
  window.loadURL(APP_PAGE).catch((error: unknown) => log.error('The page could not be loaded', error));
  return window;
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
export function focusWindow(): void {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

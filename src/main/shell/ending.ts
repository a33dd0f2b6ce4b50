/**
 * The end of the program: when the person quits, and when the system takes it away. Either way the writes that run
 * are finished and no more begin.
 */
import { app, BrowserWindow, powerMonitor } from 'electron';
import type { Log } from '../log.ts';
import type { IpcHost } from '../transport/ipc.ts';

interface ToClose {
  ipc: Pick<IpcHost, 'close'>;
  /** Told whether the system is going down, so that what may wait is left for another day. */
  closeClinic: (options: { isHurried: boolean }) => Promise<void>;
  /** Notes where the windows are. */
  rememberWindows: () => void;
  log: Log;
}

/** Once all windows are closed, and not before: until then they may call. */
export function closeAtTheEnd({ ipc, closeClinic, rememberWindows, log }: ToClose): void {
  let closing: Promise<void> | undefined;
  let isClosed = false;
  const close = async (isHurried: boolean) => {
    if (!isHurried) startAgainWhenAsked();
    try {
      await ipc.close();
      await closeClinic({ isHurried });
      log.info(isHurried ? 'stopped with the system' : 'stopped');
    } catch (error) {
      log.error('Closing failed', error);
    }
    isClosed = true;
  };
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    if (closing) return;
    closing = close(false);
    void closing.finally(() => app.quit());
  });
  whenTheSystemEnds(() => {
    if (closing) return;
    rememberWindows();
    closing = close(true);
    // Windows that are still open are not asked any more.
    void closing.finally(() => app.exit(0));
  });
}

/** Whoever starts the desk while it closes, with its backup, gets it anew afterwards, and no window of the old one. */
function startAgainWhenAsked(): void {
  let isAsked = false;
  const ask = () => {
    if (!isAsked) app.relaunch();
    isAsked = true;
  };
  for (const event of ['second-instance', 'activate'] as const) {
    app.removeAllListeners(event);
    app.on(event as 'activate', ask);
  }
}

/** There may be seconds, and some systems tell in more than one way. */
function whenTheSystemEnds(end: () => void): void {
  // Windows, of each window: nobody can call the log-off back any more.
  const listen = (window: BrowserWindow) => window.on('session-end', end);
  for (const window of BrowserWindow.getAllWindows()) listen(window);
  app.on('browser-window-created', (_event, window) => void listen(window));
  // macOS and Linux, which wait for us when they are asked to.
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    event?.preventDefault();
    end();
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);
}

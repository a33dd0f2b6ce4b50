/**
 * The system's own notifications of patients who wait too long, for a desk whose person works in another program. They
 * show on locked screens too, so they say how many wait and how long, and never who.
 */
import { app as electronApp, BrowserWindow, Notification } from 'electron';
import type { Me } from '../../shared/contract/people.ts';
import { isServerAway } from '../../shared/errors.ts';
import { t } from '../../shared/messages/format.ts';
import type { App } from '../app.ts';
import { overdueWaits } from '../features/visits/overdue.ts';
import type { Log } from '../log.ts';
import { type Notice, OverdueWatch } from '../overdue-watch.ts';
import type { IpcHost } from '../transport/ipc.ts';
import { bringToFront } from './window.ts';

/** Milliseconds. */
const LOOK_EVERY = 30_000;

interface Surroundings {
  app: Pick<App, 'database' | 'now'>;
  ipc: IpcHost;
  isWanted: () => boolean;
  log: Log;
}

/** Looks from time to time, until the program ends. */
export function tellOfOverdueWaits({ app, ipc, isWanted, log }: Surroundings): void {
  const watch = new OverdueWatch();
  // One that nothing refers to is collected, and can then not be clicked any more.
  let shown: Notification | undefined;

  const look = async () => {
    // Whoever has the desk before them sees it there.
    if (!isWanted() || !Notification.isSupported() || BrowserWindow.getFocusedWindow()) return;
    const window = await windowOfDesk(ipc);
    if (!window) return;
    const now = app.now();
    const notice = watch.noticeOf(await app.database.read((db) => overdueWaits(db, now)), now);
    if (!notice) return;
    shown?.close();
    shown = new Notification({ title: t('app.name'), body: textOf(notice) });
    shown.on('click', () => showFlow(window, ipc));
    shown.show();
  };
  const timer = setInterval(() => {
    look().catch((error: unknown) => {
      if (!isServerAway(error)) log.error('Overdue waits could not be told', error);
    });
  }, LOOK_EVERY);
  electronApp.once('will-quit', () => clearInterval(timer));
}

function textOf({ count, minutes }: Notice): string {
  return t('notice.overdue', { count, time: t('time.minutes', { minutes }) });
}

function showFlow(window: BrowserWindow, ipc: IpcHost): void {
  if (window.isDestroyed()) return;
  bringToFront(window);
  ipc.act(window.webContents, 'goFlow');
}

/** A window in which somebody of the front desk is signed in: a doctor has no list of who waits. */
async function windowOfDesk(ipc: IpcHost): Promise<BrowserWindow | undefined> {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!ipc.isSignedIn(window.webContents)) continue;
    const me = await ipc.ask(window.webContents, 'auth.me');
    if (me.ok && (me.value as Me).role !== 'doctor' && !window.isDestroyed()) return window;
  }
  return undefined;
}

import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { AppError, type Result } from '../../shared/errors.ts';
import type { QueryName } from '../../shared/contract/index.ts';
import { CHANNELS } from '../../shared/ipc-channels.ts';
import type { App } from '../app.ts';
import { chooseFile, chooseFolder, saveFile } from '../shell/files.ts';
import { refusalToMoveFiles } from './may-move-files.ts';
import { WindowSessions } from './window-sessions.ts';

export interface IpcHost {
  /** Lets a window call, and tells it what was committed while somebody is signed in there. */
  connect(contents: WebContents): void;
  /** Tells a window what was chosen in the menu, while somebody is signed in there. */
  act(contents: WebContents, action: string): void;
  isSignedIn(contents: WebContents): boolean;
  /** A query as whoever is signed in at a window. */
  ask(contents: WebContents, name: QueryName): Promise<Result<unknown>>;
  /** Tells after somebody signed in or out. */
  onSession(callback: () => void): void;
  /** Takes no more calls, waits for those that run, and signs all windows out. */
  close(): Promise<void>;
}

const CHANGES_SESSION = new Set([
  'setup.createClinic',
  'setup.showDemo',
  'auth.login',
  'auth.logout',
  'auth.changePassword',
]);

/** Serves the windows of this program: the pages that come from `origin`, and nothing else. */
export function serveIpc(
  app: Pick<App, 'dispatch' | 'changes' | 'watch' | 'transfers'>,
  origin: string,
): IpcHost {
  const sessions = new WindowSessions(app.dispatch);
  const windows = new Map<number, WebContents>();
  const running = new Set<Promise<unknown>>();
  const track = <T>(work: Promise<T>): Promise<T> => {
    const done = work.finally(() => running.delete(done));
    running.add(done);
    return done;
  };

  const sessionListeners: (() => void)[] = [];
  const tellAfter = async (answer: Promise<unknown>) => {
    await answer;
    for (const listener of sessionListeners) listener();
  };

  ipcMain.handle(CHANNELS.call, (event, name: unknown, input: unknown, options: unknown) => {
    if (!isTrusted(event, origin) || !windows.has(event.sender.id))
      return refused(new AppError('FOREIGN_ORIGIN'));
    if (typeof name !== 'string') return refused(new AppError('PROCEDURE_NOT_FOUND'));
    const answer = sessions.call(event.sender.id, name, plainObject(input), commandIdIn(options));
    if (CHANGES_SESSION.has(name)) void tellAfter(answer);
    return track(answer);
  });
  const withFiles = (channel: string, work: (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown) => {
    ipcMain.handle(channel, async (event, ...args: unknown[]): Promise<Result<unknown>> => {
      if (!isTrusted(event, origin) || !windows.has(event.sender.id))
        return refused(new AppError('FOREIGN_ORIGIN'));
      const refusal = await refusalToMoveFiles((name) => sessions.call(event.sender.id, name, {}));
      if (refusal) return refusal;
      try {
        return { ok: true, value: await track(Promise.resolve(work(event, ...args))) };
      } catch (error) {
        return refused(error instanceof AppError ? error : new AppError('INTERNAL'));
      }
    });
  };
  withFiles(CHANNELS.chooseFile, ({ sender }, kind) => chooseFile(sender, app.transfers, kind));
  withFiles(CHANNELS.chooseFolder, ({ sender }) => chooseFolder(sender));
  withFiles(CHANNELS.saveFile, ({ sender }, fileId, name) => saveFile(sender, app.transfers, fileId, name));
  ipcMain.handle(CHANNELS.server, (event) =>
    isTrusted(event, origin) ? app.watch.state : refused(new AppError('FOREIGN_ORIGIN')),
  );
  const send = (told: unknown, isFor: (id: number) => boolean) => {
    for (const [id, contents] of windows) {
      if (isFor(id) && !contents.isDestroyed()) contents.send(CHANNELS.changed, told);
    }
  };
  const unsubscribe = [
    app.changes.subscribe((change) => send(change, (id) => sessions.isSignedIn(id))),
    app.watch.subscribe((server) => send({ server }, () => true)),
  ];

  return {
    connect: (contents) => {
      const { id } = contents;
      windows.set(id, contents);
      contents.once('destroyed', () => {
        windows.delete(id);
        void track(sessions.end(id));
      });
    },
    act: (contents, action) => {
      const isThere = windows.has(contents.id) && !contents.isDestroyed();
      if (isThere && sessions.isSignedIn(contents.id)) contents.send(CHANNELS.changed, { action });
    },
    isSignedIn: ({ id }) => sessions.isSignedIn(id),
    ask: (contents, name) => track(sessions.call(contents.id, name, {})),
    onSession: (callback) => void sessionListeners.push(callback),
    close: async () => {
      for (const channel of Object.values(CHANNELS)) ipcMain.removeHandler(channel);
      for (const stop of unsubscribe) stop();
      await Promise.allSettled(running);
      await Promise.allSettled([...windows.keys()].map((id) => sessions.end(id)));
    },
  };
}

/** Our own page in a window's main frame. A frame that is gone by now has no business any more. */
function isTrusted({ sender, senderFrame }: IpcMainInvokeEvent, origin: string): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && senderFrame.origin === origin;
}

function refused(error: AppError): Result<never> {
  return { ok: false, error: error.wire };
}

/** As over HTTP: whatever is not an object is no input. */
function plainObject(input: unknown): Record<string, unknown> | undefined {
  const isObject = typeof input === 'object' && input !== null && !Array.isArray(input);
  return isObject ? (input as Record<string, unknown>) : undefined;
}

/** What is there and is no string is passed on as one that is no UUID either. */
function commandIdIn(options: unknown): string | undefined {
  const commandId = plainObject(options)?.['commandId'];
  return commandId === undefined || typeof commandId === 'string' ? commandId : '';
}

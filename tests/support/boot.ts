import { fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Result } from '../../src/shared/errors.ts';

/** What `electron-stand-in.mjs` offers, as far as the tests use it. */
export interface StandIn {
  told: {
    paths: Record<string, string>;
    schemes: unknown[];
    errorBoxes: { title: string; text: string }[];
    messageBoxes: { buttons: string[]; message: string; detail: string }[];
    exits: number[];
    isSandboxed: boolean;
    menu: MenuItem[] | null;
  };
  app: { emit: (event: string, ...args: unknown[]) => void; quit: () => void };
  BrowserWindow: { all: StandInWindow[] };
  channels: Map<string, unknown>;
  session: { defaultSession: { handlers: Handlers } };
  preventable: (values?: object) => { defaultPrevented: boolean };
  invokeFrom: (
    sender: unknown,
    frame: unknown,
    channel: string,
    ...args: unknown[]
  ) => Promise<Result<unknown>>;
}

interface Handlers {
  permissionRequest: CallableFunction;
  permissionCheck: CallableFunction;
  devicePermission: CallableFunction;
  request: { filter: { urls: string[] }; handler: CallableFunction };
  app: CallableFunction;
}

export interface MenuItem {
  label?: string;
  role?: string;
  accelerator?: string;
  submenu?: MenuItem[];
  id?: string;
  enabled?: boolean;
  registerAccelerator?: boolean;
  click?: (item?: unknown, window?: unknown) => void;
}

export interface StandInWindow {
  options: { webPreferences: Record<string, unknown>; x?: number };
  url: string;
  calls: string[];
  close(): void;
  webContents: {
    id: number;
    mainFrame: { origin: string };
    openHandler(details: object): unknown;
    emit(event: string, ...args: unknown[]): void;
  };
}

export interface Bridge {
  names: string[];
  call(name: unknown, input?: unknown, options?: object): Promise<Result<unknown>>;
  onChanged(callback: (change: unknown) => void): () => void;
}

type BridgeOf = (window: StandInWindow | undefined) => Bridge;

/** The built main, running with the stand-in in a process of its own. */
export interface Booted {
  /** Runs a function in there. It must stand for itself: what it uses comes in as its arguments. */
  run<T, A = undefined>(
    work: (electron: StandIn, argument: A, bridgeOf: BridgeOf) => T | Promise<T>,
    argument?: A,
  ): Promise<T>;
  /** Waits until a window is there, or the program has ended. */
  settled(): Promise<void>;
  kill(): void;
}

export async function boot(folder: string, env: Record<string, string> = {}): Promise<Booted> {
  const child = fork(fileURLToPath(new URL('./boot-child.mjs', import.meta.url)), ['--data', folder], {
    env: { ...process.env, ...env },
    execArgv: [],
  });
  const waiting = new Map<number, (answer: { value: unknown; error?: string }) => void>();
  child.on('message', (answer: { id: number; value: unknown; error?: string }) =>
    waiting.get(answer.id)?.(answer),
  );
  const exited = new Promise<never>((_, reject) => {
    child.on('exit', (code) => reject(new Error(`The booted main has ended with ${code}`)));
  });
  exited.catch(() => {});
  const answerTo = (id: number) =>
    Promise.race([
      exited,
      new Promise<{ value: unknown; error?: string }>((resolve) => waiting.set(id, resolve)),
    ]);

  await answerTo(0);
  let asked = 0;
  const booted: Booted = {
    run: async (work, argument) => {
      asked += 1;
      const answer = answerTo(asked);
      child.send({ id: asked, code: work.toString(), argument });
      const { value, error } = await answer;
      if (error) throw new Error(error);
      return value as never;
    },
    settled: async () => {
      const isSettled = () =>
        booted.run(({ BrowserWindow, told }) => BrowserWindow.all.length > 0 || told.exits.length > 0);
      while (!(await isSettled())) await sleep(20);
    },
    kill: () => child.kill('SIGKILL'),
  };
  return booted;
}

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
    dockMenu: MenuItem[] | null;
    relaunches: number;
    tasks: { program: string; arguments: string; title: string }[] | null;
    notifications: { options: { title: string; body: string }; emit(event: string): void }[];
  };
  app: Emitter & { quit: () => void };
  powerMonitor: Emitter;
  screen: Emitter & { displays: { id: number; workArea: Area }[] };
  BrowserWindow: { all: StandInWindow[]; focused: StandInWindow | null };
  channels: Map<string, unknown>;
  session: { defaultSession: { handlers: Handlers } };
  /** Moves the clock of the program on, or back, by so many milliseconds. */
  passTime(milliseconds: number): void;
  preventable: (values?: object) => { defaultPrevented: boolean };
  invokeFrom: (
    sender: unknown,
    frame: unknown,
    channel: string,
    ...args: unknown[]
  ) => Promise<Result<unknown>>;
}

interface Emitter {
  emit: (event: string, ...args: unknown[]) => void;
}

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
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
  type?: string;
  checked?: boolean;
  role?: string;
  accelerator?: string;
  submenu?: MenuItem[];
  id?: string;
  enabled?: boolean;
  registerAccelerator?: boolean;
  click?: (item?: unknown, window?: unknown) => void;
}

export interface StandInWindow {
  options: {
    webPreferences: Record<string, unknown>;
    x?: number;
    y?: number;
    minWidth: number;
    minHeight: number;
  };
  url: string;
  calls: string[];
  bounds: Area;
  isMinimized: () => boolean;
  close(): void;
  emit(event: string): void;
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
  /** What the code in there says meanwhile, by `process.send({ told })`. */
  onTold(listener: (told: unknown) => void): void;
  /** Waits until a window is there, or the program has ended. */
  settled(): Promise<void>;
  kill(signal?: NodeJS.Signals): void;
  /** The exit code, or the signal's name. The stand-in ends the process with STAND_IN_EXITS=1 alone. */
  exited: Promise<number | NodeJS.Signals | null>;
}

export async function boot(folder: string, env: Record<string, string> = {}): Promise<Booted> {
  const child = fork(fileURLToPath(new URL('./boot-child.mjs', import.meta.url)), ['--data', folder], {
    env: { ...process.env, ...env },
    execArgv: [],
  });
  const waiting = new Map<number, (answer: { value: unknown; error?: string }) => void>();
  const listeners: ((told: unknown) => void)[] = [];
  child.on('message', (answer: { id: number; value: unknown; error?: string } | { told: unknown }) => {
    if (!('told' in answer)) return waiting.get(answer.id)?.(answer);
    for (const listener of listeners) listener(answer.told);
  });
  const exited = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.on('exit', (code, signal) => resolve(code ?? signal));
  });
  const isGone = exited.then((code) => {
    throw new Error(`The booted main has ended with ${code}`);
  });
  isGone.catch(() => {});
  const answerTo = (id: number) =>
    Promise.race([
      isGone,
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
    onTold: (listener) => void listeners.push(listener),
    settled: async () => {
      const isSettled = () =>
        booted.run(({ BrowserWindow, told }) => BrowserWindow.all.length > 0 || told.exits.length > 0);
      while (!(await isSettled())) await sleep(20);
    },
    kill: (signal = 'SIGKILL') => child.kill(signal),
    exited,
  };
  return booted;
}

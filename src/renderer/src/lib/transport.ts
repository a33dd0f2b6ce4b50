/** The two ways to the desk's core: the Electron bridge, or HTTP when the page runs in a browser. */
import type { Result } from '../../../shared/errors.ts';
import type { ServerState } from '../../../shared/server-state.ts';
import type { Uploaded } from './files.ts';

export interface Change {
  /** Grows in commit order. */
  seq: number;
  entity: string;
  /** Empty means "many of this kind". */
  ids: number[];
}

export interface ChangeListener {
  onChange: (change: Change) => void;
  /** From here on every change is told; also called when the desk cannot be reached, so that nobody waits. */
  onBegin: () => void;
  /** Changes may have been missed. */
  onGap: () => void;
  /** Nobody may listen here: the session may have ended. */
  onRefused: () => void;
  /** How it is at first, and each change. */
  onServer: ServerListener;
}

export type ServerListener = (state: ServerState) => void;

export interface CallOptions {
  commandId?: string | undefined;
  signal?: AbortSignal | undefined;
}

export interface Transport {
  call(name: string, input: unknown, options: CallOptions): Promise<Result<unknown>>;
  /** Answers how to stop listening. */
  listen(listener: ChangeListener): () => void;
  /** Told whether the clinic's server is there, without being signed in. Answers how to stop. */
  watchServer(callback: ServerListener): () => void;
  /** Told what is chosen in the native menu, where there is one. Answers how to stop. */
  onAction(callback: (action: string) => void): () => void;
}

/** An action of the native menu, on the same channel as the changes. */
export interface Chosen {
  action: string;
}

/** The clinic's server went away or came back; on the same channel, too. */
export interface ServerTold {
  server: ServerState;
}

export interface Bridge {
  call(name: string, input: unknown, options: { commandId?: string }): Promise<Result<unknown>>;
  onChanged(callback: (told: Change | Chosen | ServerTold) => void): () => void;
  server(): Promise<ServerState>;
  chooseFile(kind: string): Promise<Result<Uploaded | null>>;
  chooseFolder(): Promise<Result<string | null>>;
  saveFile(fileId: string, name: string): Promise<Result<boolean>>;
}

declare global {
  interface Window {
    /** There in Electron only: what the preload script offers. */
    medibook?: Bridge;
  }
}

export const transport: Transport = window.medibook ? overBridge(window.medibook) : overHttp();

function overBridge(bridge: Bridge): Transport {
  const watchServer = (callback: ServerListener) => {
    const stop = bridge.onChanged((told) => 'server' in told && callback(told.server));
    const begin = async () => callback(await bridge.server());
    begin().catch(() => undefined);
    return stop;
  };
  return {
    call: (name, input, { commandId }) => bridge.call(name, input, commandId ? { commandId } : {}),
    listen: ({ onChange, onBegin, onServer }) => {
      const stops = [bridge.onChanged((told) => 'entity' in told && onChange(told)), watchServer(onServer)];
      onBegin();
      return () => {
        for (const stop of stops) stop();
      };
    },
    watchServer,
    onAction: (callback) => bridge.onChanged((told) => 'action' in told && callback(told.action)),
  };
}

function overHttp(): Transport {
  return { call: post, listen, watchServer, onAction: () => () => {} };
}

function watchServer(callback: ServerListener): () => void {
  const source = new EventSource('/events?only=server');
  hearServer(source, callback);
  return () => source.close();
}

function hearServer(source: EventSource, callback: ServerListener): void {
  source.addEventListener('server', ({ data }) => callback(JSON.parse(data) as ServerState));
}

async function post(name: string, input: unknown, options: CallOptions): Promise<Result<unknown>> {
  const { commandId, signal } = options;
  const response = await fetch(`/rpc/${name}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      'Content-Type': 'application/json',
      ...(commandId && { 'Idempotency-Key': commandId }),
    },
    body: JSON.stringify(input),
    ...(signal && { signal }),
  });
  return (await response.json()) as Result<unknown>;
}

const RECONNECT_MS = 2000;

/** EventSource comes back by itself after a lost connection, but not after a refusal, so we do that. */
function listen({ onChange, onBegin, onGap, onRefused, onServer }: ChangeListener): () => void {
  let source: EventSource | undefined;
  let timer: number | undefined;
  let wasLost = false;

  const open = () => {
    source = new EventSource('/events');
    source.addEventListener('open', () => {
      if (wasLost) onGap();
      wasLost = false;
      onBegin();
    });
    source.addEventListener('message', ({ data }) => onChange(JSON.parse(data) as Change));
    hearServer(source, onServer);
    source.addEventListener('error', () => {
      wasLost = true;
      onBegin();
      if (source?.readyState !== EventSource.CLOSED) return;
      onRefused();
      timer = window.setTimeout(open, RECONNECT_MS);
    });
  };

  open();
  return () => {
    window.clearTimeout(timer);
    source?.close();
  };
}

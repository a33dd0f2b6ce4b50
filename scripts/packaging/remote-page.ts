/** A page in Chromium's own protocol for debuggers: as much of it as asking the page something takes. */
import { setTimeout as wait } from 'node:timers/promises';

const STEP_MS = 250;
const START_LIMIT_MS = 60_000;

export interface RemotePage {
  /** Evaluates an expression in the page; a promise is waited for. @throws Error as the page threw it */
  evaluate<T>(expression: string): Promise<T>;
  close(): Promise<void>;
}

interface Target {
  type: string;
  url: string;
  webSocketDebuggerUrl: string;
}

interface Evaluated {
  result: { value?: unknown };
  exceptionDetails?: { text: string; exception?: { description?: string } };
}

const WHEN_LOADED = `new Promise((done) => {
  if (document.readyState === 'complete') done();
  else addEventListener('load', () => done());
})`;

/**
 * @param prefix how the page's address begins
 * @param ended settles when the program is gone
 */
export async function connectPage(port: number, prefix: string, ended: Promise<number>): Promise<RemotePage> {
  const url = await findPage(port, prefix, ended);
  const send = await talk(url);
  // It is listed before its scripts have run.
  await send('Runtime.evaluate', { expression: WHEN_LOADED, awaitPromise: true });
  return {
    evaluate: async <T>(expression: string) => {
      const params = { expression, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails } = (await send('Runtime.evaluate', params)) as Evaluated;
      if (!exceptionDetails) return result.value as T;
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    },
    close: async () => {
      // The page may be gone before it has answered.
      await send('Page.close', {}).catch(() => null);
    },
  };
}

async function findPage(port: number, prefix: string, ended: Promise<number>): Promise<string> {
  for (let waited = 0; waited < START_LIMIT_MS; waited += STEP_MS) {
    const found = (await listTargets(port)).find(
      ({ type, url }) => type === 'page' && url.startsWith(prefix),
    );
    if (found) return found.webSocketDebuggerUrl;
    const code = await Promise.race([ended, wait(STEP_MS, null)]);
    if (code !== null) throw new Error(`The program ended with ${code} at once`);
  }
  throw new Error('The program shows no page of its own');
}

/** None while nobody listens on the port yet. */
async function listTargets(port: number): Promise<Target[]> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/json/list`);
    return (await response.json()) as Target[];
  } catch {
    return [];
  }
}

type Send = (method: string, params: object) => Promise<unknown>;

async function talk(url: string): Promise<Send> {
  const socket = new WebSocket(url);
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error } = JSON.parse(String(data)) as Answer;
    if (error) waiting.get(id)?.reject(new Error(error.message));
    else waiting.get(id)?.resolve(result);
    waiting.delete(id);
  });
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('The page is gone'));
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error('The page does not answer')));
  });
  let last = 0;
  return (method, params) => {
    if (socket.readyState !== WebSocket.OPEN) return Promise.reject(new Error('The page is gone'));
    last += 1;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(last, answer);
    socket.send(JSON.stringify({ id: last, method, params }));
    return answer.promise;
  };
}

interface Answer {
  id: number;
  result?: unknown;
  error?: { message: string };
}

/** Two windows that look at the day while others work on it. */
import { type Browser, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { readEvents } from '../support/event-reader.ts';
import type { SoakDesk } from './soak-desk.ts';

/** What looks at a day and follows its changes. */
export interface Window {
  goTo(date: string): Promise<void>;
  /** Megabytes that its script holds; 0 for one that is no browser's. */
  heap(): Promise<number>;
  /** Elements and listeners of its document. */
  parts(): Promise<{ nodes: number; listeners: number }>;
  close(): Promise<void>;
}

export interface Person {
  email: string;
  password: string;
}

const MB = 1024 * 1024;
const ARGS = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

/** Real windows in a real browser; `close` ends them all. */
export async function openBrowser(): Promise<{ browser: Browser; close: () => Promise<void> }> {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...ARGS, ...root] });
  return { browser, close: () => browser.close() };
}

export async function openPage(
  browser: Browser,
  { url }: SoakDesk,
  person: Person,
  place: string,
): Promise<Window> {
  const page = await (await browser.newContext({ baseURL: url })).newPage();
  const answer = await page.request.post('/rpc/auth.login', { data: person });
  if (!answer.ok()) throw new Error(`${person.email} cannot sign in`);
  const mistakes: string[] = [];
  page.on('pageerror', (error) => mistakes.push(String(error)));
  const devTools = await page.context().newCDPSession(page);
  return {
    goTo: async (date) => {
      await page.goto(`/#/day?${new URLSearchParams({ date, specialization: place }).toString()}`);
      await requireBoard(page);
    },
    heap: async () => {
      await devTools.send('HeapProfiler.collectGarbage');
      const { usedSize } = await devTools.send('Runtime.getHeapUsage');
      return usedSize / MB;
    },
    parts: async () => {
      const { nodes, jsEventListeners } = await devTools.send('Memory.getDOMCounters');
      return { nodes, listeners: jsEventListeners };
    },
    close: async () => {
      await page.context().close();
      if (mistakes.length > 0) throw new Error(mistakes.join('\n'));
    },
  };
}

async function requireBoard(page: Page): Promise<void> {
  await page.getByRole('grid').first().waitFor();
}

export async function signIn(desk: SoakDesk, person: Person): Promise<string> {
  const answer = await desk.rpc('auth.login', person);
  if (!answer.ok) throw new Error(`${person.email} cannot sign in`);
  return answer.value.token;
}

/** The same without a browser: a stream of changes, and the day read again after each. */
export async function openStream(desk: SoakDesk, token: string, place: string): Promise<Window> {
  const stream = await readEvents(desk.url, { token });
  let date = '';
  const closed = new AbortController();
  const look = async () => {
    let seen = -1;
    while (!closed.signal.aborted) {
      if (stream.events.length !== seen && date !== '') {
        seen = stream.events.length;
        await desk.rpc('slots.list', { date, specialization: place, limit: 5000 }, token);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const looking = look();
  return {
    goTo: async (next) => void (date = next),
    heap: async () => 0,
    parts: async () => ({ nodes: 0, listeners: 0 }),
    close: async () => {
      closed.abort();
      await looking;
      stream.close();
    },
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Change } from '../../src/main/changes.ts';

/** A client of `/events`, as a browser's EventSource would be. */
export interface EventReader {
  status: number;
  headers: Headers;
  events: Change[];
  /** The last id that was said, with an event or without. */
  lastId: () => string;
  text: () => string;
  /** Waits until there are so many events. */
  until(count: number): Promise<Change[]>;
  /** Resolves when the other side ends the stream. */
  ended: Promise<void>;
  close(): void;
}

interface ReadOptions {
  token?: string | null;
  lastEventId?: number | string;
  query?: string;
  headers?: Record<string, string>;
}

export async function readEvents(url: string, options: ReadOptions): Promise<EventReader> {
  const { token, lastEventId, query = '', headers = {} } = options;
  const control = new AbortController();
  const response = await fetch(`${url}/events${query}`, {
    signal: control.signal,
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(lastEventId !== undefined && { 'Last-Event-ID': String(lastEventId) }),
      ...headers,
    },
  });
  const events: Change[] = [];
  let text = '';
  let rest = '';
  let lastId = '';
  const take = (chunk: string) => {
    text += chunk;
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      lastId = /^id: (.*)$/m.exec(block)?.[1] ?? lastId;
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (data && !block.startsWith('event: ')) events.push(JSON.parse(data) as Change);
    }
  };
  const ended = consume(response, take);
  return {
    status: response.status,
    headers: response.headers,
    events,
    lastId: () => lastId,
    text: () => text,
    until: async (count) => {
      const isDone = () => events.length >= count;
      for (let tries = 0; !isDone() && tries < 1000; tries += 1) await sleep(10);
      if (!isDone()) throw new Error(`${events.length} of ${count} events came`);
      return events;
    },
    ended,
    close: () => control.abort(),
  };
}

async function consume(response: Response, take: (text: string) => void): Promise<void> {
  try {
    for await (const chunk of response.body ?? []) take(new TextDecoder().decode(chunk));
  } catch {
    // Ended by us.
  }
}

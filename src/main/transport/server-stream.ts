import type { ServerResponse } from 'node:http';
import type { ServerState } from '../../shared/server-state.ts';
import type { ServerWatch } from '../server-watch.ts';

export const STREAM_HEADERS = { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' };

/** Without an id: it is no change, and nobody comes back to it. */
export function stateEvent(state: ServerState): string {
  return `event: server\ndata: ${JSON.stringify(state)}\n\n`;
}

/**
 * Tells whether the clinic's server is there, and nothing else: for pages where nobody is signed in.
 * @param heartbeat milliseconds between two signs of life
 * @returns what ends it
 */
export function streamServerState(
  response: ServerResponse,
  watch: ServerWatch,
  heartbeat: number,
): { end(): void } {
  response.writeHead(200, STREAM_HEADERS);
  response.write(stateEvent(watch.state));
  const unsubscribe = watch.subscribe((state) => void response.write(stateEvent(state)));
  const beats = setInterval(() => {
    if (response.writableNeedDrain) response.destroy();
    else response.write(': \n\n');
  }, heartbeat).unref();
  const stop = () => {
    unsubscribe();
    clearInterval(beats);
  };
  response.on('close', stop);
  return {
    end: () => {
      stop();
      response.end();
    },
  };
}

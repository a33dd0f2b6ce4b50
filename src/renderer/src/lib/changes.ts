/** What one desk commits, the others show: changes make the answers that they touch be asked for again. */
import { useEffect, useState } from 'react';
import { isTouched } from '../../../shared/touched.ts';
import type { ServerState } from '../../../shared/server-state.ts';
import { queryClient } from './query-client.ts';
import { serverState } from './server-state.ts';
import { type Change, transport } from './transport.ts';

/** Asks anew for all that a change of this entity can alter. */
export function refresh(entity: string): Promise<void> {
  return queryClient.invalidateQueries({
    predicate: ({ queryKey }) => isTouched(String(queryKey[0]), entity),
  });
}

/** While the server is away, what was seen last stays. When it is back, everything is asked for anew. */
export function hearOfServer(state: ServerState): void {
  const wasAway = serverState.get().isAway;
  serverState.set(state);
  if (wasAway && !state.isAway) void queryClient.invalidateQueries();
}

/**
 * Follows the desk's changes while somebody is signed in.
 * @returns whether they are followed already: what is asked for before that could miss a change
 */
export function useChanges(): boolean {
  const [isFollowing, setFollowing] = useState(false);
  useEffect(() => followChanges(() => setFollowing(true)), []);
  return isFollowing;
}

const BURST_MS = 40;

/** A bulk change comes as many events; each family is asked again once for a burst of them. */
function followChanges(onBegin: () => void): () => void {
  const waiting = new Set<string>();
  let timer: number | undefined;
  const flush = () => {
    timer = undefined;
    for (const entity of waiting) void refresh(entity);
    waiting.clear();
  };
  const onChange = ({ entity }: Change) => {
    waiting.add(entity);
    timer ??= window.setTimeout(flush, BURST_MS);
  };
  const stop = transport.listen({
    onChange,
    onBegin,
    onGap: () => void queryClient.invalidateQueries(),
    // Asking who is signed in finds out, and the screen then says so.
    onRefused: () => void refresh('users'),
    onServer: hearOfServer,
  });
  return () => {
    window.clearTimeout(timer);
    stop();
  };
}

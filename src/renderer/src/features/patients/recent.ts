/** The records that this window opened, the latest first. They are forgotten with it: a desk is shared. */
import { createStore, useStore } from '../../lib/store.ts';

const REMEMBERED = 10;
const recent = createStore<readonly number[]>([]);

export function rememberOpened(id: number): void {
  recent.set([id, ...recent.get().filter((other) => other !== id)].slice(0, REMEMBERED));
}

export function useRecent(): readonly number[] {
  return useStore(recent);
}

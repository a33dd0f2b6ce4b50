import type { AppOptions } from '../app.ts';
import { openFileStore } from './file-store.ts';
import { openServerStore } from './server-store.ts';
import type { Store, StoreOptions } from './store.ts';

/** @throws StartProblem in words when the data cannot be opened */
export function openStore(
  options: StoreOptions & Pick<AppOptions, 'server' | 'found' | 'pool' | 'key'>,
): Promise<Store> {
  const { server } = options;
  return server ? openServerStore({ ...options, server }) : openFileStore(options);
}

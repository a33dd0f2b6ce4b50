import { useSyncExternalStore } from 'react';

/** A value outside React that components follow. */
export interface Store<T> {
  get: () => T;
  set: (value: T) => void;
  subscribe: (listener: () => void) => () => void;
}

export function createStore<T>(initial: T): Store<T> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}

const forgetters = new Set<() => void>();

/** What one person had in hand, such as the first lines of a file: gone when they sign out or another one comes. */
export function createPrivateStore<T>(initial: T): Store<T> {
  const store = createStore(initial);
  forgetters.add(() => store.set(initial));
  return store;
}

export function forgetPrivate(): void {
  for (const forget of forgetters) forget();
}

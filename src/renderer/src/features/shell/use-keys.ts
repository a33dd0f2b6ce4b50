import { useEffect, useMemo } from 'react';
import { type ChangedKeys, type KeyMap, keysWith } from '../../../../shared/shortcuts.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import { setKeys } from '../../lib/shortcuts.ts';

const NONE: ChangedKeys[] = [];

/** What the signed-in person changed. */
export function useChangedKeys(): ChangedKeys[] {
  return useQueryOf('shortcuts.list', {}).data?.items ?? NONE;
}

/** The keys of all actions, as the signed-in person has them. */
export function useKeys(): KeyMap {
  const changes = useChangedKeys();
  return useMemo(() => keysWith(changes), [changes]);
}

/** Lets the key handler follow the person's keys, at this desk and as they change at another. */
export function useOwnKeys(): void {
  const keys = useKeys();
  useEffect(() => {
    setKeys(keys);
    return () => setKeys(keysWith([]));
  }, [keys]);
}

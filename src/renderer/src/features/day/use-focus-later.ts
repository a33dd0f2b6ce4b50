import { useCallback, useLayoutEffect, useRef } from 'react';

/** Focuses a slot once what was just dropped on it is drawn, which the very next drawing does. */
export function useFocusLater(focus: (slotId: number) => void): (slotId: number) => void {
  const wanted = useRef<number>(undefined);
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    focus(wanted.current);
    wanted.current = undefined;
  });
  return useCallback((slotId: number) => {
    wanted.current = slotId;
  }, []);
}

import { type KeyboardEvent, useState } from 'react';

/** How far each key moves along the bars; `Infinity` is the end. */
const STEPS: Record<string, number> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  PageDown: 7,
  PageUp: -7,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Which bar is looked at, by pointer or by keys: a plot is one tab stop, however many bars it has. */
export function usePlotCursor(count: number) {
  const [chosen, setChosen] = useState<number | null>(null);
  const within = (index: number) => Math.min(Math.max(index, 0), count - 1);
  const at = chosen === null ? null : within(chosen);
  return {
    at,
    show: setChosen,
    handlers: {
      onFocus: () => setChosen(at ?? 0),
      onBlur: () => setChosen(null),
      onPointerLeave: () => setChosen(null),
      onKeyDown: (event: KeyboardEvent) => {
        const step = STEPS[event.key];
        if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        setChosen(within((at ?? 0) + step));
      },
    },
  };
}

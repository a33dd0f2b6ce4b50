import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { PatientRecord } from '../../../../shared/contract/patients.ts';
import { useDebounced } from '../../lib/debounce.ts';
import { useQueryOf } from '../../lib/hooks.ts';

const PAUSE_MS = 120;
const NONE: PatientRecord[] = [];

/** What is typed, who matches, and who of them is marked: the first until the arrows say otherwise. */
export function useFinder(onChoose: (patient: PatientRecord) => void, exceptId?: number) {
  const [typed, setTyped] = useState('');
  const [query, settle] = useDebounced(typed.trim(), PAUSE_MS);
  const found = useQueryOf('patients.search', { query }, { isEnabled: query !== '', keepsPrevious: true });
  const all = query === '' ? NONE : (found.data?.items ?? NONE);
  const patients = exceptId === undefined ? all : all.filter(({ id }) => id !== exceptId);
  // Enter must never open somebody who matched what was typed a moment ago.
  const isCurrent = query === typed.trim() && !found.isPlaceholderData && !found.isFetching;
  const [mark, setMark] = useState({ query, index: 0 });
  const index = mark.query === query ? mark.index : 0;
  const marked = isCurrent ? (patients[index] ?? null) : null;

  // Enter pressed before the answer is there counts once it is, unless something else was typed meanwhile.
  const enteredFor = useRef<string | null>(null);
  const isAnswered = isCurrent && query !== '';
  useEffect(() => {
    if (!isAnswered || enteredFor.current !== query) return;
    enteredFor.current = null;
    if (marked) onChoose(marked);
  }, [isAnswered, query, marked, onChoose]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && patients.length > 0) {
      event.preventDefault();
      setMark({ query, index: (index + step + patients.length) % patients.length });
    }
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (marked) onChoose(marked);
    else {
      enteredFor.current = typed.trim();
      settle();
    }
  };
  return {
    typed,
    setTyped,
    patients,
    marked,
    mark: (next: number) => setMark({ query, index: next }),
    onKeyDown,
    state: stateOf(query, found),
  };
}

/** What there is to say when nobody is shown. */
export type FinderState = 'idle' | 'searching' | 'failed' | 'nobody';

function stateOf(
  query: string,
  { isFetching, isError }: { isFetching: boolean; isError: boolean },
): FinderState {
  if (query === '') return 'idle';
  if (isFetching) return 'searching';
  return isError ? 'failed' : 'nobody';
}

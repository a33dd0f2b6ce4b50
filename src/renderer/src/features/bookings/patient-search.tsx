/* oxlint-disable jsx-a11y/no-autofocus -- a dialog moves the focus into itself, and here is where it belongs */
import { Search } from 'lucide-react';
import { type KeyboardEvent, type Ref, useEffect, useId, useRef, useState } from 'react';
import type { PatientRecord } from '../../../../shared/contract/patients.ts';
import { t } from '../../../../shared/messages/format.ts';
import { useDebounced } from '../../lib/debounce.ts';
import { useQueryOf } from '../../lib/hooks.ts';
import fieldStyles from '../../components/field.module.css';
import { PatientOptions } from './patient-options.tsx';
import styles from './booking-panel.module.css';

interface PatientSearchProps {
  inputRef?: Ref<HTMLInputElement>;
  onType: (text: string) => void;
  /** Told who is marked, the first match to begin with. */
  onMark: (patient: PatientRecord | null) => void;
  /** Enter on the marked patient. */
  onChoose: (patient: PatientRecord) => void;
}

const PAUSE_MS = 120;
const NONE: PatientRecord[] = [];

/** One box for name, phone and birth date. The keyboard stays in it; arrows move the mark in the list below. */
export function PatientSearch({ inputRef, onType, onMark, onChoose }: PatientSearchProps) {
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [query, settle] = useDebounced(typed.trim(), PAUSE_MS);
  const found = useQueryOf('patients.search', { query }, { isEnabled: query !== '', keepsPrevious: true });
  const patients = query === '' ? NONE : (found.data?.items ?? NONE);
  // Enter must never book for somebody who matched what was typed a moment ago.
  const isCurrent = query === typed.trim() && !found.isPlaceholderData && !found.isFetching;
  // The first match is marked until the arrows say otherwise, anew for each search.
  const [mark, setMark] = useState({ query, index: 0 });
  const index = mark.query === query ? mark.index : 0;
  const setIndex = (next: number) => setMark({ query, index: next });
  const marked = isCurrent ? (patients[index] ?? null) : null;

  useEffect(() => onMark(marked), [marked, onMark]);

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
      setIndex((index + step + patients.length) % patients.length);
    }
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (marked) onChoose(marked);
    else {
      enteredFor.current = typed.trim();
      settle();
    }
  };

  return (
    <div className={styles['search']}>
      <label className={fieldStyles['label']} htmlFor={`${listId}-input`}>
        {t('booking.search')}
      </label>
      <div className={fieldStyles['box']}>
        <Search aria-hidden className={styles['glass']} />
        <input
          id={`${listId}-input`}
          ref={inputRef}
          className={fieldStyles['input']}
          role="combobox"
          aria-expanded={patients.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={marked ? `${listId}-${marked.id}` : undefined}
          aria-describedby={`${listId}-hint`}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          maxLength={200}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            onType(target.value);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <p id={`${listId}-hint`} className={styles['soft']}>
        {t('booking.searchHint')}
      </p>
      <PatientOptions
        listId={listId}
        patients={patients}
        marked={marked}
        note={noteFor(query, found.isFetching, found.isError)}
        onPick={setIndex}
      />
    </div>
  );
}

function noteFor(query: string, isFetching: boolean, isError: boolean): string {
  if (query === '') return t('booking.typeToSearch');
  if (isFetching) return t('booking.searching');
  return t(isError ? 'booking.searchFailed' : 'booking.noMatch');
}

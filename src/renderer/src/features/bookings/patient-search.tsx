/* oxlint-disable jsx-a11y/no-autofocus -- a dialog moves the focus into itself, and here is where it belongs */
import { Search } from 'lucide-react';
import { type Ref, useEffect, useId } from 'react';
import type { PatientRecord } from '../../../../shared/contract/patients.ts';
import { t } from '../../../../shared/messages/format.ts';
import fieldStyles from '../../components/field.module.css';
import { useFinder } from '../patients/use-finder.ts';
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

const NOTES = {
  idle: 'booking.typeToSearch',
  searching: 'booking.searching',
  failed: 'booking.searchFailed',
  nobody: 'booking.noMatch',
} as const;

/** One box for name, phone and birth date. The keyboard stays in it; arrows move the mark in the list below. */
export function PatientSearch({ inputRef, onType, onMark, onChoose }: PatientSearchProps) {
  const listId = useId();
  const { typed, setTyped, patients, marked, mark, onKeyDown, state } = useFinder(onChoose);
  useEffect(() => onMark(marked), [marked, onMark]);
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
        note={t(NOTES[state])}
        onPick={mark}
      />
    </div>
  );
}

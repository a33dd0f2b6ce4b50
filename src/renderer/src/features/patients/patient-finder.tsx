/* oxlint-disable jsx-a11y/no-autofocus -- where somebody comes to search, the focus belongs in the box */
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/click-events-have-key-events --
   the ARIA combobox pattern: the keyboard stays in the box, and its arrows move the mark in this list */
import { Search } from 'lucide-react';
import { useEffect, useId } from 'react';
import type { PatientRecord } from '../../../../shared/contract/patients.ts';
import { t } from '../../../../shared/messages/format.ts';
import fieldStyles from '../../components/field.module.css';
import { PatientLine } from './patient-line.tsx';
import styles from './patients.module.css';
import { useFinder } from './use-finder.ts';

interface PatientFinderProps {
  label: string;
  /** Enter on the marked patient, or a click on one. */
  onChoose: (patient: PatientRecord) => void;
  /** Somebody who is not to be found. */
  exceptId?: number;
}

const NOTES = {
  searching: 'patients.searching',
  failed: 'patients.searchFailed',
  nobody: 'patients.nobody',
} as const;

/** One box for name, phone, birth date and number, best match first. */
export function PatientFinder({ label, onChoose, exceptId }: PatientFinderProps) {
  const listId = useId();
  const { typed, setTyped, patients, marked, onKeyDown, state } = useFinder(onChoose, exceptId);
  const markedId = marked && `${listId}-${marked.id}`;
  useEffect(() => {
    if (markedId) document.getElementById(markedId)?.scrollIntoView({ block: 'nearest' });
  }, [markedId]);
  return (
    <div className={styles['finder']}>
      <label className={fieldStyles['label']} htmlFor={`${listId}-input`}>
        {label}
      </label>
      <div className={fieldStyles['box']}>
        <Search aria-hidden className={styles['glass']} />
        <input
          id={`${listId}-input`}
          className={fieldStyles['input']}
          role="combobox"
          aria-expanded={patients.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={markedId ?? undefined}
          aria-describedby={`${listId}-hint`}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          maxLength={200}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <p id={`${listId}-hint`} className={styles['facts']}>
        {t('patients.searchHint')}
      </p>
      <ul
        id={listId}
        role="listbox"
        aria-label={t('patients.found')}
        className={styles['options']}
        hidden={patients.length === 0}
      >
        {patients.map((patient) => (
          <li
            key={patient.id}
            id={`${listId}-${patient.id}`}
            role="option"
            aria-selected={patient.id === marked?.id}
            className={styles['option']}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(patient)}
          >
            <PatientLine patient={patient} />
          </li>
        ))}
      </ul>
      <output className={styles['facts']}>
        {patients.length === 0 && state !== 'idle' ? t(NOTES[state]) : ''}
      </output>
    </div>
  );
}

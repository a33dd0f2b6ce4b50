/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/click-events-have-key-events --
   the ARIA combobox pattern: the keyboard stays in the box, and its arrows move the mark in this list */
import { useEffect } from 'react';
import type { PatientRecord } from '../../../../shared/contract/patients.ts';
import { t } from '../../../../shared/messages/format.ts';
import { formatShortDate } from '../../lib/clock.ts';
import { usePhoneText } from '../patients/phone-text.ts';
import styles from './booking-panel.module.css';

interface PatientOptionsProps {
  listId: string;
  patients: readonly PatientRecord[];
  marked: PatientRecord | null;
  /** What to say when there is nobody. */
  note: string;
  onPick: (index: number) => void;
}

/** Who matches. Birth date and phone tell namesakes apart. */
export function PatientOptions({ listId, patients, marked, note, onPick }: PatientOptionsProps) {
  const phoneText = usePhoneText();
  const markedId = marked && `${listId}-${marked.id}`;
  useEffect(() => {
    if (markedId) document.getElementById(markedId)?.scrollIntoView({ block: 'nearest' });
  }, [markedId]);
  return (
    <>
      <ul
        id={listId}
        role="listbox"
        aria-label={t('booking.results')}
        className={styles['options']}
        hidden={patients.length === 0}
      >
        {patients.map((patient, index) => (
          <li
            key={patient.id}
            id={`${listId}-${patient.id}`}
            role="option"
            aria-selected={patient.id === marked?.id}
            className={styles['option']}
            // The keyboard stays in the box, whatever is clicked.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(index)}
          >
            <span className={styles['name']}>{patient.name}</span>
            <span className={styles['facts']}>
              {patient.dateOfBirth
                ? t('booking.born', { date: formatShortDate(patient.dateOfBirth) })
                : t('booking.noBirthDate')}
              {' · '}
              {patient.phone ? phoneText(patient.phone) : t('booking.noPhone')}
            </span>
          </li>
        ))}
      </ul>
      <output className={styles['soft']}>{patients.length === 0 ? note : ''}</output>
    </>
  );
}

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { newPatient, type Patient, type PatientRecord } from '../../../../shared/contract/patients.ts';
import type { FieldErrors } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { useContractForm } from '../../lib/form.ts';
import styles from './booking-panel.module.css';
import { guessPatient } from './guess-patient.ts';
import { NewPatientForm, type NewPatientValues } from './new-patient-form.tsx';
import { PatientSearch } from './patient-search.tsx';
import type { Who } from './who.ts';

type FieldPath = `patient.${keyof NewPatientValues['patient']}`;
const EMPTY: NewPatientValues = { patient: { name: '', phone: '', email: '', dateOfBirth: '' } };
const schema = z.object({ patient: newPatient });

interface PatientStepProps {
  /** Hidden once somebody is chosen; what was typed stays. */
  isShown: boolean;
  /** What was refused of the new patient once it was sent, by path. */
  refused?: FieldErrors | undefined;
  onChoose: (who: Who) => void;
}

/** Somebody on file to the left, somebody new to the right, who begins with what was typed on the left. */
export function PatientStep({ isShown, refused, onChoose }: PatientStepProps) {
  const [marked, setMarked] = useState<PatientRecord | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const state = useContractForm<NewPatientValues>({
    schema,
    values: EMPTY,
    send: async ({ patient }) => onChoose({ input: { patient }, name: patient.name.trim(), record: null }),
  });
  useEffect(() => {
    if (isShown) input.current?.focus();
  }, [isShown]);

  const { setError } = state.form;
  useEffect(() => {
    for (const [path, reason] of Object.entries(refused ?? {}))
      setError(path as FieldPath, { type: 'core', message: reason });
  }, [refused, setError]);

  const choose = (record: Patient) =>
    onChoose({ input: { patientId: record.id }, name: record.name, record });
  const prefill = (typed: string) => {
    const guess = guessPatient(typed, new Date().getFullYear());
    for (const field of ['name', 'phone', 'dateOfBirth'] as const) {
      const path = `patient.${field}` as const;
      // What was typed by hand over there is not ours to change.
      if (!state.form.getFieldState(path).isDirty)
        state.form.resetField(path, { defaultValue: guess[field] });
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    void state.submit();
  };

  return (
    <div onKeyDownCapture={onKeyDown} className={styles['choice']} hidden={!isShown}>
      <div className={styles['side']}>
        <PatientSearch inputRef={input} onType={prefill} onMark={setMarked} onChoose={choose} />
        <Button variant="primary" isDisabled={!marked} onPress={() => marked && choose(marked)}>
          {marked ? t('panel.toTime', { name: marked.name }) : t('panel.toTimeNone')}
        </Button>
        <p className={styles['soft']}>{t('panel.stepHint')}</p>
      </div>
      <NewPatientForm state={state} submitText={t('panel.toTimeNew')} onUse={choose} />
    </div>
  );
}

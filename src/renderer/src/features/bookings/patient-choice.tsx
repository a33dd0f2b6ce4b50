import { type KeyboardEvent, useRef, useState } from 'react';
import { z } from 'zod';
import { newPatient, type PatientRecord } from '../../../../shared/contract/patients.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem, type Problem } from '../../api.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { useContractForm } from '../../lib/form.ts';
import styles from './booking-panel.module.css';
import { guessPatient } from './guess-patient.ts';
import { NewPatientForm, type NewPatientValues } from './new-patient-form.tsx';
import { PatientSearch } from './patient-search.tsx';
import type { BookingFlow } from './use-booking-flow.ts';
import { useConfirm } from './use-confirm.ts';

const EMPTY: NewPatientValues = { patient: { name: '', phone: '', email: '', dateOfBirth: '' } };
const schema = z.object({ patient: newPatient });

/** Somebody on file to the left, somebody new to the right, who begins with what was typed on the left. */
export function PatientChoice({ flow }: { flow: BookingFlow }) {
  const { book, isBooking } = useConfirm(flow);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [marked, setMarked] = useState<PatientRecord | null>(null);
  const isAsking = useRef(false);
  const state = useContractForm<NewPatientValues>({ schema, values: EMPTY, send: book });

  const bookFor = async ({ id }: PatientRecord) => {
    if (isAsking.current) return;
    isAsking.current = true;
    setProblem(null);
    try {
      await book({ patientId: id });
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      isAsking.current = false;
    }
  };

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
    if (!state.isSending) void state.submit();
  };

  const isStuck = flow.hold.state === 'lost';
  return (
    <div onKeyDownCapture={onKeyDown} className={styles['choice']}>
      <div className={styles['side']}>
        <PatientSearch onType={prefill} onMark={setMarked} onChoose={(patient) => void bookFor(patient)} />
        {problem && <Alert>{problem.message}</Alert>}
        <Button
          variant="primary"
          isDisabled={!marked || isStuck}
          isPending={isBooking && !state.isSending}
          onPress={() => marked && void bookFor(marked)}
        >
          {marked ? t('booking.confirmExisting', { name: marked.name }) : t('booking.confirm')}
        </Button>
        <p className={styles['soft']}>{t('booking.confirmHint')}</p>
      </div>
      <NewPatientForm state={state} isDisabled={isStuck} />
    </div>
  );
}

import { useWatch } from 'react-hook-form';
import type { Patient } from '../../../../shared/contract/patients.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { ProblemText } from '../../components/problem-text.tsx';
import { Button } from '../../components/button.tsx';
import { FormDate, FormText } from '../../components/form-fields.tsx';
import type { ContractForm } from '../../lib/form.ts';
import { PhoneDoubt } from '../patients/phone-doubt.tsx';
import { SimilarPatients } from '../patients/similar-patients.tsx';
import styles from './booking-panel.module.css';

export interface NewPatientValues {
  patient: { name: string; phone: string; email: string; dateOfBirth: string };
}

interface NewPatientFormProps {
  state: ContractForm<NewPatientValues>;
  submitText: string;
  /** Somebody on file who turned out to be the one. */
  onUse: (patient: Patient) => void;
}

export function NewPatientForm({ state, submitText, onUse }: NewPatientFormProps) {
  const { control } = state.form;
  return (
    <form className={styles['side']} onSubmit={state.submit} noValidate aria-labelledby="new-patient">
      <h3 id="new-patient">{t('booking.newPatient')}</h3>
      <FormText control={control} name="patient.name" label={t('patient.name')} autoComplete="off" />
      <FormText
        control={control}
        name="patient.phone"
        label={t('patient.phone')}
        isOptional
        autoComplete="off"
      />
      <Doubt state={state} />
      <FormDate control={control} name="patient.dateOfBirth" label={t('patient.dateOfBirth')} isOptional />
      <FormText
        control={control}
        name="patient.email"
        label={t('patient.email')}
        isOptional
        autoComplete="off"
      />
      <Likely state={state} onUse={onUse} />
      {state.problem && (
        <Alert>
          <ProblemText problem={state.problem} />
        </Alert>
      )}
      <Button type="submit" isPending={state.isSending}>
        {submitText}
      </Button>
    </form>
  );
}

function Likely({ state, onUse }: Pick<NewPatientFormProps, 'state' | 'onUse'>) {
  const values = useWatch({ control: state.form.control, name: 'patient' });
  return <SimilarPatients values={values} onUse={onUse} />;
}

function Doubt({ state }: { state: ContractForm<NewPatientValues> }) {
  return <PhoneDoubt phone={useWatch({ control: state.form.control, name: 'patient.phone' })} />;
}

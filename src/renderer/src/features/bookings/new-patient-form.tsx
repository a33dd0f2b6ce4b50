import { useWatch } from 'react-hook-form';
import type { Patient } from '../../../../shared/contract/patients.ts';
import { isDialable } from '../../../../shared/phone.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { FormDate, FormText } from '../../components/form-fields.tsx';
import type { ContractForm } from '../../lib/form.ts';
import { useQueryOf } from '../../lib/hooks.ts';
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
      <PhoneDoubt state={state} />
      <FormDate control={control} name="patient.dateOfBirth" label={t('patient.dateOfBirth')} isOptional />
      <FormText
        control={control}
        name="patient.email"
        label={t('patient.email')}
        isOptional
        autoComplete="off"
      />
      <Likely state={state} onUse={onUse} />
      {state.problem && <Alert>{state.problem.message}</Alert>}
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

/** A doubt, never a refusal: extensions and notes are common in this field. */
function PhoneDoubt({ state }: { state: ContractForm<NewPatientValues> }) {
  const phone = useWatch({ control: state.form.control, name: 'patient.phone' }).trim();
  const { data: settings } = useQueryOf('settings.get', {});
  const isDoubtful = phone !== '' && settings !== undefined && !isDialable(phone, settings.country);
  return isDoubtful ? <Alert kind="warning">{t('patient.phoneDoubt')}</Alert> : null;
}

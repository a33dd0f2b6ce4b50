/* oxlint-disable jsx-a11y/no-autofocus -- a dialog moves the focus into itself, and here is where it belongs */
import { useWatch } from 'react-hook-form';
import { contract } from '../../../../shared/contract/index.ts';
import type { Patient, PatientRecord } from '../../../../shared/contract/patients.ts';
import { isDialable } from '../../../../shared/phone.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { FormDate, FormText } from '../../components/form-fields.tsx';
import { FieldRow, Form } from '../../components/form.tsx';
import { type ContractForm, useContractForm } from '../../lib/form.ts';
import { useCommand, useQueryOf } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import { usePhoneText } from './phone-text.ts';
import { SimilarPatients } from './similar-patients.tsx';

const FIELDS = ['name', 'phone', 'email', 'dateOfBirth', 'sex', 'alert', 'notes'] as const;
type Values = Record<(typeof FIELDS)[number], string>;
const EMPTY: Values = { name: '', phone: '', email: '', dateOfBirth: '', sex: '', alert: '', notes: '' };

interface NewProps {
  onMade: (patient: PatientRecord) => void;
  /** Somebody who is on file already. */
  onUse: (patient: Patient) => void;
  onCancel: () => void;
}

export function NewPatient({ onMade, onUse, onCancel }: NewProps) {
  const create = useCommand('patients.create');
  const state = useContractForm<Values>({
    schema: contract['patients.create'].input,
    values: EMPTY,
    send: async (values) => {
      const patient = await create.mutateAsync(values);
      notify(t('patients.added', { name: patient.name }));
      onMade(patient);
    },
  });
  const values = useWatch({ control: state.form.control });
  return (
    <PatientFields state={state} submitText={t('patients.add')} onCancel={onCancel}>
      <SimilarPatients values={{ ...EMPTY, ...values }} onUse={onUse} />
    </PatientFields>
  );
}

interface EditProps {
  patient: PatientRecord;
  onDone: () => void;
}

export function EditPatient({ patient, onDone }: EditProps) {
  const update = useCommand('patients.update');
  const shown = usePhoneText();
  const values = Object.fromEntries(FIELDS.map((field) => [field, patient[field] ?? ''])) as Values;
  const phone = patient.phone ? shown(patient.phone) : '';
  // A phone that nobody touched is left as it is kept.
  const toInput = (typed: Values) => ({
    ...typed,
    id: patient.id,
    phone: typed.phone === phone ? (patient.phone ?? '') : typed.phone,
  });
  const state = useContractForm<Values>({
    schema: contract['patients.update'].input,
    values: { ...values, phone },
    toInput,
    send: async (typed) => {
      const { name } = await update.mutateAsync(toInput(typed));
      notify(t('patient.saved', { name }));
      onDone();
    },
  });
  return <PatientFields state={state} submitText={t('action.save')} onCancel={onDone} />;
}

interface FieldsProps {
  state: ContractForm<Values>;
  submitText: string;
  onCancel: () => void;
  children?: React.ReactNode;
}

function PatientFields({ state, submitText, onCancel, children }: FieldsProps) {
  const { control } = state.form;
  const cancel = (
    <Button slot={null} onPress={onCancel}>
      {t('action.cancel')}
    </Button>
  );
  return (
    <Form state={state} submitText={submitText} other={cancel}>
      <FormText control={control} name="name" label={t('patient.name')} autoComplete="off" autoFocus />
      <FieldRow>
        <FormText
          control={control}
          name="phone"
          label={t('patient.phone')}
          isOptional
          type="tel"
          autoComplete="off"
        />
        <FormDate control={control} name="dateOfBirth" label={t('patient.dateOfBirth')} isOptional />
      </FieldRow>
      <PhoneDoubt state={state} />
      <FieldRow>
        <FormText
          control={control}
          name="email"
          label={t('patient.email')}
          isOptional
          type="email"
          autoComplete="off"
        />
        <FormText control={control} name="sex" label={t('patient.sex')} isOptional autoComplete="off" />
      </FieldRow>
      <FormText
        control={control}
        name="alert"
        label={t('patient.alert')}
        hint={t('patient.alertHint')}
        isOptional
        autoComplete="off"
      />
      <FormText control={control} name="notes" label={t('patient.notes')} isOptional rows={3} />
      {children}
    </Form>
  );
}

/** A doubt, never a refusal: extensions and notes are common in this field. */
function PhoneDoubt({ state }: { state: ContractForm<Values> }) {
  const phone = useWatch({ control: state.form.control, name: 'phone' }).trim();
  const { data: settings } = useQueryOf('settings.get', {});
  const isDoubtful = phone !== '' && settings !== undefined && !isDialable(phone, settings.country);
  return isDoubtful ? <Alert kind="warning">{t('patient.phoneDoubt')}</Alert> : null;
}

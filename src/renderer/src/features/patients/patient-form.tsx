/* oxlint-disable jsx-a11y/no-autofocus -- a dialog moves the focus into itself, and here is where it belongs */
import { useWatch } from 'react-hook-form';
import { contract } from '../../../../shared/contract/index.ts';
import type { Patient, PatientRecord } from '../../../../shared/contract/patients.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { FormDate, FormText } from '../../components/form-fields.tsx';
import { FieldRow, Form } from '../../components/form.tsx';
import { useAction } from '../../lib/actions.ts';
import { type ContractForm, useContractForm } from '../../lib/form.ts';
import { PhoneDoubt } from './phone-doubt.tsx';
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
  const create = useAction('patients.create', ({ name }) => t('patients.added', { name }));
  const state = useContractForm<Values>({
    schema: contract['patients.create'].input,
    values: EMPTY,
    send: async (values) => {
      onMade(await create.run(values));
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
  const update = useAction('patients.update', ({ name }) => t('patient.saved', { name }));
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
      await update.run(toInput(typed));
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
      <Doubt state={state} />
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

function Doubt({ state }: { state: ContractForm<Values> }) {
  return <PhoneDoubt phone={useWatch({ control: state.form.control, name: 'phone' })} />;
}

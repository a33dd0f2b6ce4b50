/* oxlint-disable jsx-a11y/no-autofocus -- a dialog moves the focus into itself, and here is where it belongs */
import type { Control } from 'react-hook-form';
import { useController } from 'react-hook-form';
import type { Doctor } from '../../../../shared/contract/doctors.ts';
import { contract } from '../../../../shared/contract/index.ts';
import type { FieldReason } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { choiceOf, type ColourChoice, colourChoices, colourOf, NO_COLOUR } from '../../components/colour.ts';
import { FormSelect, FormText } from '../../components/form-fields.tsx';
import { FieldRow, Form } from '../../components/form.tsx';
import { type ContractForm, useContractForm } from '../../lib/form.ts';
import { useCommand } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import { SpecializationField } from './specialization-field.tsx';

/** What the fields hold: years stay a text until they are sent. */
interface DoctorFields {
  name: string;
  specialization: string;
  email: string;
  phone: string;
  experienceYears: string;
  colour: ColourChoice;
}

const EMPTY: DoctorFields = {
  name: '',
  specialization: '',
  email: '',
  phone: '',
  experienceYears: '',
  colour: NO_COLOUR,
};

function inputOf({ experienceYears, colour, ...fields }: DoctorFields) {
  return {
    ...fields,
    colour: colourOf(colour),
    experienceYears: experienceYears.trim() === '' ? null : Number(experienceYears),
  };
}

export function AddDoctorForm({ onDone }: { onDone: () => void }) {
  const create = useCommand('doctors.create');
  const state = useContractForm<DoctorFields>({
    schema: contract['doctors.create'].input,
    values: EMPTY,
    toInput: inputOf,
    places: { DOCTOR_EMAIL_TAKEN: 'email' },
    send: async (values) => {
      const { name } = await create.mutateAsync(inputOf(values));
      notify(t('doctors.added', { name }));
      onDone();
    },
  });
  return <DoctorForm state={state} submitText={t('doctors.add')} onCancel={onDone} />;
}

export function EditDoctorForm({ doctor, onDone }: { doctor: Doctor; onDone: () => void }) {
  const update = useCommand('doctors.update');
  const toInput = (values: DoctorFields) => ({ id: doctor.id, ...inputOf(values) });
  const state = useContractForm<DoctorFields>({
    schema: contract['doctors.update'].input,
    values: {
      name: doctor.name,
      specialization: doctor.specialization,
      email: doctor.email,
      colour: choiceOf(doctor.colour),
      phone: doctor.phone ?? '',
      experienceYears: doctor.experienceYears === null ? '' : String(doctor.experienceYears),
    },
    toInput,
    places: { DOCTOR_EMAIL_TAKEN: 'email' },
    send: async (values) => {
      const { name } = await update.mutateAsync(toInput(values));
      notify(t('doctors.changed', { name }));
      onDone();
    },
  });
  return <DoctorForm state={state} submitText={t('action.save')} onCancel={onDone} />;
}

interface DoctorFormProps {
  state: ContractForm<DoctorFields>;
  submitText: string;
  onCancel: () => void;
}

function DoctorForm({ state, submitText, onCancel }: DoctorFormProps) {
  const { control } = state.form;
  const cancel = (
    <Button slot={null} onPress={onCancel}>
      {t('action.cancel')}
    </Button>
  );
  return (
    <Form state={state} submitText={submitText} other={cancel}>
      <FormText control={control} name="name" label={t('doctors.name')} autoFocus />
      <SpecializationOf control={control} />
      <FormText control={control} name="email" label={t('doctors.email')} type="email" />
      <FieldRow>
        <FormText control={control} name="phone" label={t('doctors.phone')} type="tel" isOptional />
        <FormText
          control={control}
          name="experienceYears"
          label={t('doctors.years')}
          inputMode="numeric"
          isOptional
        />
      </FieldRow>
      <FormSelect control={control} name="colour" label={t('doctors.colour')} choices={colourChoices()} />
    </Form>
  );
}

function SpecializationOf({ control }: { control: Control<DoctorFields> }) {
  const { field, fieldState } = useController({ control, name: 'specialization' });
  const reason = fieldState.error?.message as FieldReason | undefined;
  return <SpecializationField value={field.value} onChange={field.onChange} reason={reason} />;
}

/* oxlint-disable jsx-a11y/no-autofocus -- a dialog moves the focus into itself, and here is where it belongs */
import { useState } from 'react';
import { contract } from '../../../../shared/contract/index.ts';
import { VISIT_COLOURS, type VisitType } from '../../../../shared/contract/visit-types.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { CheckboxField } from '../../components/checkbox-field.tsx';
import { FormSelect, FormText } from '../../components/form-fields.tsx';
import { FieldRow, Form } from '../../components/form.tsx';
import lists from '../../components/list.module.css';
import { useContractForm } from '../../lib/form.ts';
import { useCommand, useQueryOf } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import styles from './visit-types.module.css';

interface Fields {
  name: string;
  durationMinutes: string;
  bufferMinutes: string;
  colour: string;
}

interface VisitTypeFormProps {
  /** None to add one. */
  type: VisitType | null;
  onDone: () => void;
}

export function VisitTypeForm({ type, onDone }: VisitTypeFormProps) {
  const create = useCommand('visitTypes.create');
  const update = useCommand('visitTypes.update');
  const [specializations, setSpecializations] = useState(type?.specializations ?? []);
  const [doctorIds, setDoctorIds] = useState(type?.doctorIds ?? []);
  const toInput = (values: Fields) => ({
    name: values.name,
    durationMinutes: Number(values.durationMinutes),
    bufferMinutes: Number(values.bufferMinutes || 0),
    colour: values.colour as (typeof VISIT_COLOURS)[number],
    specializations,
    doctorIds,
  });
  const state = useContractForm<Fields>({
    schema: contract['visitTypes.create'].input,
    values: {
      name: type?.name ?? '',
      durationMinutes: String(type?.durationMinutes ?? 30),
      bufferMinutes: String(type?.bufferMinutes ?? 0),
      colour: type?.colour ?? 'blue',
    },
    toInput,
    places: { VISIT_TYPE_NAME_TAKEN: 'name' },
    send: async (values) => {
      const input = toInput(values);
      const { name } = await (type
        ? update.mutateAsync({ id: type.id, ...input })
        : create.mutateAsync(input));
      notify(t('visitTypes.saved', { name }));
      onDone();
    },
  });
  const { control } = state.form;
  const cancel = (
    <Button slot={null} onPress={onDone}>
      {t('action.cancel')}
    </Button>
  );
  return (
    <Form state={state} submitText={t('action.save')} other={cancel}>
      <FormText control={control} name="name" label={t('visitTypes.name')} autoFocus />
      <FieldRow>
        <FormText
          control={control}
          name="durationMinutes"
          label={t('visitTypes.minutes')}
          inputMode="numeric"
        />
        <FormText control={control} name="bufferMinutes" label={t('visitTypes.buffer')} inputMode="numeric" />
      </FieldRow>
      <FormSelect
        control={control}
        name="colour"
        label={t('visitTypes.colour')}
        choices={VISIT_COLOURS.map((value) => ({ value: value as string, text: t(`colour.${value}`) }))}
      />
      <Scopes
        specializations={specializations}
        doctorIds={doctorIds}
        onSpecializations={setSpecializations}
        onDoctors={setDoctorIds}
      />
    </Form>
  );
}

interface ScopesProps {
  specializations: string[];
  doctorIds: number[];
  onSpecializations: (names: string[]) => void;
  onDoctors: (ids: number[]) => void;
}

/** Who offers it; nobody chosen is everybody. */
function Scopes({ specializations, doctorIds, onSpecializations, onDoctors }: ScopesProps) {
  const doctors = useQueryOf('doctors.list', {}).data?.items ?? [];
  const fields = [...new Set(doctors.map(({ specialization }) => specialization))].toSorted();
  return (
    <>
      <fieldset className={`${lists['checks']} ${styles['checks']}`}>
        <legend>{t('visitTypes.specializations')}</legend>
        {fields.map((name) => (
          <CheckboxField
            key={name}
            label={name}
            isSelected={specializations.includes(name)}
            onChange={(isOn) => onSpecializations(toggled(specializations, name, isOn))}
          />
        ))}
      </fieldset>
      <fieldset className={`${lists['checks']} ${styles['checks']}`}>
        <legend>{t('visitTypes.doctors')}</legend>
        {doctors.map(({ id, name }) => (
          <CheckboxField
            key={id}
            label={name}
            isSelected={doctorIds.includes(id)}
            onChange={(isOn) => onDoctors(toggled(doctorIds, id, isOn))}
          />
        ))}
      </fieldset>
    </>
  );
}

function toggled<T>(list: readonly T[], item: T, isOn: boolean): T[] {
  return isOn ? [...list, item] : list.filter((one) => one !== item);
}

/* oxlint-disable jsx-a11y/no-autofocus -- the last step begins with typing */
import { useState } from 'react';
import { useController } from 'react-hook-form';
import { contract } from '../../../../shared/contract/index.ts';
import type { FieldReason } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/format.ts';
import { readWeek } from '../../../../shared/schedule-text.ts';
import { Alert } from '../../components/alert.tsx';
import { FormText } from '../../components/form-fields.tsx';
import { FieldRow, Form } from '../../components/form.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useToday } from '../../lib/clock.ts';
import { useContractForm } from '../../lib/form.ts';
import { useCommand } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import { SpecializationField } from '../doctors/specialization-field.tsx';
import { typedProblem } from '../schedules/typed-problem.ts';
import { shortWeekdays } from '../schedules/weekday-names.ts';
import { setHours } from './set-hours.ts';
import styles from './setup.module.css';

interface NewDoctorFields {
  name: string;
  specialization: string;
  email: string;
}

const EMPTY: NewDoctorFields = { name: '', specialization: '', email: '' };
const USUAL_MINUTES = 30;

/** A doctor with weekly hours, in one go; the form is empty for the next one then. */
export function NewDoctor() {
  const create = useCommand('doctors.create');
  const today = useToday();
  const [hours, setHoursText] = useState('');
  const read = readWeek(hours, { slotMinutes: USUAL_MINUTES, rooms: [], weekdays: shortWeekdays() });
  const [isChecked, setChecked] = useState(false);
  const state = useContractForm<NewDoctorFields>({
    schema: contract['doctors.create'].input,
    values: EMPTY,
    places: { DOCTOR_EMAIL_TAKEN: 'email' },
    send: async (values) => {
      setChecked(true);
      if (read.is === 'problem') return;
      const { id, name } = await create.mutateAsync(values);
      const problem = await setHours(id, today, read.sessions);
      if (problem !== null) notify(t('setup.hoursFailed', { name, problem }), 'problem');
      else notify(t('setup.doctorAdded', { name }));
      state.form.reset({ ...EMPTY, specialization: values.specialization });
      state.form.setFocus('name');
      setChecked(false);
    },
  });
  const { control } = state.form;
  const specialization = useController({ control, name: 'specialization' });
  const reason = specialization.fieldState.error?.message as FieldReason | undefined;
  return (
    <Form state={state} submitText={t('setup.addDoctor')} label={t('setup.doctors')}>
      <FieldRow>
        <FormText control={control} name="name" label={t('doctors.name')} autoFocus />
        <SpecializationField
          value={specialization.field.value}
          onChange={specialization.field.onChange}
          reason={reason}
        />
      </FieldRow>
      <FieldRow>
        <FormText control={control} name="email" label={t('doctors.email')} type="email" />
        <TextField
          label={t('setup.hours')}
          hint={t('setup.hoursHint')}
          isOptional
          value={hours}
          onChange={setHoursText}
        />
      </FieldRow>
      {isChecked && read.is === 'problem' && (
        <div className={styles['problem']}>
          <Alert>{typedProblem(hours, read.problem)}</Alert>
        </div>
      )}
    </Form>
  );
}

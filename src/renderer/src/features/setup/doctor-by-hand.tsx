/* oxlint-disable jsx-a11y/no-autofocus -- this is what the screen is for, so typing may begin at once */
import { contract } from '../../../../shared/contract/index.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Alert } from '../../components/alert.tsx';
import { FormText } from '../../components/form-fields.tsx';
import { Form } from '../../components/form.tsx';
import { useContractForm } from '../../lib/form.ts';
import { notify } from '../../lib/toasts.ts';
import { keepSetupDraft, type SetupDraft, setupDraft } from './setup-draft.ts';
import { useAddDoctor } from './use-add-doctor.ts';
import { useKept } from './use-kept.ts';

const HOURS = 'mo-fr 8-12, 13-17 every 20';

export type DoctorFields = SetupDraft['doctor'];

const NOBODY: DoctorFields = { name: '', specialization: '', email: '', hours: '' };
const draftOf = (doctor: DoctorFields) => ({ doctor });
const inputOf = ({ hours: _, ...doctor }: DoctorFields) => doctor;

/** A doctor with the week in one line, so that the day has slots at once. */
export function DoctorByHand() {
  const { add, hoursProblem } = useAddDoctor();
  const state = useContractForm<DoctorFields>({
    schema: contract['doctors.create'].input,
    values: setupDraft.get().doctor,
    toInput: inputOf,
    places: { DOCTOR_EMAIL_TAKEN: 'email' },
    send: async (values) => {
      if (!(await add(values))) return;
      notify(t('setup.added', { name: values.name }));
      state.form.reset(NOBODY);
      keepSetupDraft({ doctor: NOBODY });
    },
  });
  useKept(state, draftOf);
  const { control } = state.form;
  return (
    <Form state={state} submitText={t('setup.addDoctor')} label={t('setup.doctors')}>
      <FormText control={control} name="name" label={t('doctors.name')} autoFocus />
      <FormText control={control} name="specialization" label={t('doctors.field')} />
      <FormText control={control} name="email" label={t('doctors.email')} type="email" />
      <FormText
        control={control}
        name="hours"
        label={t('setup.hours')}
        hint={t('setup.hoursHint', { example: HOURS })}
        isOptional
      />
      {hoursProblem && <Alert>{hoursProblem}</Alert>}
    </Form>
  );
}

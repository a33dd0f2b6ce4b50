/* oxlint-disable jsx-a11y/no-autofocus -- nothing else can be done here, so typing may begin at once */
import { contract } from '../../../../shared/contract/index.ts';
import { t } from '../../../../shared/messages/format.ts';
import { FormCombo, FormText } from '../../components/form-fields.tsx';
import { Form } from '../../components/form.tsx';
import { useContractForm } from '../../lib/form.ts';
import { timeZoneChoices } from '../../lib/time-zones.ts';
import { BackButton } from './back-button.tsx';
import { keepSetupDraft, setupDraft } from './setup-draft.ts';
import { useKept } from './use-kept.ts';

interface ClinicFields {
  clinicName: string;
  timeZone: string;
}

const draftOf = ({ clinicName, timeZone }: ClinicFields) => ({ clinicName, timeZone });

export function ClinicStep() {
  const { clinicName, timeZone } = setupDraft.get();
  const state = useContractForm<ClinicFields>({
    schema: contract['setup.createClinic'].input.pick({ clinicName: true, timeZone: true }),
    values: { clinicName, timeZone },
    send: async () => keepSetupDraft({ step: 3 }),
  });
  useKept(state, draftOf);
  const { control } = state.form;
  return (
    <Form state={state} submitText={t('setup.next')} label={t('setup.clinic')} other={<BackButton to={1} />}>
      <FormText
        control={control}
        name="clinicName"
        label={t('setup.clinicName')}
        autoComplete="organization"
        autoFocus
      />
      <FormCombo
        control={control}
        name="timeZone"
        label={t('setup.timeZone')}
        hint={t('setup.timeZoneHint')}
        choices={timeZoneChoices()}
      />
    </Form>
  );
}

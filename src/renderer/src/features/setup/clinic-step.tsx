/* oxlint-disable jsx-a11y/no-autofocus -- nothing else can be done here, so typing may begin at once */
import { contract } from '../../../../shared/contract/index.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { FormCombo, FormText } from '../../components/form-fields.tsx';
import { Form } from '../../components/form.tsx';
import { useContractForm } from '../../lib/form.ts';
import { timeZoneChoices } from '../../lib/time-zones.ts';
import { keepSetup, setupDraft } from './setup-draft.ts';
import { StepFrame } from './step-frame.tsx';
import { useKept } from './use-kept.ts';

interface ClinicFields {
  clinicName: string;
  timeZone: string;
}

export function ClinicStep() {
  const { clinicName, timeZone } = setupDraft.get();
  const state = useContractForm<ClinicFields>({
    schema: contract['setup.createClinic'].input.pick({ clinicName: true, timeZone: true }),
    values: { clinicName, timeZone },
    send: async (values) => keepSetup({ ...values, step: 3 }),
  });
  const { control } = state.form;
  useKept(state.form);
  const back = <Button onPress={() => keepSetup({ step: 1 })}>{t('setup.back')}</Button>;
  return (
    <StepFrame step={2} title={t('setup.clinicTitle')} hint={t('setup.hint')}>
      <Form state={state} submitText={t('setup.next')} label={t('setup.clinicTitle')} other={back}>
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
    </StepFrame>
  );
}

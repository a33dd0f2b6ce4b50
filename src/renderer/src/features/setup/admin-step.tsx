/* oxlint-disable jsx-a11y/no-autofocus -- nothing else can be done here, so typing may begin at once */
import { contract } from '../../../../shared/contract/index.ts';
import { spokenLanguage, t } from '../../../../shared/messages/format.ts';
import { Button } from '../../components/button.tsx';
import { FormPassword, FormText } from '../../components/form-fields.tsx';
import { Form } from '../../components/form.tsx';
import { useContractForm } from '../../lib/form.ts';
import { useCommand } from '../../lib/hooks.ts';
import { queryClient } from '../../lib/query-client.ts';
import { enter } from '../session/session.ts';
import { forgetSetup, keepSetup, setupDraft, type SetupDraft } from './setup-draft.ts';
import { StepFrame } from './step-frame.tsx';
import { useKept } from './use-kept.ts';

export function AdminStep() {
  const createClinic = useCommand('setup.createClinic');
  const state = useContractForm<Pick<SetupDraft, 'admin'>>({
    schema: contract['setup.createClinic'].input.pick({ admin: true }),
    values: { admin: setupDraft.get().admin },
    send: async ({ admin }) => {
      const { clinicName, timeZone } = setupDraft.get();
      const language = spokenLanguage();
      enter(await createClinic.mutateAsync({ clinicName, timeZone, language, admin, isGuided: true }));
      await queryClient.invalidateQueries({ queryKey: ['setup.status', {}] });
      forgetSetup();
    },
  });
  const { control } = state.form;
  useKept(state.form);
  const back = <Button onPress={() => keepSetup({ step: 2 })}>{t('setup.back')}</Button>;
  return (
    <StepFrame step={3} title={t('setup.adminTitle')} hint={t('setup.adminHint')}>
      <Form state={state} submitText={t('setup.submit')} label={t('setup.adminTitle')} other={back}>
        <FormText
          control={control}
          name="admin.name"
          label={t('setup.adminName')}
          autoComplete="name"
          autoFocus
        />
        <FormText
          control={control}
          name="admin.email"
          label={t('setup.adminEmail')}
          type="email"
          autoComplete="username"
        />
        <FormPassword
          control={control}
          name="admin.password"
          label={t('setup.password')}
          hint={t('setup.passwordHint')}
          autoComplete="new-password"
        />
      </Form>
    </StepFrame>
  );
}

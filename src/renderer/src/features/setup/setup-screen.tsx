/* oxlint-disable jsx-a11y/no-autofocus -- nothing else can be done here, so typing may begin at once */
import { contract, type Input } from '../../../../shared/contract/index.ts';
import { spokenLanguage, t } from '../../../../shared/messages/format.ts';
import { FormCombo, FormPassword, FormText } from '../../components/form-fields.tsx';
import { Form } from '../../components/form.tsx';
import { useContractForm } from '../../lib/form.ts';
import { useCommand } from '../../lib/hooks.ts';
import { queryClient } from '../../lib/query-client.ts';
import { localTimeZone, timeZoneChoices } from '../../lib/time-zones.ts';
import { Doorway } from '../session/doorway.tsx';
import { enter } from '../session/session.ts';
import styles from './setup-screen.module.css';

/** The first start: the clinic, and the person who runs it. */
export function SetupScreen() {
  const createClinic = useCommand('setup.createClinic');
  const state = useContractForm<Input<'setup.createClinic'>>({
    schema: contract['setup.createClinic'].input,
    values: { clinicName: '', timeZone: localTimeZone(), admin: { name: '', email: '', password: '' } },
    send: async (values) => {
      enter(await createClinic.mutateAsync({ ...values, language: spokenLanguage() }));
      await queryClient.invalidateQueries({ queryKey: ['setup.status', {}] });
    },
  });
  const { control } = state.form;
  return (
    <Doorway title={t('setup.title')} hint={t('setup.hint')}>
      <Form state={state} submitText={t('setup.submit')} label={t('setup.title')}>
        <h2 className={styles['part']}>{t('setup.clinic')}</h2>
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
        <h2 className={styles['part']}>{t('setup.admin')}</h2>
        <FormText control={control} name="admin.name" label={t('setup.adminName')} autoComplete="name" />
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
    </Doorway>
  );
}

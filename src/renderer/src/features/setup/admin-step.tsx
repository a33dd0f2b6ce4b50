/* oxlint-disable jsx-a11y/no-autofocus -- nothing else can be done here, so typing may begin at once */
import { contract, type Input } from '../../../../shared/contract/index.ts';
import { spokenLanguage, t } from '../../../../shared/messages/format.ts';
import { FormPassword, FormText } from '../../components/form-fields.tsx';
import { Form } from '../../components/form.tsx';
import { useContractForm } from '../../lib/form.ts';
import { useCommand } from '../../lib/hooks.ts';
import { BackButton } from './back-button.tsx';
import { clinicIsThere } from './clinic-is-there.ts';
import { setupDraft } from './setup-draft.ts';
import { useKept } from './use-kept.ts';

type AdminFields = Pick<Input<'setup.createClinic'>, 'admin'>;

const draftOf = ({ admin }: AdminFields) => ({ adminName: admin.name, adminEmail: admin.email });

/** The last screen before there is a clinic: all three are sent as one. */
export function AdminStep() {
  const createClinic = useCommand('setup.createClinic');
  const { adminName, adminEmail } = setupDraft.get();
  const state = useContractForm<AdminFields>({
    schema: contract['setup.createClinic'].input.pick({ admin: true }),
    values: { admin: { name: adminName, email: adminEmail, password: '' } },
    send: async ({ admin }) => {
      const { clinicName, timeZone } = setupDraft.get();
      const clinic = { clinicName, timeZone, language: spokenLanguage(), goesOn: true };
      await clinicIsThere(await createClinic.mutateAsync({ ...clinic, admin }));
    },
  });
  useKept(state, draftOf);
  const { control } = state.form;
  return (
    <Form state={state} submitText={t('setup.submit')} label={t('setup.admin')} other={<BackButton to={2} />}>
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
  );
}

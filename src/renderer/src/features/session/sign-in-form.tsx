/* oxlint-disable jsx-a11y/no-autofocus -- nothing else can be done here, so typing may begin at once */
import { contract } from '../../../../shared/contract/index.ts';
import { t } from '../../../../shared/messages/format.ts';
import { FormPassword, FormText } from '../../components/form-fields.tsx';
import { Form } from '../../components/form.tsx';
import { type ContractForm, useContractForm } from '../../lib/form.ts';
import { useCommand } from '../../lib/hooks.ts';
import { enter } from './session.ts';

export interface SignIn {
  email: string;
  password: string;
}

export function useSignIn(email = ''): ContractForm<SignIn> {
  const login = useCommand('auth.login');
  return useContractForm<SignIn>({
    schema: contract['auth.login'].input,
    values: { email, password: '' },
    send: async (values) => enter(await login.mutateAsync(values)),
  });
}

interface SignInFormProps {
  state: ContractForm<SignIn>;
  submitText: string;
  /** Where the person is known already, the password is what is asked for. */
  isEmailKnown?: boolean;
}

export function SignInForm({ state, submitText, isEmailKnown = false }: SignInFormProps) {
  const { control } = state.form;
  return (
    <Form state={state} submitText={submitText} label={submitText}>
      <FormText
        control={control}
        name="email"
        label={t('signIn.email')}
        type="email"
        autoComplete="username"
        autoFocus={!isEmailKnown}
      />
      <FormPassword
        control={control}
        name="password"
        label={t('signIn.password')}
        autoComplete="current-password"
        autoFocus={isEmailKnown}
      />
    </Form>
  );
}

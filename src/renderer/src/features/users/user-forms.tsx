/* oxlint-disable jsx-a11y/no-autofocus -- a dialog moves the focus into itself, and here is where it belongs */
import type { Control } from 'react-hook-form';
import { contract, type Input } from '../../../../shared/contract/index.ts';
import type { User } from '../../../../shared/contract/people.ts';
import { t } from '../../../../shared/messages/format.ts';
import type { Role } from '../../../../shared/roles.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { FormPassword, FormSelect, FormText } from '../../components/form-fields.tsx';
import { Form } from '../../components/form.tsx';
import { useContractForm } from '../../lib/form.ts';
import { useCommand } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import { useMe } from '../session/session.ts';
import styles from './users-screen.module.css';

const roles = () => [
  { value: 'receptionist' as const, text: t('role.receptionist') },
  { value: 'admin' as const, text: t('role.admin') },
];

export function AddUserForm({ onDone }: { onDone: () => void }) {
  const create = useCommand('users.create');
  const state = useContractForm<Input<'users.create'>>({
    schema: contract['users.create'].input,
    values: { name: '', email: '', role: 'receptionist', password: '' },
    places: { USER_EMAIL_TAKEN: 'email' },
    send: async (values) => {
      const { name } = await create.mutateAsync(values);
      notify(t('users.added', { name }));
      onDone();
    },
  });
  const { control } = state.form;
  return (
    <Form state={state} submitText={t('users.add')} other={<CancelButton onPress={onDone} />}>
      <FormText control={control} name="name" label={t('users.name')} autoFocus />
      <FormText control={control} name="email" label={t('users.email')} type="email" />
      <FormSelect control={control} name="role" label={t('users.role')} choices={roles()} />
      <FormPassword
        control={control}
        name="password"
        label={t('users.firstPassword')}
        hint={t('users.passwordHint')}
        autoComplete="new-password"
      />
    </Form>
  );
}

interface EditFields {
  name: string;
  email: string;
  role: Role;
}

export function EditUserForm({ user, onDone }: { user: User; onDone: () => void }) {
  const update = useCommand('users.update');
  const toInput = (values: EditFields) => ({ id: user.id, ...values });
  const state = useContractForm<EditFields>({
    schema: contract['users.update'].input,
    values: { name: user.name, email: user.email, role: user.role },
    toInput,
    places: { USER_EMAIL_TAKEN: 'email', LAST_ADMIN: 'role' },
    send: async (values) => {
      const { name } = await update.mutateAsync(toInput(values));
      notify(t('users.changed', { name }));
      onDone();
    },
  });
  const { control } = state.form;
  return (
    <Form state={state} submitText={t('action.save')} other={<CancelButton onPress={onDone} />}>
      <FormText control={control} name="name" label={t('users.name')} autoFocus />
      <FormText control={control} name="email" label={t('users.email')} type="email" />
      <RoleField control={control} user={user} role={state.form.watch('role')} />
    </Form>
  );
}

interface RoleFieldProps {
  control: Control<EditFields>;
  user: User;
  role: Role;
}

/** Who takes the right away from themselves cannot give it back: that is said before, not after. */
function RoleField({ control, user, role }: RoleFieldProps) {
  const isGivingUp = useMe().id === user.id && user.role === 'admin' && role !== 'admin';
  return (
    <>
      <FormSelect control={control} name="role" label={t('users.role')} choices={roles()} />
      {isGivingUp && <Alert kind="warning">{t('users.ownRole')}</Alert>}
    </>
  );
}

export function ResetPasswordForm({ user, onDone }: { user: User; onDone: () => void }) {
  const reset = useCommand('users.resetPassword');
  const toInput = (values: { newPassword: string }) => ({ id: user.id, ...values });
  const state = useContractForm<{ newPassword: string }>({
    schema: contract['users.resetPassword'].input,
    values: { newPassword: '' },
    toInput,
    send: async (values) => {
      const { name } = await reset.mutateAsync(toInput(values));
      notify(t('users.resetDone', { name }));
      onDone();
    },
  });
  return (
    <Form state={state} submitText={t('users.reset')} other={<CancelButton onPress={onDone} />}>
      <p className={styles['hint']}>{t('users.resetHint', { name: user.name })}</p>
      <FormPassword
        control={state.form.control}
        name="newPassword"
        label={t('account.new')}
        hint={t('users.passwordHint')}
        autoComplete="new-password"
        autoFocus
      />
    </Form>
  );
}

function CancelButton({ onPress }: { onPress: () => void }) {
  return (
    <Button slot={null} onPress={onPress}>
      {t('action.cancel')}
    </Button>
  );
}

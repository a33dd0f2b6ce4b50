/* oxlint-disable jsx-a11y/no-autofocus -- a dialog moves the focus into itself, and here is where it belongs */
import { contract, type Input } from '../../../../shared/contract/index.ts';
import type { User } from '../../../../shared/contract/people.ts';
import { t } from '../../../../shared/messages/format.ts';
import type { Role } from '../../../../shared/roles.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { FormPassword, FormSelect, FormText } from '../../components/form-fields.tsx';
import { Form } from '../../components/form.tsx';
import { useContractForm } from '../../lib/form.ts';
import { useCommand, useQueryOf } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import { useMe } from '../session/session.ts';
import styles from './users-screen.module.css';

/** The list's first entry, while nobody is chosen. */
const NO_DOCTOR = 0;

interface Person {
  name: string;
  email: string;
  role: Role;
  doctorId: number;
}

const doctorOf = ({ role, doctorId }: Person): number | null =>
  role === 'doctor' && doctorId !== NO_DOCTOR ? doctorId : null;

function useDoctorChoices() {
  const doctors = useQueryOf('doctors.list', {}).data?.items ?? [];
  const none = { value: NO_DOCTOR, text: t('users.chooseDoctor') };
  return [
    none,
    ...doctors.map(({ id, name, specialization }) => ({ value: id, text: `${name}, ${specialization}` })),
  ];
}

const roles = () => [
  { value: 'receptionist' as const, text: t('role.receptionist') },
  { value: 'admin' as const, text: t('role.admin') },
  { value: 'doctor' as const, text: t('role.doctor') },
];

interface AddFields extends Person {
  password: string;
}

export function AddUserForm({ onDone }: { onDone: () => void }) {
  const create = useCommand('users.create');
  const toInput = (values: AddFields): Input<'users.create'> => ({ ...values, doctorId: doctorOf(values) });
  const state = useContractForm<AddFields>({
    schema: contract['users.create'].input,
    values: { name: '', email: '', role: 'receptionist', doctorId: NO_DOCTOR, password: '' },
    toInput,
    places: { USER_EMAIL_TAKEN: 'email', DOCTOR_NOT_FOUND: 'doctorId' },
    send: async (values) => {
      const { name } = await create.mutateAsync(toInput(values));
      notify(t('users.added', { name }));
      onDone();
    },
  });
  const { control } = state.form;
  const doctors = useDoctorChoices();
  return (
    <Form state={state} submitText={t('users.add')} other={<CancelButton onPress={onDone} />}>
      <FormText control={control} name="name" label={t('users.name')} autoFocus />
      <FormText control={control} name="email" label={t('users.email')} type="email" />
      <FormSelect control={control} name="role" label={t('users.role')} choices={roles()} />
      {state.form.watch('role') === 'doctor' && (
        <FormSelect
          control={control}
          name="doctorId"
          label={t('users.doctor')}
          hint={t('users.doctorHint')}
          choices={doctors}
        />
      )}
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

export function EditUserForm({ user, onDone }: { user: User; onDone: () => void }) {
  const update = useCommand('users.update');
  const toInput = (values: Person) => ({ ...values, id: user.id, doctorId: doctorOf(values) });
  const state = useContractForm<Person>({
    schema: contract['users.update'].input,
    values: { name: user.name, email: user.email, role: user.role, doctorId: user.doctorId ?? NO_DOCTOR },
    toInput,
    places: { USER_EMAIL_TAKEN: 'email', LAST_ADMIN: 'role', DOCTOR_NOT_FOUND: 'doctorId' },
    send: async (values) => {
      const { name } = await update.mutateAsync(toInput(values));
      notify(t('users.changed', { name }));
      onDone();
    },
  });
  const { control } = state.form;
  const doctors = useDoctorChoices();
  const role = state.form.watch('role');
  return (
    <Form state={state} submitText={t('action.save')} other={<CancelButton onPress={onDone} />}>
      <FormText control={control} name="name" label={t('users.name')} autoFocus />
      <FormText control={control} name="email" label={t('users.email')} type="email" />
      <FormSelect control={control} name="role" label={t('users.role')} choices={roles()} />
      {role === 'doctor' && (
        <FormSelect
          control={control}
          name="doctorId"
          label={t('users.doctor')}
          hint={t('users.doctorHint')}
          choices={doctors}
        />
      )}
      <OwnRoleWarning user={user} role={role} />
    </Form>
  );
}

/** Who takes the right away from themselves cannot give it back: that is said before, not after. */
function OwnRoleWarning({ user, role }: { user: User; role: Role }) {
  const isGivingUp = useMe().id === user.id && user.role === 'admin' && role !== 'admin';
  if (!isGivingUp) return null;
  return <Alert kind="warning">{t(role === 'doctor' ? 'users.ownRoleDoctor' : 'users.ownRole')}</Alert>;
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

import type { PermissionRow } from '../../../../shared/contract/permissions.ts';
import type { User } from '../../../../shared/contract/people.ts';
import { t } from '../../../../shared/messages/format.ts';
import { asProblem } from '../../api.ts';
import { SelectField } from '../../components/select-field.tsx';
import { Answer } from '../../components/states.tsx';
import { useCommand, useQueryOf } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import styles from './users-screen.module.css';

const SAID = ['asAll', 'allowed', 'notAllowed'] as const;
type Said = (typeof SAID)[number];

/** Where one receptionist differs from all others. */
export function UserPermissions({ user }: { user: User }) {
  const permissions = useQueryOf('permissions.get', {});
  return (
    <div className={styles['permissions']}>
      <p className={styles['hint']}>{t('permissions.ownHint', { name: user.name })}</p>
      <Answer query={permissions}>
        {({ items }) => items.map((row) => <OwnPermission key={row.permission} row={row} userId={user.id} />)}
      </Answer>
    </div>
  );
}

function OwnPermission({ row, userId }: { row: PermissionRow; userId: number }) {
  const { permission, isAllowed, users } = row;
  const set = useCommand('permissions.setForUser');
  const own = users.find((one) => one.userId === userId);
  const said: Said = own === undefined ? 'asAll' : own.isAllowed ? 'allowed' : 'notAllowed';
  const textOf = (value: Said) =>
    value === 'asAll'
      ? t(isAllowed ? 'permissions.asAllAllowed' : 'permissions.asAllNotAllowed')
      : t(`permissions.${value}`);
  const change = (value: Said) => {
    if (value === said) return;
    const next = value === 'asAll' ? null : value === 'allowed';
    set.mutate(
      { userId, permission, isAllowed: next },
      { onError: (error) => notify(asProblem(error).message, 'problem') },
    );
  };
  return (
    <SelectField
      label={t(`permission.${permission}`)}
      hint={t(`permissionHint.${permission}`)}
      value={said}
      choices={SAID.map((value) => ({ value, text: textOf(value) }))}
      onChange={change}
    />
  );
}

import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { User } from '../../../../shared/contract/people.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Page } from '../../components/page.tsx';
import { Answer } from '../../components/states.tsx';
import table from '../../components/table.module.css';
import { useQueryOf } from '../../lib/hooks.ts';
import { PermissionsCard } from './permissions-card.tsx';
import { UserActions } from './user-actions.tsx';
import { AddUserForm } from './user-forms.tsx';

/** Who may sign in. */
export function UsersScreen() {
  const users = useQueryOf('users.list', {});
  return (
    <Page title={t('nav.users')} actions={<AddUserButton />}>
      <Answer query={users}>{({ items }) => <UsersTable users={items} />}</Answer>
      <PermissionsCard />
    </Page>
  );
}

function AddUserButton() {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="primary" onPress={() => setOpen(true)}>
        <Plus aria-hidden />
        {t('users.add')}
      </Button>
      <Dialog title={t('users.add')} isOpen={isOpen} onClose={close}>
        <AddUserForm onDone={close} />
      </Dialog>
    </>
  );
}

function UsersTable({ users }: { users: readonly User[] }) {
  return (
    <div className={table['frame']}>
      <table className={table['table']} aria-label={t('users.table')}>
        <thead>
          <tr>
            <th scope="col">{t('users.name')}</th>
            <th scope="col">{t('users.email')}</th>
            <th scope="col">{t('users.role')}</th>
            <th scope="col">{t('users.state')}</th>
            <th scope="col">{t('users.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <UserRow key={user.id} user={user} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function UserRow({ user }: { user: User }) {
  return (
    <tr>
      <th scope="row">{user.name}</th>
      <td>{user.email}</td>
      <td>
        <RoleOf user={user} />
      </td>
      <td>
        {user.isActive ? (
          <Badge tone="free" glyph="●">
            {t('users.active')}
          </Badge>
        ) : (
          <Badge tone="blocked" glyph="▨">
            {t('users.inactive')}
          </Badge>
        )}
      </td>
      <td>
        <UserActions user={user} />
      </td>
    </tr>
  );
}

function RoleOf({ user }: { user: User }) {
  const doctors = useQueryOf('doctors.list', { includeInactive: true }).data?.items ?? [];
  const doctor = doctors.find(({ id }) => id === user.doctorId)?.name;
  const role = t(`role.${user.role}`);
  return doctor ? t('users.roleOfDoctor', { role, doctor }) : role;
}

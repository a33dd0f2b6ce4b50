import type { PermissionRow } from '../../../../shared/contract/permissions.ts';
import { t } from '../../../../shared/messages/format.ts';
import { Card } from '../../components/page.tsx';
import { Answer } from '../../components/states.tsx';
import { Switch } from '../../components/switch.tsx';
import table from '../../components/table.module.css';
import { useCommand, useQueryOf } from '../../lib/hooks.ts';
import { notify } from '../../lib/toasts.ts';
import styles from './users-screen.module.css';

/** What receptionists may do: all of them, and those of whom something else was said. */
export function PermissionsCard() {
  const permissions = useQueryOf('permissions.get', {});
  return (
    <Card title={t('permissions.title')}>
      <p className={styles['hint']}>{t('permissions.hint')}</p>
      <Answer query={permissions}>{({ items }) => <Matrix rows={items} />}</Answer>
    </Card>
  );
}

function Matrix({ rows }: { rows: readonly PermissionRow[] }) {
  const people = new Map(
    rows.flatMap(({ users }) => users.map(({ userId, name }) => [userId, name] as const)),
  );
  return (
    <div className={table['frame']}>
      <table className={table['table']} aria-label={t('permissions.table')}>
        <thead>
          <tr>
            <th scope="col">{t('permissions.what')}</th>
            <th scope="col">{t('permissions.all')}</th>
            {[...people].map(([id, name]) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.permission}>
              <th scope="row">
                {t(`permission.${row.permission}`)}
                <p className={styles['note']}>{t(`permissionHint.${row.permission}`)}</p>
              </th>
              <td>
                <ForAll row={row} />
              </td>
              {[...people].map(([id, name]) => (
                <td key={id}>
                  <ForOne row={row} userId={id} name={name} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ForAll({ row: { permission, isAllowed } }: { row: PermissionRow }) {
  const set = useCommand('permissions.set');
  return (
    <Switch
      label={t('permissions.allOf', { permission: t(`permission.${permission}`) })}
      isSelected={isAllowed}
      onChange={(next) =>
        set.mutate({ permission, isAllowed: next }, { onError: ({ message }) => notify(message, 'problem') })
      }
    />
  );
}

/** Somebody who differs in one thing may be as all others in the next; that is said, and switched all the same. */
function ForOne({ row, userId, name }: { row: PermissionRow; userId: number; name: string }) {
  const { permission, users } = row;
  const set = useCommand('permissions.setForUser');
  const own = users.find((one) => one.userId === userId);
  return (
    <span className={styles['cell']}>
      <Switch
        label={t('permissions.oneOf', { permission: t(`permission.${permission}`), name })}
        isSelected={own?.isAllowed ?? row.isAllowed}
        onChange={(next) =>
          set.mutate(
            { userId, permission, isAllowed: next },
            { onError: ({ message }) => notify(message, 'problem') },
          )
        }
      />
      {!own && <span className={styles['note']}>{t('permissions.asAll')}</span>}
    </span>
  );
}

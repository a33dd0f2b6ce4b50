import type { PermissionRow } from '../../../shared/contract/permissions.ts';
import { type Permission, permissionNames, PERMISSIONS } from '../../../shared/permissions.ts';
import type { ReadDb, WriteDb } from '../../database/database.ts';

/** Whether receptionists may, unless something else was said of one of them. */
export async function isAllowedForAll(db: ReadDb, permission: Permission): Promise<boolean> {
  const said = await db
    .selectFrom('permissions')
    .select('is_allowed')
    .where('permission', '=', permission)
    .executeTakeFirst();
  return said ? said.is_allowed === 1 : PERMISSIONS[permission];
}

/** What was said of one user, or null. */
export async function saidOf(db: ReadDb, userId: number, permission: Permission): Promise<boolean | null> {
  const said = await db
    .selectFrom('user_permissions')
    .select('is_allowed')
    .where('user_id', '=', userId)
    .where('permission', '=', permission)
    .executeTakeFirst();
  return said ? said.is_allowed === 1 : null;
}

export async function permissionRowOf(db: ReadDb, permission: Permission): Promise<PermissionRow> {
  const users = await db
    .selectFrom('user_permissions as said')
    .innerJoin('users as user', 'user.id', 'said.user_id')
    .select(['user.id', 'user.name', 'said.is_allowed'])
    .where('said.permission', '=', permission)
    .where('user.role', '=', 'receptionist')
    .execute();
  return {
    permission,
    isAllowed: await isAllowedForAll(db, permission),
    users: users
      .map(({ id, name, is_allowed }) => ({ userId: id, name, isAllowed: is_allowed === 1 }))
      .toSorted((a, b) => a.name.localeCompare(b.name) || a.userId - b.userId),
  };
}

export async function listPermissions(db: ReadDb): Promise<PermissionRow[]> {
  const rows: PermissionRow[] = [];
  for (const permission of permissionNames) rows.push(await permissionRowOf(db, permission));
  return rows;
}

const flag = (isAllowed: boolean) => (isAllowed ? 1 : 0);

export async function sayForAll(db: WriteDb, permission: Permission, isAllowed: boolean): Promise<void> {
  await db
    .insertInto('permissions')
    .values({ permission, is_allowed: flag(isAllowed) })
    .onConflict((clash) => clash.column('permission').doUpdateSet({ is_allowed: flag(isAllowed) }))
    .execute();
}

/** Null takes back what was said. */
export async function sayOf(
  db: WriteDb,
  userId: number,
  permission: Permission,
  isAllowed: boolean | null,
): Promise<void> {
  if (isAllowed === null) {
    await db
      .deleteFrom('user_permissions')
      .where('user_id', '=', userId)
      .where('permission', '=', permission)
      .execute();
    return;
  }
  await db
    .insertInto('user_permissions')
    .values({ user_id: userId, permission, is_allowed: flag(isAllowed) })
    .onConflict((clash) =>
      clash.columns(['user_id', 'permission']).doUpdateSet({ is_allowed: flag(isAllowed) }),
    )
    .execute();
}

import { AppError } from '../shared/errors.ts';
import { type Permission, permissionNames, PERMISSIONS } from '../shared/permissions.ts';
import type { ReadDb } from './database/database.ts';
import { firstOf, prepared } from './database/prepared.ts';
import type { Session } from './session.ts';

const ofClinic = prepared((db: ReadDb, { permission }: { permission: string }) =>
  db.selectFrom('permissions').select('is_allowed').where('permission', '=', permission),
);
const ofUser = prepared((db: ReadDb, { userId, permission }: { userId: number; permission: string }) =>
  db
    .selectFrom('user_permissions')
    .select('is_allowed')
    .where('user_id', '=', userId)
    .where('permission', '=', permission),
);
const allOfClinic = prepared((db: ReadDb, _: object) =>
  db.selectFrom('permissions').select(['permission', 'is_allowed']),
);
const allOfUser = prepared((db: ReadDb, { userId }: { userId: number }) =>
  db.selectFrom('user_permissions').select(['permission', 'is_allowed']).where('user_id', '=', userId),
);

/** Whether somebody may do it: as said for them, or else for all receptionists, or else as is usual. */
export async function isPermitted(
  db: ReadDb,
  { userId, role }: Pick<Session, 'userId' | 'role'>,
  permission: Permission,
): Promise<boolean> {
  if (role !== 'receptionist') return role === 'admin';
  const said =
    (await firstOf(ofUser(db, { userId, permission }))) ?? (await firstOf(ofClinic(db, { permission })));
  return said ? said.is_allowed === 1 : PERMISSIONS[permission];
}

/** All that somebody has been allowed. */
export async function permissionsOf(
  db: ReadDb,
  { userId, role }: Pick<Session, 'userId' | 'role'>,
): Promise<Permission[]> {
  if (role !== 'receptionist') return role === 'admin' ? [...permissionNames] : [];
  const [ofAll, ofOne] = [await allOfClinic(db, {}), await allOfUser(db, { userId })];
  const said = new Map([...ofAll.rows, ...ofOne.rows].map((row) => [row.permission, row.is_allowed === 1]));
  return permissionNames.filter((permission) => said.get(permission) ?? PERMISSIONS[permission]);
}

/** @throws AppError ADMIN_ONLY for what only admins may do unless told otherwise, NOT_PERMITTED for the rest */
export async function requirePermission(db: ReadDb, session: Session, permission: Permission): Promise<void> {
  if (await isPermitted(db, session, permission)) return;
  throw new AppError(PERMISSIONS[permission] ? 'NOT_PERMITTED' : 'ADMIN_ONLY');
}

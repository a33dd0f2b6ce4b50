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
  person: Pick<Session, 'userId' | 'role'>,
): Promise<Permission[]> {
  const allowed: Permission[] = [];
  for (const permission of permissionNames) {
    if (await isPermitted(db, person, permission)) allowed.push(permission);
  }
  return allowed;
}

/** @throws AppError ADMIN_ONLY for what only admins may do unless told otherwise, NOT_PERMITTED for the rest */
export async function requirePermission(db: ReadDb, session: Session, permission: Permission): Promise<void> {
  if (await isPermitted(db, session, permission)) return;
  throw new AppError(PERMISSIONS[permission] ? 'NOT_PERMITTED' : 'ADMIN_ONLY');
}

import type { Selectable } from 'kysely';
import type { Me, User } from '../../../shared/contract/people.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Role } from '../../../shared/roles.ts';
import type { CommandContext } from '../../context.ts';
import type { ReadDb } from '../../database/database.ts';
import type { Schema } from '../../database/schema.ts';
import { permissionsOf } from '../../permissions.ts';

export type UserRow = Selectable<Schema['users']>;

export async function findUserByEmail(db: ReadDb, email: string): Promise<UserRow | undefined> {
  return db.selectFrom('users').selectAll().where('email', '=', email).executeTakeFirst();
}

/** @throws AppError USER_NOT_FOUND */
export async function getUserRow(db: ReadDb, id: number): Promise<UserRow> {
  const row = await db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('USER_NOT_FOUND');
  return row;
}

/** @throws AppError USER_NOT_FOUND */
export async function getUser(db: ReadDb, id: number): Promise<User> {
  return userOf(await getUserRow(db, id));
}

/** The active ones first, by name as people sort names. */
export async function listUsers(db: ReadDb): Promise<User[]> {
  const rows = await db.selectFrom('users').selectAll().execute();
  return rows
    .toSorted((a, b) => b.is_active - a.is_active || a.name.localeCompare(b.name) || a.id - b.id)
    .map(userOf);
}

/** Whether nobody could look after the clinic if this user could not. */
export async function isLastAdmin(db: ReadDb, id: number): Promise<boolean> {
  const admins = await db
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'admin')
    .where('is_active', '=', 1)
    .execute();
  return admins.length === 1 && admins[0]?.id === id;
}

interface NewUser {
  name: string;
  email: string;
  role: Role;
  doctorId?: number | null | undefined;
  passwordHash: string;
}

/** An email that another user has is refused by its unique column: USER_EMAIL_TAKEN. */
export async function insertUser(
  ctx: CommandContext,
  { passwordHash, doctorId, ...user }: NewUser,
): Promise<User> {
  const { id } = await ctx.db
    .insertInto('users')
    .values({ ...user, doctor_id: doctorId ?? null, password_hash: passwordHash, created_at: ctx.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  const after = await getUser(ctx.db, id);
  ctx.audit({ entity: 'users', id, after });
  return after;
}

/** The person themselves is told what they may do. */
export async function meOf(db: ReadDb, user: User): Promise<Me> {
  return { ...user, permissions: await permissionsOf(db, { userId: user.id, role: user.role }) };
}

/** Never with the password's hash: this is what is answered and what the audit keeps. */
export function userOf(row: UserRow): User {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    doctorId: row.doctor_id,
    isActive: row.is_active === 1,
    createdAt: new Date(row.created_at).toISOString(),
  };
}

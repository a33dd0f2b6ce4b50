import type { Selectable } from 'kysely';
import type { Room } from '../../../shared/contract/rooms.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReadDb } from '../../database/database.ts';
import type { Schema } from '../../database/schema.ts';

/** All rooms in their order: a clinic has a few dozen. */
export async function listRooms(db: ReadDb): Promise<Room[]> {
  const rows = await db.selectFrom('rooms').selectAll().orderBy('position').orderBy('name').execute();
  return rows.map(roomOf);
}

/** @throws AppError ROOM_NOT_FOUND */
export async function getRoom(db: ReadDb, id: number): Promise<Room> {
  const row = await db.selectFrom('rooms').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('ROOM_NOT_FOUND');
  return roomOf(row);
}

/** @throws AppError ROOM_NOT_FOUND or ROOM_INACTIVE */
export async function requireRoom(db: ReadDb, id: number | undefined): Promise<void> {
  if (id !== undefined && !(await getRoom(db, id)).isActive) throw new AppError('ROOM_INACTIVE');
}

function roomOf({ id, name, colour, position, is_active: active }: Selectable<Schema['rooms']>): Room {
  return { id, name, colour, position, isActive: active === 1 };
}

import type { WriteDb } from '../../database/database.ts';

export async function endSession(db: WriteDb, id: number): Promise<void> {
  await db.deleteFrom('sessions').where('id', '=', id).execute();
}

export async function setPasswordHash(db: WriteDb, userId: number, passwordHash: string): Promise<void> {
  await db.updateTable('users').set({ password_hash: passwordHash }).where('id', '=', userId).execute();
}

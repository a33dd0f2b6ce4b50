import type { ChangedKeys } from '../../../shared/shortcuts.ts';
import type { ReadDb, WriteDb } from '../../database/database.ts';

export async function changedKeysOf(db: ReadDb, userId: number): Promise<ChangedKeys[]> {
  return db
    .selectFrom('shortcuts')
    .select(['action', 'keys'])
    .where('user_id', '=', userId)
    .orderBy('action')
    .execute();
}

export async function saveKeys(db: WriteDb, userId: number, { action, keys }: ChangedKeys): Promise<void> {
  await db
    .insertInto('shortcuts')
    .values({ user_id: userId, action, keys })
    .onConflict((conflict) => conflict.columns(['user_id', 'action']).doUpdateSet({ keys }))
    .execute();
}

export async function forgetKeys(db: WriteDb, userId: number, action?: string): Promise<void> {
  await db
    .deleteFrom('shortcuts')
    .where('user_id', '=', userId)
    .$if(action !== undefined, (query) => query.where('action', '=', action ?? ''))
    .execute();
}

/** Whether the clinic on a server is what was to take its place: the trail of both ends with the same row. */
import type { ReadDb } from '../database/database.ts';
import type { ServerAddress } from '../database/postgres/address.ts';
import { postgresKysely } from '../database/postgres/dialect.ts';
import type { Schema } from '../database/schema.ts';
import { alone } from './alone.ts';

/**
 * Waits for a commit that may still be on its way: it has the clinic to itself until it is done or undone. Rows that
 * came after it do not matter.
 */
export function hasArrived(server: ServerAddress, from: ReadDb): Promise<boolean> {
  return alone(server, async (client) => {
    const last = await lastRow(from);
    if (!last) return false;
    const there = await postgresKysely<Schema>(client)
      .selectFrom('audit_log')
      .select('hash')
      .where('id', '=', last.id)
      .executeTakeFirst();
    return there?.hash === last.hash;
  });
}

function lastRow(db: ReadDb) {
  return db.selectFrom('audit_log').select(['id', 'hash']).orderBy('id', 'desc').limit(1).executeTakeFirst();
}

/** The rows of the trail that say where the clinic went. They decide: what they say has happened, and nothing else. */
import { type AuditRow, appendAudit } from '../database/audit.ts';
import type { ReadDb, WriteDb } from '../database/database.ts';

/** `leave` is the last row that a clinic has on a server: its trail takes no other after it. */
export const ARRIVED = 'house.moveToServer';
export const LEFT = 'house.leave';
export const RETURNED = 'house.moveToFile';

export interface MovedRow {
  procedure: typeof ARRIVED | typeof LEFT | typeof RETURNED;
  /** Of the move. */
  id: string;
  now: number;
  /** Who asked; null for the computer's owner. */
  userId: number | null;
  desk: string;
  after: Record<string, unknown>;
}

export async function tellMoved(db: WriteDb, { id, now, ...row }: MovedRow): Promise<void> {
  const rest = { entity: 'server', entityId: null, before: undefined } satisfies Partial<AuditRow>;
  await appendAudit(db, { ...row, ...rest, at: now, commandId: id });
}

/** Whether the row is there that decides this move. */
export async function isDecidedBy(
  db: ReadDb,
  procedure: MovedRow['procedure'],
  id: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('audit_log')
    .select('id')
    .where('procedure', '=', procedure)
    .where('command_id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether the clinic on a server has been moved away. */
export async function hasLeft(db: ReadDb): Promise<boolean> {
  const row = await db
    .selectFrom('audit_log')
    .select('procedure')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.procedure === LEFT;
}

import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import type { ReadDb, WriteDb } from './database.ts';
import { engineOf } from './engine.ts';
import { prepared } from './prepared.ts';
import type { Schema } from './schema.ts';

/** What an audit row says beside the values: who, where, when, through what, about which row. */
export interface AuditRow {
  at: number;
  userId: number | null;
  desk: string;
  commandId: string | null;
  procedure: string;
  entity: string;
  /** Null when the row is about many. */
  entityId: number | null;
  before: unknown;
  after: unknown;
}

export type Stored = Omit<Schema['audit_log'], 'id' | 'hash' | 'before_values' | 'after_values'>;

/**
 * Adds a row at the end of the chain, and answers its number: the sequence of changes. The numbers have no gaps, and
 * grow in the order of the commits: what is added here is added in the tail, where writers go one after the other.
 */
export async function appendAudit(db: WriteDb, row: AuditRow): Promise<number> {
  const before = row.before === undefined ? null : JSON.stringify(row.before);
  const after = row.after === undefined ? null : JSON.stringify(row.after);
  const stored: Stored = {
    at: row.at,
    user_id: row.userId,
    desk: row.desk,
    command_id: row.commandId,
    procedure: row.procedure,
    entity: row.entity,
    entity_id: row.entityId,
    values_hash: sha256(JSON.stringify([before, after])),
  };
  const last = await engineOf(db).enterTail(db);
  const id = (last?.id ?? 0) + 1;
  const chained = chainHash(last?.hash ?? '', stored);
  await insertRow(db, { id, ...stored, before_values: before, after_values: after, hash: chained });
  return id;
}

const insertRow = prepared((db: WriteDb, row: Omit<Schema['audit_log'], 'id'> & { id: number }) =>
  db.insertInto('audit_log').values({
    id: row.id,
    at: row.at,
    user_id: row.user_id,
    desk: row.desk,
    command_id: row.command_id,
    procedure: row.procedure,
    entity: row.entity,
    entity_id: row.entity_id,
    before_values: row.before_values,
    after_values: row.after_values,
    values_hash: row.values_hash,
    hash: row.hash,
  } as never),
);

/** The number of the latest row; 0 when there is none. */
export async function lastAuditRow(db: ReadDb): Promise<number> {
  const row = await db.selectFrom('audit_log').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row?.id ?? 0;
}

/** Rows that are read at a time: a few milliseconds, after which others get their turn. */
const PIECE = 200;

/**
 * Checks at most `limit` rows after one that has been checked. `brokenId` is the first that does not fit the
 * chain, or null when nothing was tampered with; `last` is the last one that was looked at.
 */
export async function checkAuditChain(
  db: ReadDb,
  { after, limit }: { after: number; limit: number },
): Promise<{ last: number; brokenId: number | null }> {
  let previous = after === 0 ? '' : await hashOf(db, after);
  let last = after;
  while (last < after + limit) {
    const rows = await db
      .selectFrom('audit_log')
      .selectAll()
      .where('id', '>', last)
      .orderBy('id')
      .limit(Math.min(PIECE, after + limit - last))
      .execute();
    for (const row of rows) {
      if (row.id !== last + 1 || !isIntact(row, previous)) return { last: row.id, brokenId: row.id };
      previous = row.hash;
      last = row.id;
    }
    if (rows.length === 0) break;
    await setImmediate();
  }
  return { last, brokenId: null };
}

async function hashOf(db: ReadDb, id: number): Promise<string> {
  const row = await db.selectFrom('audit_log').select('hash').where('id', '=', id).executeTakeFirst();
  return row?.hash ?? '';
}

function isIntact(row: Selectable<Schema['audit_log']>, previous: string): boolean {
  const { id: _, before_values: before, after_values: after, hash: kept, ...stored } = row;
  const isErased = before === null && after === null;
  const valuesFit = isErased || sha256(JSON.stringify([before, after])) === stored.values_hash;
  return valuesFit && kept === chainHash(previous, stored);
}

/** The number of the first row that does not fit the chain, or null when nothing was tampered with. */
export async function firstBrokenAuditRow(db: ReadDb): Promise<number | null> {
  return (await checkAuditChain(db, { after: 0, limit: Number.MAX_SAFE_INTEGER })).brokenId;
}

/** What the values hash to of a row that never had any: all others without values were erased. */
export const NO_VALUES = sha256(JSON.stringify([null, null]));

/** What ties a row to the one before it. */
export function chainHash(previous: string, row: Stored): string {
  return sha256(
    JSON.stringify([
      previous,
      row.at,
      row.user_id,
      row.desk,
      row.command_id,
      row.procedure,
      row.entity,
      row.entity_id,
      row.values_hash,
    ]),
  );
}

export function sha256(text: string): string {
  return hash('sha256', text, 'base64');
}

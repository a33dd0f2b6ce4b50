import { createHash } from 'node:crypto';
import type { ReadDb, WriteDb } from './database.ts';
import { firstOf, onlyOf, prepared } from './prepared.ts';
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

type Stored = Omit<Schema['audit_log'], 'id' | 'hash' | 'before_values' | 'after_values'>;

/** Adds a row at the end of the chain, and answers its number: the sequence of changes. */
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
  const last = await firstOf(lastHash(db, {}));
  const hash = chainHash(last?.hash ?? '', stored);
  return (await onlyOf(insertRow(db, { ...stored, before_values: before, after_values: after, hash }))).id;
}

const lastHash = prepared((db: WriteDb, _: object) =>
  db.selectFrom('audit_log').select('hash').orderBy('id', 'desc').limit(1),
);

const insertRow = prepared((db: WriteDb, row: Omit<Schema['audit_log'], 'id'>) =>
  db
    .insertInto('audit_log')
    .values({
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
    })
    .returning('id'),
);

/** The number of the first row that does not fit the chain, or null when nothing was tampered with. */
export async function firstBrokenAuditRow(db: ReadDb): Promise<number | null> {
  let previous = '';
  let expectedId = 1;
  for (const { id, before_values: before, after_values: after, hash, ...stored } of await db
    .selectFrom('audit_log')
    .selectAll()
    .orderBy('id')
    .execute()) {
    const isErased = before === null && after === null;
    const valuesFit = isErased || sha256(JSON.stringify([before, after])) === stored.values_hash;
    if (id !== expectedId || !valuesFit || hash !== chainHash(previous, stored)) return id;
    previous = hash;
    expectedId += 1;
  }
  return null;
}

function chainHash(previous: string, row: Stored): string {
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

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendAudit, firstBrokenAuditRow } from '../../src/main/database/audit.ts';
import { type Connection, connect } from '../../src/main/database/sqlite/connection.ts';
import type { Database } from '../../src/main/database/database.ts';
import { openDatabase } from '../../src/main/database/sqlite/sqlite-database.ts';
import { temporaryFolder } from '../support/folder.ts';

const row = {
  at: 1,
  userId: null,
  desk: 'test',
  commandId: null,
  procedure: 'patients.update',
  entity: 'patients',
  entityId: 7,
  before: { name: 'Old' },
  after: { name: 'New' },
};

describe('the audit chain', () => {
  let folder: string;
  let database: Database;
  let tool: Connection;
  const brokenAt = () => database.read(firstBrokenAuditRow);

  beforeEach(async () => {
    folder = temporaryFolder();
    const file = path.join(folder, 'clinic.db');
    database = await openDatabase({ file });
    await database.write(async (db) => {
      for (let index = 0; index < 5; index += 1) await appendAudit(db, { ...row, entityId: index + 1 });
    });
    // Whoever tampers takes the triggers away first.
    tool = connect({ file }, 'writer');
    const triggers = tool.prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit_log'`,
    );
    for (const name of triggers.pluck().all()) tool.exec(`DROP TRIGGER ${String(name)}`);
  });
  afterEach(async () => {
    tool.close();
    await database.close();
    fs.rmSync(folder, { recursive: true });
  });

  it('is whole when nobody touched it', async () => {
    expect(await brokenAt()).toBeNull();
  });

  it.each([
    ['at', `UPDATE audit_log SET at = 2 WHERE id = 3`, 3],
    ['desk', `UPDATE audit_log SET desk = 'other' WHERE id = 3`, 3],
    ['command', `UPDATE audit_log SET command_id = 'x' WHERE id = 3`, 3],
    ['procedure', `UPDATE audit_log SET procedure = 'x' WHERE id = 3`, 3],
    ['entity', `UPDATE audit_log SET entity = 'x' WHERE id = 3`, 3],
    ['row', `UPDATE audit_log SET entity_id = 9 WHERE id = 3`, 3],
    ['values before', `UPDATE audit_log SET before_values = '{"name":"X"}' WHERE id = 3`, 3],
    ['values after', `UPDATE audit_log SET after_values = '{"name":"X"}' WHERE id = 3`, 3],
    ['one side of the values', `UPDATE audit_log SET before_values = NULL WHERE id = 3`, 3],
    [
      'hash of the values',
      `UPDATE audit_log SET values_hash = 'x', after_values = NULL, before_values = NULL WHERE id = 3`,
      3,
    ],
  ])('shows a row whose %s was changed', async (_what, statement, broken) => {
    tool.exec(statement);
    expect(await brokenAt()).toBe(broken);
  });

  it.each([1, 3])('shows that row %d was taken out', async (id) => {
    tool.exec(`DELETE FROM audit_log WHERE id = ${id}`);
    expect(await brokenAt()).toBe(id + 1);
  });

  it('shows two rows that changed places', async () => {
    tool.exec(`UPDATE audit_log SET id = 99 WHERE id = 2`);
    tool.exec(`UPDATE audit_log SET id = 2 WHERE id = 3`);
    tool.exec(`UPDATE audit_log SET id = 3 WHERE id = 99`);
    expect(await brokenAt()).toBe(2);
  });

  it('shows a row that was put in', async () => {
    tool.exec(`INSERT INTO audit_log (at, desk, procedure, entity, values_hash, hash)
      SELECT at, desk, procedure, entity, values_hash, hash FROM audit_log WHERE id = 5`);
    expect(await brokenAt()).toBe(6);
  });

  it('stays whole when the values of a row are erased', async () => {
    tool.exec(`UPDATE audit_log SET before_values = NULL, after_values = NULL WHERE id = 3`);
    expect(await brokenAt()).toBeNull();
  });
});

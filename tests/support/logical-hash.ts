import { createHash } from 'node:crypto';
import { type Connection, connect } from '../../src/main/database/sqlite/connection.ts';

/** What a restore leaves out on purpose, and what the program writes by itself at any time. */
const LEFT_OUT = new Set(['sessions', 'measures', 'sqlite_sequence', 'changed_days']);

/**
 * All rows of all tables in one number: equal for files that mean the same, wherever their pages lie. The rows of the
 * history after `lastChange` are not counted.
 */
export function logicalHash(file: string, lastChange = Number.MAX_SAFE_INTEGER): string {
  const sql = connect({ file }, 'reader');
  try {
    const hash = createHash('sha256');
    for (const table of tablesOf(sql)) {
      hash.update(`${table}\n`);
      const where = table === 'audit_log' ? `WHERE id <= ${lastChange}` : '';
      const rows = sql.prepare(`SELECT * FROM "${table}" ${where}`).raw().all() as unknown[][];
      const lines = rows.map((row) =>
        JSON.stringify(row, (_, value: unknown) => (Buffer.isBuffer(value) ? value.toString('hex') : value)),
      );
      for (const line of lines.toSorted()) hash.update(`${line}\n`);
    }
    return hash.digest('hex');
  } finally {
    sql.close();
  }
}

function tablesOf(sql: Connection): string[] {
  const names = sql
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`,
    )
    .pluck()
    .all() as string[];
  return names.filter((name) => !LEFT_OUT.has(name) && !name.startsWith('patient_search'));
}

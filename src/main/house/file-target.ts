import type { Connection } from '../database/sqlite/connection.ts';
import { kyselyOver } from '../database/sqlite/dialect.ts';
import type { GivenIds, Target } from './target.ts';

/** @param connection to a migrated file, inside of a transaction */
export function fileTarget(connection: Connection): Target {
  return {
    db: kyselyOver(connection),

    insert: async (table, columns, rows) => {
      const names = columns.map((name) => `"${name}"`).join(', ');
      const places = columns.map(() => '?').join(', ');
      const statement = connection.prepare(`INSERT INTO "${table}" (${names}) VALUES (${places})`);
      for (const row of rows) statement.run(columns.map((name) => row[name]));
    },

    settle: async () => {},

    goOnAfter: async (given) => continueIn(connection, given),
  };
}

function continueIn(connection: Connection, given: GivenIds): void {
  const counts = connection.prepare(
    `SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ? AND sql LIKE '%AUTOINCREMENT%'`,
  );
  const update = connection.prepare('UPDATE sqlite_sequence SET seq = max(seq, :seq) WHERE name = :name');
  const insert = connection.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :seq)');
  for (const [name, seq] of Object.entries(given)) {
    if (counts.pluck().get(name) === 0) continue;
    if (update.run({ name, seq }).changes === 0) insert.run({ name, seq });
  }
}

/** Reads a number and writes the next one, again and again, in the transactions that commands are run in. */
import { setTimeout } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { CompiledQuery } from 'kysely';
import { openBeside } from '../../src/main/database/place.ts';

const [file = '', rounds = '0', begin = 'BEGIN IMMEDIATE'] = process.argv.slice(2);

const exec = Sqlite.prototype.exec;
Sqlite.prototype.exec = function (this: Sqlite.Database, source) {
  return exec.call(this, source === 'BEGIN IMMEDIATE' ? begin : source);
};

const database = openBeside({ file });
// Nobody begins before the other is there.
await new Promise((resolve) => {
  process.once('message', resolve);
  process.send?.('ready');
});
const counts = { done: 0, busy: 0 };
for (let round = 0; round < Number(rounds); round += 1) {
  try {
    await database.write(async (db) => {
      const { rows } = await db.executeQuery<{ n: number }>(CompiledQuery.raw('SELECT n FROM counter'));
      await setTimeout(1);
      await db.executeQuery(CompiledQuery.raw('UPDATE counter SET n = ?', [(rows[0]?.n ?? 0) + 1]));
    });
    counts.done += 1;
  } catch (error) {
    if (!(error as { code?: string }).code?.startsWith('SQLITE_BUSY')) throw error;
    counts.busy += 1;
  }
}
process.send?.(counts, () => process.exit());
